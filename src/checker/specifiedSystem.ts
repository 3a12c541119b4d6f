/**
 * Specifications in integers. A state has a field for each node and for each budget, and the bits of the messages in flight; what
 * a node does is asked for once and then only looked up.
 */
import { must } from '../base/assert';
import { canonical } from '../base/canonical';
import type { Act, NodeId } from '../sim/types';
import type { Specification, SpecifiedProperty, Whole } from './specification';
import type { Judging, System, Told, Visit } from './system';

interface Going {
  readonly next: number;
  /** Words of the network that are to be added. */
  readonly sends: Int32Array;
}

/** What can happen to a node, and what came of it, by local state. */
interface Happening<E> {
  readonly node: number;
  readonly event: E;
  readonly memory: (Going | null | undefined)[];
}

interface CompiledStep<L, E> {
  readonly act: Act;
  readonly events: readonly Happening<E>[];
  /** Words of the network. */
  readonly takes: Int32Array;
  readonly clears: Int32Array;
  /** Field of its budget, or -1. */
  readonly budget: number;
  readonly limit: number;
  readonly guard: ((whole: Whole<L>) => boolean) | null;
}

export class SpecifiedSystem<L, E> implements System<Told>, Judging<Told> {
  readonly width: number;
  readonly scratch: Int32Array;
  /** The first state. */
  readonly start: Int32Array;

  /** Fields before the words of the network. */
  private readonly smallFields: number;
  private readonly nodeNumbers: ReadonlyMap<NodeId, number>;
  private readonly messageNumbers: ReadonlyMap<string, number>;
  /** By node. */
  private readonly locals: readonly L[][];
  private readonly localNumbers: readonly Map<string, number>[];
  private readonly steps: readonly CompiledStep<L, E>[];
  private readonly here: View<L>;
  private readonly there: View<L>;
  private readonly judged: View<L>;
  private readonly judgesSteps: boolean;
  private told: CompiledStep<L, E> | null = null;
  /** Steps as the search knows them; all that it can ask of one is which properties it shows. */
  private readonly tokens: Told[] = [];
  private readonly verdicts = new Map<Told, number>();

  constructor(readonly specification: Specification<L, E>) {
    const { nodes, messages, budgets, steps, properties } = specification;
    this.nodeNumbers = new Map(nodes.map(({ id }, index) => [id, index]));
    this.messageNumbers = new Map(messages.map((message, index) => [message, index]));
    this.locals = nodes.map(() => []);
    this.localNumbers = nodes.map(() => new Map());
    this.smallFields = nodes.length + Object.keys(budgets).length;
    this.width = this.smallFields + Math.ceil(messages.length / 32);
    this.scratch = new Int32Array(this.width);
    this.here = new View(this, new Int32Array(this.width));
    this.there = new View(this, this.scratch);
    this.judged = new View(this, new Int32Array(this.width));
    this.judgesSteps = properties.some(({ isShownBy }) => isShownBy !== undefined);
    this.start = new Int32Array(this.width);
    for (const [index, { start }] of nodes.entries()) this.start[index] = this.intern(index, start);
    this.steps = this.compile(steps);
  }

  expand(state: Int32Array, visit: Visit<Told>): void {
    const { here, there } = this;
    here.state.set(state);
    for (const step of this.steps) {
      if (!this.isPossible(step, here)) continue;
      this.apply(step, here.state, there.state);
      this.told = step;
      const bits = this.judgesSteps ? this.bits(({ isShownBy }) => isShownBy?.(here, there)) : 0;
      visit(step.budget < 0 ? 'own' : 'fault', this.tokens[bits] ?? this.token(bits));
    }
  }

  act(): Act {
    return must(this.told).act;
  }

  faults(state: Int32Array): number {
    let faults = 0;
    for (let field = this.locals.length; field < this.smallFields; field++) faults += state[field] as number;
    return faults;
  }

  isBeyond(): boolean {
    return false;
  }

  state(state: Int32Array): number {
    const { judged } = this;
    judged.state.set(state);
    return this.bits(({ isShown }) => isShown?.(judged));
  }

  step(step: Told): number {
    return must(this.verdicts.get(step));
  }

  /** The three that follow are for views. */
  localAt(state: Int32Array, node: NodeId): L {
    const index = must(this.nodeNumbers.get(node), node);
    return (this.locals[index] as L[])[state[index] as number] as L;
  }

  isInFlight(state: Int32Array, message: string): boolean {
    const number = must(this.messageNumbers.get(message), message);
    return (((state[this.smallFields + (number >>> 5)] as number) >>> (number & 31)) & 1) === 1;
  }

