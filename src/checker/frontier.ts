/**
 * States waiting to be expanded: those with fewer faults first, among them those that are fewer acts away. So the first state
 * that breaks a property breaks it with the fewest faults, and then with the fewest acts.
 */
import { grown } from './stateTable';

/** States, first in, first out; each with what it spares. */
class Queue {
  private numbers: Int32Array = new Int32Array(64);
  private head = 0;
  private tail = 0;

  get isEmpty(): boolean {
    return this.tail === this.head;
  }

  push(state: number, spares: number): void {
    if (this.tail === this.numbers.length) this.numbers = grown(this.numbers, this.numbers.length * 2);
    this.numbers[this.tail] = state;
    this.numbers[this.tail + 1] = spares;
    this.tail += 2;
  }

  shift(): number {
    this.head += 2;
    return this.numbers[this.head - 2] as number;
  }

  /** Forgets all that was shifted and pushed, but keeps the room. */
  reset(): void {
    this.head = 0;
    this.tail = 0;
  }

  /** Of the state shifted last. */
  get spares(): number {
    return this.numbers[this.head - 1] as number;
  }
}

export class Frontier {
  /** By faults, then by depth; a queue is put aside once it is empty. */
  private readonly levels: (Queue | undefined)[][] = [];
  /** Empty ones, for levels to come. */
  private readonly idle: Queue[] = [];
  /** Of the state popped last. */
  faults = 0;
  /** Likewise, when it was pushed: it is stale when it was found nearer since. */
  depth = 0;
  /** Likewise: what the step spares by which it was found. */
  spares = 0;
  length = 0;

  push(state: number, faults: number, depth: number, spares: number): void {
    const level = this.levels[faults] ?? [];
    this.levels[faults] = level;
    const queue = level[depth] ?? this.idle.pop() ?? new Queue();
    level[depth] = queue;
    queue.push(state, spares);
    this.length++;
  }

  /** The next state at the same distance as the last one, or -1. */
  popHere(): number {
    const queue = this.levels[this.faults]?.[this.depth];
    if (!queue || queue.isEmpty) return -1;
    this.length--;
    const state = queue.shift();
    this.spares = queue.spares;
    return state;
  }

  private putAside(level: (Queue | undefined)[]): void {
    const queue = level[this.depth];
    level[this.depth] = undefined;
    queue?.reset();
    if (queue) this.idle.push(queue);
  }

  /** The next state, or -1 when none is left. Whatever is pushed afterwards comes later in this order. */
  pop(): number {
    for (; this.faults < this.levels.length; this.faults++, this.depth = 0) {
      const level = this.levels[this.faults] ?? [];
      for (; this.depth < level.length; this.depth++) {
        const next = this.popHere();
        if (next >= 0) return next;
        this.putAside(level);
      }
    }
    return -1;
  }
}
