/**
 * What one node can be and do, as tables that fill themselves: each local state is interned, each reaction is computed once by
 * the very `applyAct` that the player uses, in a world in which nothing else happens, and then only looked up.
 */
import { must } from '../base/assert';
import { canonical, compareText } from '../base/canonical';
import { applyAct } from '../sim/act';
import { crashed, severed } from '../sim/faults';
import { tenureOf } from '../sim/handover';
import type { Setting } from '../sim/model';
import { doingsOf, grantable, isReacting, type ReactingAct } from '../sim/subject';
import type { Act, Interruption, NodeId, NodeState, TraceEntry, TxId, World } from '../sim/types';
import { initialWorld, nodeOf, roleOf, setupOf, setupsOf, withBegun } from '../sim/world';
import { cutPoints } from './cutPoints';
import { isAsBefore, type Local, type LocalTimer, type Reactions, type Step } from './local';
import type { Content, MessageTable } from './messages';

/** What can happen to a node: an act, and the message that it brings. */
interface LocalEvent {
  readonly act: Act;
  readonly message: Content | null;
}

/** How many local states a role may have before the model is called infinite. */
const LOCALS_MAX = 200_000;

/** Tells which role grows without end; see the numbered errors. */
export class TooManyLocals extends Error {
  constructor(readonly node: NodeId) {
    super(`E230 The local states of ${node} do not end: its chart keeps something that grows`);
  }
}

export class LocalTable {
  readonly all: Local[] = [];
  private readonly numbers = new Map<string, Local>();
  private readonly logs = new Map<string, number>();
  private readonly events: LocalEvent[] = [];
  private readonly eventNumbers = new Map<string, number>();
  private readonly fresh: World;

  constructor(
    private readonly setting: Setting,
    private readonly index: number,
    readonly id: NodeId,
    private readonly messages: MessageTable,
    private readonly nodes: readonly NodeId[],
  ) {
    this.fresh = initialWorld(setting);
  }

  /** The local state of this node in a world. */
  intern(node: NodeState): Local {
    const plain = this.timeless(node);
    const key = canonical(plain);
    const known = this.numbers.get(key);
    if (known) return known;
    if (this.all.length >= LOCALS_MAX) throw new TooManyLocals(this.id);
    const local = this.localOf(plain);
    this.numbers.set(key, local);
    this.all.push(local);
    return local;
  }

  /** The number of an event at this node. */
  eventOf(act: Act, message: Content | null = null): number {
    const key = canonical([act, message]);
    const known = this.eventNumbers.get(key) ?? this.events.length;
    if (known === this.events.length) {
      this.events.push({ act, message });
      this.eventNumbers.set(key, known);
    }
    return known;
  }

  /**
   * How the node carries out an event. `down`: bits of nodes that are crashed or cut off from here, which matters to timers that
   * start now.
   */
  reactions(local: Local, event: number, down: number): Reactions {
    const known =
      down === 0 ? local.memory[event] : local.memoryDown.get(event * 2 ** this.nodes.length + down);
    if (known) return known;
    const { act, message } = must(this.events[event]);
    const whole = this.stepOf(local, act, this.apply(this.world(local.node, down, message), act));
    const made: Reactions = { whole, event, down, cut: null };
    if (down === 0) local.memory[event] = made;
    else local.memoryDown.set(event * 2 ** this.nodes.length + down, made);
    return made;
  }

  /** The same reaction interrupted by a crash, in every way that makes a difference. */
  interruptions(local: Local, reactions: Reactions): readonly Step[] {
    if (reactions.cut) return reactions.cut;
    const { act, message } = must(this.events[reactions.event]);
    const world = this.world(local.node, reactions.down, message);
    const { effects, discarded } = this.apply(world, act);
    const points = isReacting(act) && !discarded ? cutPoints(effects.map(({ effect }) => effect)) : [];
    reactions.cut = points.flatMap((point) => this.interrupted(local, act, point, world));
    return reactions.cut;
  }

