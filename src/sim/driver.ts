/** A fluent way to play a setting by hand, for tests: `play(setting).calm().crash('C').untilQuiet()`. */
import { must } from '../base/assert';
import { applyAct } from './act';
import { nextCalmAct } from './calm';
import type { Setting } from './model';
import { refusal } from './refusal';
import { simulate } from './simulate';
import type { Act, Interruption, Message, NodeId, NodeState, TraceEntry, World } from './types';
import { initialWorld, nodeOf } from './world';

export class Driver {
  readonly entries: TraceEntry[] = [];
  private readonly start: World;

  constructor(
    readonly setting: Setting,
    start?: World,
  ) {
    this.start = start ?? initialWorld(setting);
  }

  get world(): World {
    return this.entries.at(-1)?.world ?? this.start;
  }

  get last(): TraceEntry {
    return must(this.entries.at(-1), 'nothing happened yet');
  }

  node(id: NodeId): NodeState {
    return nodeOf(this.world, id);
  }

  /** Name of the active chart state of `t1`, or of another transaction. */
  state(id: NodeId, tx = 't1'): string | undefined {
    return this.node(id).instances[tx]?.value;
  }

  /** Record types of the node's log, in order. */
  log(id: NodeId): string[] {
    return this.node(id).log.map((record) => record.type);
  }

  /** Messages in flight as `TYPE from>to`. */
  wire(): string[] {
    return this.world.network.map(({ type, from, to }) => `${type} ${from}>${to}`);
  }

  do(act: Act): this {
    const why = refusal(this.setting, this.world, act);
    if (why) throw new Error(`refused: ${why.key} ${Object.values(why.values).join(' ')}`);
    this.entries.push(applyAct(this.setting, this.world, act, { index: this.entries.length }));
    return this;
  }

  begin(tx = 't1', crashAfter?: Interruption): this {
    return this.do({ kind: 'begin', tx, ...(crashAfter ? { crashAfter } : {}) });
  }

  deliver(type: string, from: NodeId, to: NodeId, crashAfter?: Interruption): this {
    return this.do({ kind: 'deliver', message: { type, from, to }, ...(crashAfter ? { crashAfter } : {}) });
  }

  duplicate(type: string, from: NodeId, to: NodeId): this {
    return this.do({ kind: 'duplicate', message: { type, from, to } });
  }

  drop(type: string, from: NodeId, to: NodeId): this {
    return this.do({ kind: 'drop', message: { type, from, to } });
  }

  timeout(node: NodeId, timer: string): this {
    return this.do({ kind: 'timeout', node, timer });
  }

  crash(node: NodeId, keep = 0): this {
    return this.do({ kind: 'crash', node, ...(keep > 0 ? { keep } : {}) });
  }

  recover(node: NodeId): this {
    return this.do({ kind: 'recover', node });
  }

  /** So many steps of the calm schedule, or until nothing is left. */
  calm(steps = Number.POSITIVE_INFINITY): this {
    for (let step = 0; step < steps; step++) {
      const calm = nextCalmAct(this.setting, this.world);
      if (!calm) return this;
      this.do(calm.act);
    }
    return this;
  }

  /** Calm steps until a message of this type is in flight between the two nodes. */
  until(type: string, from: NodeId, to: NodeId): this {
    const found = (message: Message): boolean =>
      message.type === type && message.from === from && message.to === to;
    while (!this.world.network.some(found))
      this.do(must(nextCalmAct(this.setting, this.world), 'it never comes').act);
    return this;
  }

  untilQuiet(): this {
    this.entries.push(...simulate(this.setting, [], { from: this.world }).entries);
    return this;
  }
}

export function play(setting: Setting): Driver {
  return new Driver(setting);
}
