/**
 * How the picture moves from one position to the next: the sender's glyph lifts, flies, the log row is written, the state
 * changes. Pure functions of time; nothing here knows a clock or an element.
 */
import type { TraceEntry } from '../../sim/types';
import type { Point } from './geometry';
import { messageSceneKey } from './messageScene';
import type { Picture } from './picture';
import { doorOf } from './picture';
import type { Scene } from './scene';

/** Milliseconds at 1×; together at most 900. */
export const LIFT = 120;
export const FLIGHT = 450;
export const ROW = 150;
export const STATE = 150;
const LIFTED = 1.18;
/** Where no motion is wanted: the old picture fades out, the new one in. */
export const FADE = 120;

export type Phase = 'flight' | 'row' | 'state' | 'rest';

export interface Track {
  readonly from: Point;
  readonly to: Point;
  readonly start: number;
  readonly end: number;
  readonly lifts: boolean;
  /** `out`: only when it has arrived. `dim`: all the while. */
  readonly fade: 'in' | 'out' | 'dim' | null;
}

export interface MotionPlan {
  readonly rowAt: number;
  readonly stateAt: number;
  readonly end: number;
  /** Glyphs of the picture before, then those of the picture after. */
  readonly flight: ReadonlyMap<string, Track>;
  readonly settle: ReadonlyMap<string, Track>;
}

export interface Pose extends Point {
  readonly scale: number;
  readonly opacity: number;
}

/** The message that an entry handed to its receiver, as the key of its glyph. */
function deliveredKey(entry: TraceEntry | null): string | null {
  if (!entry?.message || (entry.act.kind !== 'deliver' && entry.act.kind !== 'duplicate')) return null;
  return messageSceneKey(entry.message);
}

export function planStep(
  before: Picture,
  after: Picture,
  entry: TraceEntry | null,
  speed: number,
): MotionPlan {
  const delivered = deliveredKey(entry);
  if (after.still) return fadePlan(before, after, delivered);
  const flight = flightTracks(before, after, delivered, speed);
  const moves = [...flight.values()].some(({ from, to }) => from.x !== to.x || from.y !== to.y);
  const rowAt = moves ? (LIFT + FLIGHT) / speed : 0;
  const stateAt = rowAt + (writesRows(before.scene, after.scene) ? ROW / speed : 0);
  const end = stateAt + STATE / speed;
  return { rowAt, stateAt, end, flight, settle: settleTracks(before, after, delivered, stateAt, end) };
}

/** Nothing flies: what goes or stands elsewhere fades out, then in; all the rest stays as it is. */
function fadePlan(before: Picture, after: Picture, delivered: string | null): MotionPlan {
  const tracks = (
    shown: Picture,
    other: Picture,
    fade: 'in' | 'dim',
    start: number,
  ): ReadonlyMap<string, Track> =>
    new Map(
      [...shown.places].map(([key, place]) => {
        const there = key === delivered ? undefined : other.places.get(key);
        const stays = there !== undefined && there.x === place.x && there.y === place.y;
        const end = start + FADE / 2;
        return [key, { from: place, to: place, start, end, lifts: false, fade: stays ? null : fade }];
      }),
    );
  return {
    rowAt: FADE / 2,
    stateAt: FADE / 2,
    end: FADE,
    flight: tracks(before, after, 'dim', 0),
    settle: tracks(after, before, 'in', FADE / 2),
  };
}

function flightTracks(
  before: Picture,
  after: Picture,
  delivered: string | null,
  speed: number,
): Map<string, Track> {
  const tracks = new Map<string, Track>();
  for (const each of before.scene.messages) {
    const from = before.places.get(each.key);
    if (!from) continue;
    const arrives = each.key === delivered;
    const next = after.places.get(each.key) ?? after.places.get(`x:${each.key}`);
    const to = (arrives ? doorOf(before, each, 1) : next) ?? from;
    tracks.set(each.key, {
      from,
      to,
      start: LIFT / speed,
      end: (LIFT + FLIGHT) / speed,
      lifts: arrives,
      fade: arrives || !next ? 'out' : null,
    });
  }
  return tracks;
}

function settleTracks(
  before: Picture,
  after: Picture,
  delivered: string | null,
  start: number,
  end: number,
): Map<string, Track> {
  const tracks = new Map<string, Track>();
  for (const each of after.scene.messages) {
    const to = after.places.get(each.key);
    if (!to) continue;
    const known = before.places.has(each.key) && each.key !== delivered;
    const lost = each.mode === 'lost' && before.places.has(each.key.slice(2));
    const from = known || lost ? to : (doorOf(after, each, 0) ?? to);
    tracks.set(each.key, { from, to, start, end, lifts: false, fade: known || lost ? null : 'in' });
  }
  return tracks;
}

function writesRows(before: Scene, after: Scene): boolean {
  return after.cards.some((card, index) => card.log.length > (before.cards[index]?.log.length ?? 0));
}

export function phaseAt(plan: MotionPlan, elapsed: number): Phase {
  if (elapsed >= plan.end) return 'rest';
  if (elapsed >= plan.stateAt) return 'state';
  return elapsed >= plan.rowAt ? 'row' : 'flight';
}

/** The poses of all glyphs at a time. */
export function tracksAt(plan: MotionPlan, elapsed: number): ReadonlyMap<string, Track> {
  return elapsed >= plan.stateAt ? plan.settle : plan.flight;
}

export function poseAt({ from, to, start, end, lifts, fade }: Track, elapsed: number): Pose {
  const raw = end <= start ? 1 : Math.min(1, Math.max(0, (elapsed - start) / (end - start)));
  const share = raw < 0.5 ? 2 * raw * raw : 1 - (2 - 2 * raw) ** 2 / 2;
  const lift = lifts && start > 0 ? Math.min(1, elapsed / start) * (1 - Math.max(0, raw - 0.8) * 5) : 0;
  return {
    x: from.x + (to.x - from.x) * share,
    y: from.y + (to.y - from.y) * share,
    scale: 1 + (LIFTED - 1) * lift,
    opacity: opacityAt(fade, share, raw),
  };
}

function opacityAt(fade: Track['fade'], share: number, raw: number): number {
  if (fade === 'in') return share;
  if (fade === 'dim') return 1 - share;
  return fade === 'out' && raw > 0.85 ? Math.max(0, (1 - raw) / 0.15) : 1;
}

/** What is drawn in a phase: until the flight ends the old picture, then its cards with the new log rows, then the new one. */
export function sceneIn(phase: Phase, before: Scene, after: Scene): Scene {
  if (phase === 'state' || phase === 'rest') return after;
  if (phase === 'flight') return before;
  const logs = new Map(after.cards.map((card) => [card.id, card.log]));
  const cards = before.cards.map((card) => {
    const log = logs.get(card.id) ?? card.log;
    return log.length > card.log.length ? { ...card, log } : card;
  });
  return { ...before, cards };
}