  /** What a crash leaves: one step for each number of unforced rows that may survive. */
  crashes(local: Local): readonly Step[] {
    if (local.crashes.length > 0) return local.crashes;
    for (let keep = 0; keep <= local.tail; keep++) {
      const act: Act = { kind: 'crash', node: this.id, ...(keep > 0 ? { keep } : {}) };
      local.crashes.push(this.stepOf(local, act, this.apply(this.world(local.node, 0, null), act)));
    }
    return local.crashes;
  }

  /** The node after the client has asked for a transaction that it takes part in. */
  begun(local: Local, tx: TxId, down: number): Local {
    const key = `${local.number} ${tx} ${down}`;
    const made = () =>
      this.intern(nodeOf(withBegun(this.setting, this.world(local.node, down, null), tx), this.id));
    const known = this.begunFrom.get(key) ?? made();
    this.begunFrom.set(key, known);
    return known;
  }

  /** The node after another one has failed: running timers remember it. */
  witnessed(local: Local, other: number): Local {
    return this.touched(local, other, () =>
      crashed(this.world(local.node, 0, null), must(this.nodes[other]), 0, 0),
    );
  }

  /** The node after its link to another one was cut. */
  cutOff(local: Local, other: number): Local {
    const groups = [[this.id], [must(this.nodes[other])]];
    return this.touched(
      local,
      this.nodes.length + other,
      () => severed(this.world(local.node, 0, null), groups).world,
    );
  }

  private readonly begunFrom = new Map<string, Local>();
  /** By what happened to others, and local state. */
  private readonly touchedBy: Local[][] = [];

  private touched(local: Local, what: number, make: () => World): Local {
    const row = this.touchedBy[what] ?? [];
    this.touchedBy[what] = row;
    const known = row[local.number] ?? this.intern(nodeOf(make(), this.id));
    row[local.number] = known;
    return known;
  }

  /** The clock does not matter, so nobody has to ask when this would happen by itself. */
  private apply(world: World, act: Act): TraceEntry {
    return applyAct(this.setting, world, act, { notBefore: 0 });
  }

  private interrupted(local: Local, act: Act, point: Interruption, world: World): Step[] {
    const cut = (keep: number): Act =>
      ({ ...act, crashAfter: { ...point, ...(keep > 0 ? { keep } : {}) } }) as Act;
    const bare = this.apply(world, cut(0));
    const most = this.apply(world, cut(Number.MAX_SAFE_INTEGER));
    const tail = nodeOf(most.world, this.id).log.length - nodeOf(bare.world, this.id).log.length;
    return Array.from({ length: tail + 1 }, (_, keep) =>
      this.stepOf(local, cut(keep), this.apply(world, cut(keep))),
    );
  }

  private stepOf(local: Local, act: Act, entry: TraceEntry): Step {
    const after = nodeOf(entry.world, this.id);
    const next = isAsBefore(local.node, after) ? local : this.intern(after);
    const sends = entry.effects.flatMap(({ message }) => (message ? [this.messages.numberOf(message)] : []));
    return {
      node: this.index,
      act,
      before: local,
      next,
      sends,
      isCrash: next.isCrashed,
      isDiscarded: entry.discarded,
      isLogged: next.logNumber !== local.logNumber,
    };
  }

  /** This node as it is, the others fresh, or down; nothing in flight but the message that arrives. */
  private world(node: NodeState, down: number, message: Content | null): World {
    const nodes: Record<NodeId, NodeState> = { ...this.fresh.nodes, [this.id]: node };
    for (const [index, id] of this.nodes.entries())
      if ((down >> index) & 1) nodes[id] = { ...must(this.fresh.nodes[id]), status: 'crashed' };
    const network = message ? [{ ...message, copy: 0, sentAt: 0, due: 0 }] : [];
    return { ...this.fresh, nodes, network };
  }

  /** Without the clock; and without memories that nothing depends on. */
  private timeless(node: NodeState): NodeState {
    const isAsynchronous = this.setting.config.timing === 'asynchronous';
    const timers = node.timers
      .map((timer) => ({
        ...timer,
        setAt: 0,
        due: 0,
        failed: isAsynchronous ? [] : timer.failed.toSorted(compareText),
      }))
      .toSorted((a, b) => compareText(a.tx, b.tx) || compareText(a.name, b.name));
    return { ...node, timers, busyUntil: 0 };
  }

