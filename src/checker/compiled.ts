/**
 * A setting in integers: a state has a field for each node, one for the surroundings, and the words of the network. What a node
 * does, `localTable.ts` knows; how the world goes on from a state, `expansion.ts`.
 */
import { must } from '../base/assert';
import type { Setting } from '../sim/model';
import type { NodeId, World } from '../sim/types';
import { nodeOf, roleIdOf } from '../sim/world';
import { type Bounds, type Budget, type BudgetKind, budgetsOf } from './bounds';
import type { Local } from './local';
import { LocalTable } from './localTable';
import { MessageTable } from './messages';
import { type Network, networkFor } from './network';
import { type Surroundings, SurroundingsTable } from './surroundings';

/** By kind of fault or repair (crashes: by node), the surroundings after one more of it; `null` where none is left. */
export type Choices = Readonly<Record<Exclude<BudgetKind, 'crashes'>, Surroundings | null>> & {
  readonly crashes: readonly (Surroundings | null)[];
  /** A node may crash, pause, be decided for, or recover. */
  readonly isAnyNodeAtRisk: boolean;
};

export class CompiledModel {
  readonly ids: readonly NodeId[];
  readonly tables: readonly LocalTable[];
  readonly messages: MessageTable;
  readonly surroundings: SurroundingsTable;
  readonly network: Network;
  /** Fields of a state. */
  readonly width: number;
  readonly isSynchronous: boolean;

  /** Some role has a boundary. */
  readonly isBounded: boolean;

  private readonly budgets: readonly Budget[];
  private readonly crashBudget: readonly number[];
  private readonly budgetNumber: Readonly<Record<BudgetKind, number>>;
  private readonly choices: Choices[] = [];

  /** `networkWords`: words for the network, of bits or links. */
  constructor(
    readonly setting: Setting,
    readonly bounds: Bounds,
    networkWords: number,
  ) {
    const { cast, config } = setting;
    this.ids = cast.nodes.map(({ id }) => id);
    this.messages = new MessageTable(this.ids);
    this.tables = this.ids.map((id, index) => new LocalTable(setting, index, id, this.messages, this.ids));
    this.isBounded = Object.values(setting.model.roles).some(({ boundary }) => boundary !== undefined);
    this.isSynchronous = config.timing === 'synchronous';
    this.network = networkFor(config.network, networkWords, this.messages, this.isSynchronous);
    this.width = this.ids.length + 1 + this.network.words;
    this.budgets = budgetsOf(bounds, this.ids, (id) =>
      cast.transactions.flatMap(({ id: tx }) => roleIdOf(setting, tx, id) ?? []),
    );
    this.crashBudget = this.ids.map((id) => this.budgets.findIndex(({ nodes }) => nodes.includes(id)));
    this.budgetNumber = numbered(this.budgets);
    this.surroundings = new SurroundingsTable(
      this.budgets.map(({ limit }) => limit),
      this.budgets.map(({ kind }) => kind === 'recoveries' || kind === 'heals'),
    );
  }

  /** Where the words of the network begin. */
  get networkAt(): number {
    return this.ids.length + 1;
  }

  /** A world as a state, nothing spent yet. */
  encode(world: World): Int32Array {
    const state = new Int32Array(this.width);
    for (const [index, id] of this.ids.entries())
      state[index] = this.table(index).intern(nodeOf(world, id)).number;
    const cuts = this.ids.map((id) =>
      world.cuts.reduce((bits, [a, b]) => {
        const other = a === id ? b : b === id ? a : null;
        return other === null ? bits : bits | (1 << this.ids.indexOf(other));
      }, 0),
    );
    const begun = this.setting.cast.transactions.reduce(
      (bits, { id }, index) => (world.begun.includes(id) ? bits | (1 << index) : bits),
      0,
    );
    const spent = this.budgets.map(() => 0);
    state[this.ids.length] = this.surroundings.intern(spent, cuts, begun).number;
    for (const message of world.network) {
      const number = this.messages.numberOf(message);
      this.network.send(state, this.networkAt, number);
      if (message.rested) this.network.take(state, this.networkAt, number);
    }
    return state;
  }

  local(state: Int32Array, node: number): Local {
    return (this.tables[node] as LocalTable).all[state[node] as number] as Local;
  }

  surroundingsOf(state: Int32Array): Surroundings {
    return this.surroundings.all[state[this.ids.length] as number] as Surroundings;
  }

  table(node: number): LocalTable {
    return must(this.tables[node]);
  }

  isBeyond(state: Int32Array): boolean {
    if (!this.isBounded) return false;
    for (let node = 0; node < this.ids.length; node++) if (this.local(state, node).isBeyond) return true;
    return false;
  }

  /** What one more act of each kind would leave of the budgets; computed once for each surroundings. */
  choicesOf(around: Surroundings): Choices {
    return this.choices[around.number] ?? this.choicesMade(around);
  }

  /** Apart from the look-up, so that only this makes something for the closure to stand on. */
  private choicesMade(around: Surroundings): Choices {
    const spend = (kind: BudgetKind) => this.surroundings.spend(around, this.budgetNumber[kind]);
    const isSet = this.setting.config.network === 'set';
    const crashes = this.crashBudget.map((budget) => this.surroundings.spend(around, budget));
    const striking = [...crashes, spend('heuristics'), spend('pauses'), spend('recoveries')];
    const made: Choices = {
      crashes,
      isAnyNodeAtRisk: striking.some((after) => after !== null),
      recoveries: spend('recoveries'),
      losses: this.isSynchronous || isSet ? null : spend('losses'),
      duplicates: isSet ? null : spend('duplicates'),
      partitions: spend('partitions'),
      heals: around.isWhole ? null : spend('heals'),
      pauses: spend('pauses'),
      heuristics: spend('heuristics'),
    };
    this.choices[around.number] = made;
    return made;
  }
}

/** The place of each kind of budget; of crashes, which may have several, the last. */
function numbered(budgets: readonly Budget[]): Record<BudgetKind, number> {
  return Object.fromEntries(budgets.map(({ kind }, index) => [kind, index])) as Record<BudgetKind, number>;
}
