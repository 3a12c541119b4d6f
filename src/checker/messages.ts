/** Messages as small integers: what is equal (transaction, type, ends, body) has one number. */
import { canonical } from '../base/canonical';
import type { Message, NodeId } from '../sim/types';

export type Content = Pick<Message, 'tx' | 'type' | 'from' | 'to' | 'body'>;

export class MessageTable {
  readonly all: Content[] = [];
  /** By number: the index of the sender and of the receiver among the nodes. */
  readonly from: number[] = [];
  readonly to: number[] = [];
  private readonly numbers = new Map<string, number>();

  constructor(private readonly nodes: readonly NodeId[]) {}

  numberOf({ tx, type, from, to, body }: Content): number {
    const key = canonical([tx, type, from, to, body]);
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const number = this.all.length;
    this.numbers.set(key, number);
    this.all.push({ tx, type, from, to, body });
    this.from.push(this.nodes.indexOf(from));
    this.to.push(this.nodes.indexOf(to));
    return number;
  }
}
