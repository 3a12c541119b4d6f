/**
 * Two to four protocols on one schedule, lock-stepped by virtual time. Each side is a session of its own, so every view that shows a
 * run shows a side; the comparison moves their play-heads together.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { must } from '../../base/assert';
import { type Divergence, divergenceOf, momentsOf, stepAt } from '../../lessons/compare/divergence';
import { transposed } from '../../lessons/compare/transposed';
import { protocolById, protocolIn } from '../../protocols/registry';
import type { Run, Tick } from '../../sim/types';
import { bringProtocol } from '../../workers/onDemand';
import { createSession, currentBranch, type SessionApi } from '../session';

export const SIDES_MIN = 2;
export const SIDES_MAX = 4;

/** Which protocol, in which variant. */
export interface SideSpec {
  readonly protocol: string;
  readonly variant: string;
}

export interface Side extends SideSpec {
  /** Unique within a page. */
  readonly id: number;
  readonly session: SessionApi;
  /** Moves of the base run that mean nothing to this protocol. */
  readonly left: number;
}

export interface ComparisonState {
  /** The run that the others follow; the first side plays it as it is. */
  readonly base: Run;
  readonly sides: readonly Side[];
  /** Moments at which anything happens on any side. */
  readonly moments: readonly Tick[];
  readonly time: Tick;
  readonly playing: boolean;
  readonly divergence: Divergence | null;
}

export interface ComparisonActions {
  seek(time: Tick): void;
  /** To the next moment at which anything happens, or the one before. */
  stepBy(count: 1 | -1): void;
  play(): void;
  pause(): void;
  /** Puts another protocol in the place of a side; one place behind the last adds it. */
  choose(index: number, spec: SideSpec): Promise<void>;
  remove(index: number): void;
}

export type Comparison = ComparisonState & ComparisonActions;
export type ComparisonApi = StoreApi<Comparison>;

/** A comparison of the run with other protocols, which must be here (`bringProtocol`). Stands at `time`. */
export function createComparison(base: Run, others: readonly SideSpec[], time: Tick = 0): ComparisonApi {
  return createStore<Comparison>()((set, get) => {
    const show = (sides: readonly Side[], at: Tick): Partial<Comparison> => {
      for (const { session } of sides) seekTo(session, at);
      return { time: at };
    };
    const withSides = (sides: readonly Side[]): void =>
      set({ ...arranged(sides), ...show(sides, get().time) });
    const sides = [firstSide(base), ...others.map((spec) => otherSide(base, spec))];
    const start = arranged(sides);
    const seek = (to: Tick): void => set(show(get().sides, within(get().moments, to)));
    return {
      base,
      ...start,
      playing: false,
      time,
      ...show(sides, within(start.moments, time)),
      seek,
      stepBy: (count) => {
        const { moments, time: now } = get();
        const next = count > 0 ? moments.find((at) => at > now) : moments.findLast((at) => at < now);
        if (next !== undefined) seek(next);
        else if (count < 0) seek(0);
      },
      play: () => {
        if (get().time >= (get().moments.at(-1) ?? 0)) seek(0);
        set({ playing: true });
      },
      pause: () => set({ playing: false }),
      choose: async (index, spec) => {
        await bringProtocol(spec.protocol);
        const now = get().sides;
        const side = isOwn(get().base, spec) ? firstSide(get().base) : otherSide(get().base, spec);
        withSides(index < now.length ? now.with(index, side) : [...now, side]);
      },
      remove: (index) => withSides(get().sides.filter((_, place) => place !== index)),
    };
  });
}

function within(moments: readonly Tick[], time: Tick): Tick {
  return Math.max(0, Math.min(moments.at(-1) ?? 0, time));
}

/** The spec of the protocol that a run names itself. */
export function specOf(run: Run): SideSpec {
  const { setting } = createSession(run).getState();
  return { protocol: setting.model.id, variant: setting.config.variant };
}

function isOwn(base: Run, spec: SideSpec): boolean {
  const own = specOf(base);
  return own.protocol === spec.protocol && own.variant === spec.variant;
}

let made = 0;

function firstSide(base: Run): Side {
  return { id: made++, ...specOf(base), session: createSession(base), left: 0 };
}

function otherSide(base: Run, spec: SideSpec): Side {
  const { setting, branches } = createSession(base).getState();
  const to = must(protocolById(spec.protocol, spec.variant), `no protocol ${spec.protocol} ${spec.variant}`);
  const { trace } = must(branches[0]);
  const { run, left } = transposed({ run: base, setting, trace }, protocolIn(setting), to, spec.variant);
  return { id: made++, ...spec, session: createSession(run), left };
}

function arranged(sides: readonly Side[]): Pick<Comparison, 'sides' | 'moments' | 'divergence'> {
  const played = sides.map(({ session }) => {
    const state = session.getState();
    return { setting: state.setting, trace: currentBranch(state).trace };
  });
  const divergence = divergenceOf(played);
  for (const { session } of sides) flag(session, divergence);
  return { sides, moments: momentsOf(played.map(({ trace }) => trace)), divergence };
}

/** A sign that reads the same in every language, where the runs first part. */
const SIGN = '≠';

function flag(session: SessionApi, divergence: Divergence | null): void {
  const { marks, mark } = session.getState();
  for (const { step } of marks) mark(step, '');
  if (divergence) mark(stepAt(currentBranch(session.getState()).trace, divergence.at), SIGN);
}

function seekTo(session: SessionApi, time: Tick): void {
  const state = session.getState();
  state.seek({ step: stepAt(currentBranch(state).trace, time), effects: 0 });
}