  canGoOn(view: View<L>): boolean {
    return this.steps.some((step) => step.budget < 0 && this.isPossible(step, view));
  }

  private isPossible(step: CompiledStep<L, E>, view: View<L>): boolean {
    const { state } = view;
    const { takes, budget, limit, events, guard } = step;
    for (let word = 0; word < takes.length; word++)
      if ((takes[word] as number) & ~(state[this.smallFields + word] as number)) return false;
    if (budget >= 0 && (state[budget] as number) >= limit) return false;
    for (const happening of events) if (this.going(happening, state) === null) return false;
    return guard === null || guard(view);
  }

  private apply(
    { events, takes, clears, budget }: CompiledStep<L, E>,
    from: Int32Array,
    to: Int32Array,
  ): void {
    to.set(from);
    const { smallFields } = this;
    for (let word = 0; word < clears.length; word++)
      to[smallFields + word] =
        (to[smallFields + word] as number) & ~((clears[word] as number) | (takes[word] as number));
    for (const happening of events) {
      const { next, sends } = must(this.going(happening, from));
      to[happening.node] = next;
      for (let word = 0; word < sends.length; word++)
        to[smallFields + word] = (to[smallFields + word] as number) | (sends[word] as number);
    }
    if (budget >= 0) to[budget] = (to[budget] as number) + 1;
  }

  private going({ node, event, memory }: Happening<E>, state: Int32Array): Going | null {
    const local = state[node] as number;
    const known = memory[local];
    if (known !== undefined) return known;
    const { nodes } = this.specification;
    const reaction = this.specification.react(
      must(nodes[node]).id,
      must(this.locals[node])[local] as L,
      event,
    );
    const made = reaction && {
      next: this.intern(node, reaction.local),
      sends: this.wordsOf(reaction.sends),
    };
    memory[local] = made;
    return made;
  }

  private intern(node: number, local: L): number {
    const numbers = must(this.localNumbers[node]);
    const key = canonical(local);
    const known = numbers.get(key) ?? numbers.size;
    if (known === numbers.size) {
      numbers.set(key, known);
      must(this.locals[node]).push(local);
    }
    return known;
  }

  private wordsOf(messages: readonly string[]): Int32Array {
    const words = new Int32Array(this.width - this.smallFields);
    for (const message of messages) {
      const number = must(this.messageNumbers.get(message), `${message} is no message of the specification`);
      words[number >>> 5] = (words[number >>> 5] as number) | (1 << (number & 31));
    }
    return words;
  }

  private compile(steps: Specification<L, E>['steps']): CompiledStep<L, E>[] {
    const { budgets } = this.specification;
    const names = Object.keys(budgets);
    const happenings = new Map<string, Happening<E>>();
    return steps.map(({ name, events, takes, clears = [], spends, guard = null }) => ({
      // To the search, all that happens happens by itself.
      act: { kind: 'timeout', node: events[0]?.node ?? '', tx: this.specification.id, timer: name },
      events: events.map(({ node, event }) => {
        const key = canonical([node, event]);
        const number = must(this.nodeNumbers.get(node), `${node} is no node of the specification`);
        const happening = happenings.get(key) ?? { node: number, event, memory: [] };
        happenings.set(key, happening);
        return happening;
      }),
      takes: this.wordsOf(takes === undefined ? [] : [takes]),
      clears: this.wordsOf(clears),
      budget: spends === undefined ? -1 : this.locals.length + names.indexOf(spends),
      limit: spends === undefined ? 0 : must(budgets[spends], `${spends} is no budget of the specification`),
      guard,
    }));
  }

  private bits(isShown: (property: SpecifiedProperty<L>) => boolean | undefined): number {
    const { properties } = this.specification;
    let bits = 0;
    for (let index = 0; index < properties.length; index++)
      if (isShown(must(properties[index]))) bits |= 1 << index;
    return bits;
  }

  private token(bits: number): Told {
    const token = { isLogged: true };
    this.tokens[bits] = token;
    this.verdicts.set(token, bits);
    return token;
  }
}

class View<L> implements Whole<L> {
  constructor(
    private readonly system: Pick<SpecifiedSystem<L, never>, 'localAt' | 'isInFlight' | 'canGoOn'>,
    readonly state: Int32Array,
  ) {}

  at(node: NodeId): L {
    return this.system.localAt(this.state, node);
  }

  has(message: string): boolean {
    return this.system.isInFlight(this.state, message);
  }

  canGoOn(): boolean {
    return this.system.canGoOn(this);
  }
}