  private localOf(node: NodeState): Local {
    const { setting, id } = this;
    const setups = setupsOf(setting, id);
    const decided = setting.cast.transactions.map(({ id: tx }) => {
      const role = roleOf(setting, tx, id);
      return role !== null && role.decision(node.log.filter((record) => record.tx === tx)) !== null;
    });
    const takesPart = setting.cast.transactions.some(({ id: tx }, index) => {
      const role = roleOf(setting, tx, id);
      const records = node.log.filter((record) => record.tx === tx);
      if (decided[index] || !role || role.decides === false || records.length === 0) return false;
      return tenureOf(role, records) === 'owner';
    });
    const isCrashed = node.status === 'crashed';
    // One literal for all of them, so that the engine keeps one shape for what is read most.
    return {
      number: this.all.length,
      node,
      isUp: node.status === 'up',
      isCrashed,
      isPaused: node.status === 'paused',
      tail: node.log.length - node.durable,
      timers: node.timers.map((timer) => this.timerOf(node, timer.tx, timer.name, timer.failed)),
      logNumber: this.logNumber(node),
      decided,
      isUndecided: !isCrashed && takesPart,
      isBeyond: setups.some(({ tx }) => {
        const state = node.instances[tx];
        return state !== undefined && (roleOf(setting, tx, id)?.boundary?.(state) ?? false);
      }),
      memory: [],
      memoryDown: new Map(),
      crashes: [],
    };
  }

  /** Events by which a node that is up refuses on its own. */
  vetoes({ node: state }: Local): number[] {
    const { id: node, setting } = this;
    return this.accepted(
      state,
      setupsOf(setting, node).map(({ tx }) => ({ kind: 'veto', node, tx })),
    );
  }

  /** Events by which an operator decides for a node that is up. */
  heuristics({ node: state }: Local): number[] {
    const { id: node, setting } = this;
    const decide = (tx: TxId): ReactingAct[] =>
      (['commit', 'abort'] as const).map((decision) => ({ kind: 'heuristic', node, tx, decision }));
    return this.accepted(
      state,
      setupsOf(setting, node).flatMap(({ tx }) => decide(tx)),
    );
  }

  /** The event by which a waiting transaction gets its locks at a node that is up. */
  grants({ node }: Local): number[] {
    const isAny = grantable(this.setting, node, this.id) !== null;
    return isAny ? [this.eventOf({ kind: 'grant', node: this.id })] : [];
  }

  /** Those that a chart does not ignore. */
  private accepted(state: NodeState, acts: readonly ReactingAct[]): number[] {
    const { setting } = this;
    const world = this.world(state, 0, null);
    return acts
      .filter((act) => doingsOf(setting, world, act).some(({ reaction }) => !reaction.discarded))
      .map((act) => this.eventOf(act));
  }

  private timerOf(node: NodeState, tx: TxId, name: string, failed: readonly NodeId[]): LocalTimer {
    const state = node.instances[tx];
    const role = must(roleOf(this.setting, tx, this.id));
    const awaited = state ? role.awaits(state, name, setupOf(this.setting, tx, this.id)) : [];
    return {
      txIndex: this.setting.cast.transactions.findIndex(({ id }) => id === tx),
      event: this.eventOf({ kind: 'timeout', node: this.id, timer: name, tx }),
      awaited: awaited.map((other) => this.nodes.indexOf(other)),
      failed: failed.reduce((bits, other) => bits | (1 << this.nodes.indexOf(other)), 0),
      isOwn: awaited.includes(this.id),
      isDetector: role.detectors?.includes(name) ?? false,
    };
  }

  private logNumber(node: NodeState): number {
    const key = canonical(node.log);
    const known = this.logs.get(key) ?? this.logs.size;
    this.logs.set(key, known);
    return known;
  }
}
