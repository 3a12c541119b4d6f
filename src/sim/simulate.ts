/** From a setting and moves to a trace: the calm schedule, with the moves carried out where they belong. */
import { canonical, compareText } from '../base/canonical';
import { applyAct, type Circumstances } from './act';
import { holdsSomethingOlder, nextCalmAct } from './calm';
import type { Setting } from './model';
import { isAwaited } from './moments';
import { refusal } from './refusal';
import { isReacting } from './subject';
import type {
  Act,
  FailedMove,
  MomentPattern,
  Move,
  ReachedMoment,
  Tick,
  Trace,
  TraceEnd,
  TraceEntry,
  World,
} from './types';
import { initialWorld } from './world';

export interface SimulateOptions {
  /** Never more entries than this (default 20,000): a guard, not a feature. */
  readonly stepLimit?: number;
  /** Stop as soon as so many entries stand in the trace. */
  readonly stopAt?: number;
  /** Begin in this world instead of the initial one. */
  readonly from?: World;
}

const STEP_LIMIT = 20_000;

/** Carries out a run until nothing is left to do, or until it only repeats itself. Moves that are impossible are reported and left out. */
export function simulate(setting: Setting, moves: readonly Move[], options: SimulateOptions = {}): Trace {
  return new Simulation(setting, moves, options).trace();
}

interface Armed {
  readonly index: number;
  readonly pattern: MomentPattern;
  readonly after: Tick | undefined;
  readonly act: Act;
}

interface Scheduled {
  readonly index: number;
  readonly at: Tick;
  readonly act: Act;
}

/** One simulation in progress; lives only inside `simulate`. */
class Simulation {
  private readonly initial: World;
  private readonly entries: TraceEntry[] = [];
  private readonly failed: FailedMove[] = [];
  private steps: { index: number; afterStep: number; act: Act }[] = [];
  private armed: Armed[] = [];
  private scheduled: Scheduled[] = [];
  private readonly seen = new Map<string, Tick>();

  constructor(
    private readonly setting: Setting,
    moves: readonly Move[],
    private readonly options: SimulateOptions,
  ) {
    this.initial = options.from ?? initialWorld(setting);
    moves.forEach((move, index) => {
      if ('afterStep' in move) this.steps.push({ index, afterStep: move.afterStep, act: move.act });
      else this.armed.push({ index, pattern: move.when, after: move.after, act: move.act });
    });
    this.steps.sort((a, b) => a.afterStep - b.afterStep || a.index - b.index);
  }

  private get world(): World {
    return this.entries.at(-1)?.world ?? this.initial;
  }

  trace(): Trace {
    const limit = Math.min(
      this.options.stepLimit ?? STEP_LIMIT,
      this.options.stopAt ?? Number.POSITIVE_INFINITY,
    );
    let end: TraceEnd | null = null;
    while (end === null) {
      if (this.entries.length >= limit)
        end = this.entries.length === this.options.stopAt ? 'stopped' : 'limit';
      else end = this.advance();
    }
    return { initial: this.initial, entries: this.entries, end, failed: this.failed };
  }

  /** One more entry, or the end. */
  private advance(): TraceEnd | null {
    const step = this.steps[0];
    if (step && step.afterStep <= this.entries.length) {
      this.steps.shift();
      this.doMove(step.index, step.act);
      return null;
    }
    const calm = nextCalmAct(this.setting, this.world);
    const due = this.scheduled[0];
    if (due && (!calm || due.at <= calm.at)) {
      this.scheduled.shift();
      this.doMove(due.index, due.act, due.at);
      return null;
    }
    if (!calm) {
      for (const left of this.steps)
        this.failed.push({ move: left.index, refusal: { key: 'never-reached', values: {} } });
      this.steps = [];
      return 'quiet';
    }
    this.record(this.interrupted(calm.act, { index: this.entries.length, notBefore: calm.at }, null));
    return this.isRepeating(calm.act) ? 'cycle' : null;
  }

  private doMove(index: number, act: Act, notBefore?: Tick): void {
    const why = refusal(this.setting, this.world, act);
    if (why) {
      this.failed.push({ move: index, refusal: why });
      return;
    }
    const circumstances = {
      index: this.entries.length,
      move: index,
      ...(notBefore === undefined ? {} : { notBefore }),
    };
    this.record(this.interrupted(act, circumstances, index));
  }

  /**
   * The entry of an act. A crash that waits for a moment of this very reaction interrupts it there; in the calm schedule it is
   * the crash that the entry belongs to, otherwise the move that asked for the reaction.
   */
  private interrupted(act: Act, circumstances: Circumstances, move: number | null): TraceEntry {
    const entry = applyAct(this.setting, this.world, act, circumstances);
    if (!isReacting(act) || act.crashAfter) return entry;
    for (const reached of entry.moments) {
      const hit = this.armed.find((armed) => isInterrupting(armed, reached));
      if (hit?.act.kind !== 'crash') continue;
      this.armed = this.armed.filter((armed) => armed !== hit);
      const { sent, keep } = hit.act;
      const crashAfter = { effects: reached.after, ...(sent ? { sent } : {}), ...(keep ? { keep } : {}) };
      return applyAct(
        this.setting,
        this.world,
        { ...act, crashAfter },
        { ...circumstances, move: move ?? hit.index },
      );
    }
    return entry;
  }

  private record(entry: TraceEntry): void {
    this.entries.push(entry);
    for (const reached of entry.moments) {
      const hits = this.armed.filter(({ pattern }) => isAwaited(pattern, reached));
      this.armed = this.armed.filter((armed) => !hits.includes(armed));
      for (const { index, act, after } of hits)
        this.scheduled.push({ index, act, at: after === undefined ? entry.world.now : entry.endAt + after });
    }
    this.scheduled.sort((a, b) => a.at - b.at || a.index - b.index);
  }

  /** Timers that only repeat themselves end a run, unless something is still to come. */
  private isRepeating(act: Act): boolean {
    if (act.kind !== 'timeout' || this.scheduled.length > 0 || this.steps.length > 0) return false;
    const key = timeless(this.world);
    const since = this.seen.get(key);
    if (since === undefined) this.seen.set(key, this.world.now);
    return since !== undefined && !holdsSomethingOlder(this.setting, this.world, since);
  }
}

function isInterrupting({ act, after, pattern }: Armed, reached: ReachedMoment): boolean {
  return (
    act.kind === 'crash' && after === undefined && act.node === reached.node && isAwaited(pattern, reached)
  );
}

/** A world without its clock and bookkeeping: what decides everything that can still happen. */
export function timeless(world: World): string {
  const nodes = Object.entries(world.nodes).map(([id, node]) => ({
    id,
    status: node.status,
    log: node.log,
    durable: node.durable,
    instances: node.instances,
    timers: node.timers
      .map((timer) => `${timer.tx} ${timer.name} ${timer.failed.join(' ')}`)
      .toSorted(compareText),
    queue: node.lockQueue,
  }));
  const network = world.network
    .map((message) =>
      canonical([message.tx, message.type, message.from, message.to, message.body, message.due === null]),
    )
    .toSorted(compareText);
  return canonical({
    nodes,
    network,
    cuts: world.cuts.map((cut) => cut.join('|')).toSorted(compareText),
    begun: world.begun,
  });
}
