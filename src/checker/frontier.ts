/**
 * States waiting to be expanded: those with fewer faults first, among them those that are fewer acts away. So the first state
 * that breaks a property breaks it with the fewest faults, and then with the fewest acts.
 */
import { grown } from './stateTable';

/** Numbers, first in, first out. */
class Queue {
  private numbers: Int32Array = new Int32Array(64);
  private head = 0;
  private tail = 0;

  get length(): number {
    return this.tail - this.head;
  }

  push(number: number): void {
    if (this.tail === this.numbers.length) this.numbers = grown(this.numbers, this.numbers.length * 2);
    this.numbers[this.tail++] = number;
  }

  shift(): number {
    return this.numbers[this.head++] as number;
  }
}

export class Frontier {
  /** By faults, then by depth; a queue is dropped once it is empty. */
  private readonly levels: (Queue | undefined)[][] = [];
  /** Of the state popped last. */
  faults = 0;
  /** Likewise, when it was pushed: it is stale when it was found nearer since. */
  depth = 0;
  length = 0;

  push(number: number, faults: number, depth: number): void {
    const level = this.levels[faults] ?? [];
    this.levels[faults] = level;
    const queue = level[depth] ?? new Queue();
    level[depth] = queue;
    queue.push(number);
    this.length++;
  }

  /** The next state at the same distance as the last one, or -1. */
  popHere(): number {
    const queue = this.levels[this.faults]?.[this.depth];
    if (!queue || queue.length === 0) return -1;
    this.length--;
    return queue.shift();
  }

  /** The next state, or -1 when none is left. Whatever is pushed afterwards comes later in this order. */
  pop(): number {
    for (; this.faults < this.levels.length; this.faults++, this.depth = 0) {
      const level = this.levels[this.faults] ?? [];
      for (; this.depth < level.length; this.depth++) {
        const next = this.popHere();
        if (next >= 0) return next;
        level[this.depth] = undefined;
      }
    }
    return -1;
  }
}
