/**
 * What a node can know: every world that can be reached within the bounds, and in which the node has the same log, memory and
 * timers, is possible as far as it can tell. Of them the nearest in which somebody has decided commit, and the nearest with abort.
 */
import { must } from '../base/assert';
import type { Setting } from '../sim/model';
import type { Account, Act, NodeId, TxId, World } from '../sim/types';
import { nodeOf, recordsOf, roleOf } from '../sim/world';
import type { Bounds } from './bounds';
import type { CompiledModel } from './compiled';
import { isNearer } from './findings';
import type { Local } from './local';
import { type Look, Seek, type SeekOptions, type Sight } from './seek';

export type Outcome = 'commit' | 'abort';

/**
 * `decided`: in a possible world somebody has decided so. `open`: in none yet, but it can still come to it without further faults.
 * `none`: not any more. `unknown`: the search stopped at its limit.
 */
export type Side =
  | { readonly kind: 'decided' | 'open'; readonly acts: readonly Act[]; readonly faults: number }
  | { readonly kind: 'none' | 'unknown' };

export interface KnowledgeAnswer {
  readonly commit: Side;
  readonly abort: Side;
  /** The node's state was met at all: not so when it came about by acts that the checker does not try. */
  readonly isMet: boolean;
  readonly states: number;
  readonly isComplete: boolean;
}

const OUTCOMES: readonly Outcome[] = ['commit', 'abort'];

/** Bits of the outcomes in the masks below. */
const BIT: Readonly<Record<Outcome, number>> = { commit: 1, abort: 2 };

/**
 * The setting as far as a node knows it: it knows neither the money nor the intentions of others, so they might have enough, and
 * mean well. The same object where that changes nothing.
 */
export function settingAsKnownBy(setting: Setting, node: NodeId): Setting {
  const { cast, config } = setting;
  const accounts = cast.accounts.map((account) =>
    account.node === node
      ? account
      : { ...account, available: Math.max(account.available, owed(setting, account)) },
  );
  const vetoes = Object.fromEntries(Object.entries(config.vetoes).filter(([id]) => id === node));
  const isSame =
    accounts.every(({ available }, index) => available === cast.accounts[index]?.available) &&
    Object.keys(vetoes).length === Object.keys(config.vetoes).length;
  return isSame ? setting : { ...setting, cast: { ...cast, accounts }, config: { ...config, vetoes } };
}

function owed({ cast }: Setting, { id }: Account): number {
  return cast.transactions
    .flatMap(({ legs }) => legs)
    .reduce((sum, { account, amount }) => (account === id && amount < 0 ? sum - amount : sum), 0);
}

export class Knowledge {
  private readonly seek: Seek;
  private answered: KnowledgeAnswer | null = null;

  /** `setting`: as the node knows it. */
  constructor(
    readonly setting: Setting,
    bounds: Bounds,
    private readonly world: World,
    private readonly node: NodeId,
    private readonly tx: TxId,
    options: Pick<SeekOptions, 'maxStates'> = {},
  ) {
    const looks = (model: CompiledModel): readonly Look[] => {
      const isPossible = possibleTo(model, world, node);
      const decisions = decisionsIn(model, tx);
      return OUTCOMES.map(
        (outcome) => (state) => isPossible(state) && (decisions(state) & BIT[outcome]) !== 0,
      );
    };
    this.seek = new Seek(setting, bounds, looks, { ...options, withEdges: true });
  }

  /** Expands up to so many states; returns whether the answer is known, or the limit reached. */
  slice(count: number): boolean {
    return this.seek.slice(count);
  }

  get states(): number {
    return this.seek.search.states;
  }

  answer(): KnowledgeAnswer {
    this.answered ??= this.concluded();
    return this.answered;
  }

  private concluded(): KnowledgeAnswer {
    const { seek } = this;
    const decided = OUTCOMES.map((_, index) => seek.sight(index));
    const later = seek.isFound ? null : this.future();
    const side = (outcome: Outcome, index: number): Side => {
      const found = decided[index] ?? null;
      if (found) return this.sideOf('decided', found);
      if (!seek.isComplete || !later) return { kind: 'unknown' };
      const open = later[outcome];
      return open ? this.sideOf('open', open) : { kind: 'none' };
    };
    return {
      commit: side('commit', 0),
      abort: side('abort', 1),
      isMet: seek.isFound || later?.isMet === true,
      states: seek.search.states,
      isComplete: seek.isComplete,
    };
  }

  private sideOf(kind: 'decided' | 'open', sight: Sight): Side {
    return { kind, acts: this.seek.acts(sight), faults: sight.faults };
  }

  /** The nearest possible worlds that can still come to each outcome, once every state is known. */
  private future(): Readonly<Record<Outcome, Sight | null>> & { readonly isMet: boolean } {
    const { seek } = this;
    const { model, search } = seek;
    const isPossible = possibleTo(model, this.world, this.node);
    const decisions = decisionsIn(model, this.tx);
    const reachable = new Uint16Array(search.states);
    const possible: number[] = [];
    for (let state = 0; state < search.states; state++) {
      const fields = search.stateAt(state);
      reachable[state] = decisions(fields);
      if (isPossible(fields) && !model.isBeyond(fields)) possible.push(state);
    }
    if (seek.isComplete) must(search.edges).spread(reachable, true);
    const nearest = (outcome: Outcome): Sight | null =>
      possible
        .filter((state) => ((reachable[state] as number) & BIT[outcome]) !== 0)
        .map((state) => seek.sightOf(state))
        .reduce<Sight | null>((best, next) => (best && !isNearer(next, best) ? best : next), null);
    return { commit: nearest('commit'), abort: nearest('abort'), isMet: possible.length > 0 };
  }
}

/** Whether the node could be in a state, as far as it knows. */
function possibleTo(model: CompiledModel, world: World, node: NodeId): Look {
  const index = model.ids.indexOf(node);
  const { number } = model.table(index).intern(nodeOf(world, node));
  return (state) => state[index] === number;
}

/** Bits of the outcomes that some node's log proves. */
function decisionsIn(model: CompiledModel, tx: TxId): (state: Int32Array) => number {
  const known = model.ids.map((): number[] => []);
  const bitsOf = ({ node }: Local, id: NodeId): number => {
    const decision = roleOf(model.setting, tx, id)?.decision(recordsOf(node, tx)) ?? null;
    return decision === null ? 0 : BIT[decision];
  };
  return (state) =>
    model.ids.reduce((bits, id, index) => {
      const memory = must(known[index]);
      const local = model.local(state, index);
      memory[local.number] ??= bitsOf(local, id);
      return bits | must(memory[local.number]);
    }, 0);
}
