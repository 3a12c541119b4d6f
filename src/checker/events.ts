/** Numbers of the events that lead from state to state, so that nobody has to spell them out again. */
import { must } from '../base/assert';
import { initiatorOf } from '../sim/world';
import type { CompiledModel } from './compiled';

/** Events of a node that have the same number in every state. */
interface Switches {
  readonly pause: number;
  readonly resume: number;
  readonly recover: number;
}

export class Events {
  /** By transaction: who begins it, and by which event. */
  readonly begins: readonly { readonly node: number; readonly event: number }[];
  /** By node. */
  readonly switches: readonly Switches[];
  private readonly deliveries: number[] = [];
  private readonly duplicates: number[] = [];

  constructor(private readonly model: CompiledModel) {
    const { setting, ids } = model;
    this.begins = setting.cast.transactions.map((transaction) => {
      const node = ids.indexOf(initiatorOf(transaction));
      return { node, event: model.table(node).eventOf({ kind: 'begin', tx: transaction.id }) };
    });
    this.switches = ids.map((node, index) => {
      const eventOf = (kind: keyof Switches): number => model.table(index).eventOf({ kind, node });
      return { pause: eventOf('pause'), resume: eventOf('resume'), recover: eventOf('recover') };
    });
  }

  /** A message arrives; `isTaken`: and is no longer in flight. */
  arrival(message: number, isTaken: boolean): number {
    return (isTaken ? this.deliveries : this.duplicates)[message] ?? this.named(message, isTaken);
  }

  private named(message: number, isTaken: boolean): number {
    const { messages, ids } = this.model;
    const content = must(messages.all[message]);
    const to = must(messages.to[message]);
    const { tx, type, from } = content;
    const ref = { tx, type, from, to: must(ids[to]) };
    const kind = isTaken ? 'deliver' : 'duplicate';
    const event = this.model.table(to).eventOf({ kind, message: ref }, content);
    (isTaken ? this.deliveries : this.duplicates)[message] = event;
    return event;
  }
}
