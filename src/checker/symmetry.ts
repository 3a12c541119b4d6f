/**
 * Interchangeable nodes: those that play the same parts, keep no money and are asked alike. States that differ only in which of
 * them is which are one state; it is enough to look at the one in which they stand in a fixed order. Relies on charts that keep
 * lists of nodes in the order of the cast, which the conformance tests check.
 */
import { canonical, compareText } from '../base/canonical';
import type { NodeState } from '../sim/types';
import { roleIdOf, roleOf } from '../sim/world';
import type { CompiledModel } from './compiled';

/** Whom each node becomes. */
interface Renaming {
  readonly image: readonly number[];
  /** By node: its local state by number, as a state of its image. */
  readonly locals: number[][];
  readonly messages: number[];
  readonly surroundings: number[];
}

/** What is compared of one member: its own state, what is on the wire with it, and what the others hold of it. */
type Column = readonly number[];

export class Symmetry {
  /** Indices of the nodes in each class; a class has at least two. */
  readonly classes: readonly (readonly number[])[];
  private readonly outside: readonly number[];
  private readonly renamings = new Map<string, Renaming>();
  private readonly shapes = new Map<string, number>();
  private readonly memory = new Map<string, number>();
  private readonly fields: Int32Array;
  private readonly inFlight = new Int32Array(4096);

  constructor(private readonly model: CompiledModel) {
    this.classes = classesOf(model);
    const members = new Set(this.classes.flat());
    this.outside = model.ids.map((_, node) => node).filter((node) => !members.has(node));
    this.fields = new Int32Array(model.width);
  }

  /** Puts the members of each class into their fixed order. */
  canonical(state: Int32Array): void {
    for (const members of this.classes) {
      const columns = members.map((node) => ({ node, column: this.columnOf(state, members, node) }));
      const sorted = columns.toSorted((a, b) => compareColumns(a.column, b.column) || a.node - b.node);
      if (sorted.every(({ node }, index) => node === members[index])) continue;
      const image = this.model.ids.map((_, node) => node);
      for (const [index, { node }] of sorted.entries()) image[node] = members[index] ?? node;
      this.rename(state, image);
    }
  }

  private columnOf(state: Int32Array, members: readonly number[], node: number): Column {
    const { model } = this;
    const own = model.local(state, node);
    const around = model.surroundingsOf(state);
    const held = this.outside.map((other) => {
      const local = model.local(state, other);
      return this.remember(`held ${other} ${local.number} ${node}`, () =>
        this.shape(local.node, members, node),
      );
    });
    return [
      this.remember(`own ${node} ${own.number}`, () => this.shape(own.node, members, node)),
      ...held,
      this.wire(state, members, node),
      ...this.outside.map((other) => ((around.cuts[node] ?? 0) >> other) & 1),
    ];
  }

  /** The messages from and to a member, as one number. */
  private wire(state: Int32Array, members: readonly number[], node: number): number {
    const { network, networkAt, messages } = this.model;
    const count = network.list(state, networkAt, this.inFlight);
    const mine: number[] = [];
    for (let index = 0; index < count; index++) {
      const message = this.inFlight[index] as number;
      if (messages.from[message] !== node && messages.to[message] !== node) continue;
      const rest = network.isResting(state, networkAt, message) ? 1 : 0;
      const kind = this.remember(`message ${message} ${node}`, () =>
        this.shape(messages.all[message], members, node),
      );
      mine.push(kind * 2 + rest);
    }
    // On a queue the order counts; elsewhere it is that of their numbers, which renaming changes.
    if (this.model.setting.config.network !== 'fifo') mine.sort((a, b) => a - b);
    return this.remember(`wire ${mine.join()}`, () => this.numberOf(`wire ${mine.join()}`));
  }

  private remember(key: string, make: () => number): number {
    const known = this.memory.get(key) ?? make();
    this.memory.set(key, known);
    return known;
  }

  /** A number for what something looks like from a member: itself is `@`, its like are `*`. */
  private shape(value: unknown, members: readonly number[], node: number): number {
    const names = new Map(
      this.model.ids.map((id, other) => [id, other === node ? '@' : members.includes(other) ? '*' : id]),
    );
    return this.numberOf(canonical(renamed(value, (id) => names.get(id) ?? null, compareText)));
  }

  private numberOf(shape: string): number {
    const known = this.shapes.get(shape) ?? this.shapes.size;
    this.shapes.set(shape, known);
    return known;
  }

