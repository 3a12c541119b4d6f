/**
 * What need not be followed. When a node has done something that concerns nobody else, another node can still do exactly what it
 * could do before, and in either order the same state comes of it; so one order is enough. A step of one node therefore *spares*
 * the nodes behind it in the cast: what they do next is counted, but not looked up.
 *
 * Why nothing is lost. Let a step of node `a` lead from `s` to `t`, be the way in which `t` was found, and spare node `b`; let a
 * step of `b` lead from `t` to `u`. Then `b` can do the same in `s`, which leads to a state as many acts and no more faults away
 * than `t`, and from there the step of `a` leads to `u`. Either that step is followed, or it is spared in its turn, for the sake of
 * a node before `a`: there are only so many, so some shortest way to `u` is followed in the end. That all states are still found,
 * as near as they are, is all that a search without stored edges asks for: what a step shows by itself, the same step has shown a
 * state before.
 */
import type { CompiledModel } from './compiled';
import type { Consequence } from './successors';
import type { Surroundings } from './surroundings';
import { SPARES_MAX } from './tag';

export class Sparing {
  /** Sets of nodes as bits, each under a small number; the first is empty. */
  private readonly sets: number[] = [0];
  /**
   * Not where nodes notice what becomes of others (synchronous timing), where messages queue, and where some states are not gone
   * on from (a boundary).
   */
  private readonly isPossible: boolean;

  constructor(private readonly model: CompiledModel) {
    const { isSynchronous, isBounded, setting } = model;
    this.isPossible = !isSynchronous && !isBounded && setting.config.network !== 'fifo';
  }

  /** The number of the set of nodes that a consequence spares. */
  by({ kind, step, after, taken }: Consequence, around: Surroundings): number {
    // What the surroundings may take away again, such as the loss of a message to a node that could recover, spares nobody.
    if (!this.isPossible || kind !== 'own' || step === null || after !== around) return 0;
    const { ids, messages, setting } = this.model;
    let nodes = ((1 << ids.length) - 1) & (-2 << step.node);
    for (const message of step.sends) nodes &= ~bitOf(messages.to[message]);
    // Its sender might send an equal one, which is another one only after this one is gone.
    if (taken >= 0 && setting.config.network !== 'set') nodes &= ~bitOf(messages.from[taken]);
    const known = this.sets.indexOf(nodes);
    if (known >= 0) return known;
    return this.sets.length > SPARES_MAX ? 0 : this.sets.push(nodes) - 1;
  }

  /** Bits of the nodes in a set. */
  nodes(set: number): number {
    return this.sets[set] as number;
  }
}

function bitOf(node: number | undefined): number {
  return 1 << (node ?? 0);
}