  private rename(state: Int32Array, image: readonly number[]): void {
    const { model, fields, inFlight } = this;
    const { network, networkAt, ids } = model;
    const renaming = this.renamingOf(image);
    const count = network.list(state, networkAt, inFlight);
    fields.fill(0);
    for (let node = 0; node < ids.length; node++)
      fields[image[node] as number] = this.localAs(renaming, node, state[node] as number);
    fields[ids.length] = this.surroundingsAs(renaming, state[ids.length] as number);
    for (let index = 0; index < count; index++) {
      const message = inFlight[index] as number;
      const next = this.messageAs(renaming, message);
      network.send(fields, networkAt, next);
      if (network.isResting(state, networkAt, message)) network.take(fields, networkAt, next);
    }
    state.set(fields);
  }

  private renamingOf(image: readonly number[]): Renaming {
    const key = image.join();
    const known = this.renamings.get(key) ?? {
      image,
      locals: image.map(() => []),
      messages: [],
      surroundings: [],
    };
    this.renamings.set(key, known);
    return known;
  }

  private nameAs({ image }: Renaming): (id: string) => string | null {
    const { ids } = this.model;
    return (id) => {
      const node = ids.indexOf(id);
      return node < 0 ? null : (ids[image[node] ?? node] ?? id);
    };
  }

  private localAs(renaming: Renaming, node: number, number: number): number {
    const row = renaming.locals[node] ?? [];
    const known = row[number];
    if (known !== undefined) return known;
    const { model } = this;
    const inCastOrder = (a: string, b: string): number => model.ids.indexOf(a) - model.ids.indexOf(b);
    const state = model.table(node).all[number]?.node;
    const next = renamed(state, this.nameAs(renaming), inCastOrder) as NodeState;
    const made = model.table(renaming.image[node] ?? node).intern(next).number;
    row[number] = made;
    return made;
  }

  private messageAs(renaming: Renaming, message: number): number {
    const known = renaming.messages[message];
    if (known !== undefined) return known;
    const { messages, ids } = this.model;
    const inCastOrder = (a: string, b: string): number => ids.indexOf(a) - ids.indexOf(b);
    const content = renamed(messages.all[message], this.nameAs(renaming), inCastOrder);
    const made = messages.numberOf(content as (typeof messages.all)[number]);
    renaming.messages[message] = made;
    return made;
  }

  private surroundingsAs(renaming: Renaming, number: number): number {
    const known = renaming.surroundings[number];
    if (known !== undefined) return known;
    const { surroundings } = this.model;
    const { spent, cuts, begun } = surroundings.at(number);
    const moved = (bits: number): number =>
      renaming.image.reduce((sum, to, from) => ((bits >> from) & 1 ? sum | (1 << to) : sum), 0);
    const next = cuts.map(() => 0);
    for (const [node, bits] of cuts.entries()) next[renaming.image[node] ?? node] = moved(bits);
    const made = surroundings.intern(spent, next, begun).number;
    renaming.surroundings[number] = made;
    return made;
  }
}

/** Nodes that begin nothing, keep no account, are not made to refuse, and play the same parts, in no order. */
function classesOf({ ids, setting }: CompiledModel): number[][] {
  const { transactions, accounts } = setting.cast;
  const groups = new Map<string, number[]>();
  for (const [node, id] of ids.entries()) {
    const isSpecial =
      accounts.some((account) => account.node === id) ||
      Object.hasOwn(setting.config.vetoes, id) ||
      transactions.some(
        ({ id: tx, members }) => members[0]?.node === id || roleOf(setting, tx, id)?.isOrdered,
      );
    if (isSpecial) continue;
    const parts = transactions.map(({ id: tx }) => roleIdOf(setting, tx, id) ?? '-').join();
    groups.set(parts, [...(groups.get(parts) ?? []), node]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** Plain data with other names for nodes; a list of nothing but nodes is put in order again, since it stands for a set. */
function renamed(
  value: unknown,
  nameOf: (id: string) => string | null,
  order: (a: string, b: string) => number,
): unknown {
  if (typeof value === 'string') return nameOf(value) ?? value;
  if (Array.isArray(value)) {
    const items = value.map((item) => renamed(item, nameOf, order));
    const isSet =
      value.length > 0 && value.every((item) => typeof item === 'string' && nameOf(item) !== null);
    return isSet ? (items as string[]).toSorted(order) : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, renamed(member, nameOf, order)]),
  );
}

function compareColumns(a: Column, b: Column): number {
  for (let index = 0; index < a.length; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
