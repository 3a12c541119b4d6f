/**
 * The time axis. Virtual time is wildly uneven: messages take milliseconds, then everybody waits seconds for a timeout.
 * The axis is linear where something happens, cuts idle stretches out (a ≈ break), and keeps instants that almost coincide
 * a legible distance apart. It stays strictly monotone, so it can be read both ways.
 */
import { scaleLinear } from 'd3-scale';
import type { Tick } from '../../sim/types';

/** An idle stretch drawn shorter than it was. */
export interface Gap {
  readonly from: Tick;
  readonly to: Tick;
}

/** Axis units: one unit is as long as one tick of an undistorted stretch. */
export interface TimeScale {
  readonly length: number;
  readonly unitTicks: Tick;
  readonly gaps: readonly Gap[];
  toAxis(tick: Tick): number;
  toTick(axis: number): Tick;
}

/** Idle for longer than so many units: cut out. */
const IDLE_UNITS = 5;
/** What stays of an idle stretch at either end, and how wide the break itself is. */
const MARGIN_UNITS = 0.5;
const BREAK_UNITS = 1;
/** Distinct instants are at least so far apart. */
const APART_UNITS = 0.2;

/**
 * `instants`: when something happens, in any order. `unitTicks`: the duration that counts as short here, such as the time
 * a message takes.
 */
export function timeScale(instants: Iterable<Tick>, unitTicks: Tick): TimeScale {
  const sorted = [...new Set([0, ...instants])].sort((a, b) => a - b);
  const ticks: Tick[] = [];
  const axis: number[] = [];
  const gaps: Gap[] = [];
  const add = (tick: Tick, at: number): void => {
    ticks.push(tick);
    axis.push(at);
  };
  let end = 0;
  let last = 0;
  add(0, 0);
  for (const tick of sorted) {
    const span = tick - last;
    if (span <= 0) continue;
    if (span > IDLE_UNITS * unitTicks) {
      const margin = MARGIN_UNITS * unitTicks;
      const gap = { from: last + margin, to: tick - margin };
      gaps.push(gap);
      add(gap.from, end + margin);
      add(gap.to, end + margin + BREAK_UNITS * unitTicks);
      end += 2 * margin + BREAK_UNITS * unitTicks;
    } else {
      end += Math.max(span, APART_UNITS * unitTicks);
    }
    add(tick, end);
    last = tick;
  }
  // A linear tail, so that the axis can be read beyond the last instant and has two knots even when nothing happens.
  add(last + unitTicks, end + unitTicks);
  const scale = scaleLinear().domain(ticks).range(axis);
  return {
    length: end + unitTicks,
    unitTicks,
    gaps,
    toAxis: (tick) => scale(tick),
    toTick: (at) => scale.invert(at),
  };
}

export interface RulerMark {
  readonly tick: Tick;
  /** Position on screen, relative to the start of the axis. */
  readonly at: number;
}

const STEPS = [1, 2, 5] as const;

/**
 * Round moments to label between two points of the axis, at least `apart` pixels from one another and from the breaks.
 * `pixels`: how many pixels one axis unit takes.
 */
export function rulerMarks(
  scale: TimeScale,
  pixels: number,
  from: number,
  to: number,
  apart: number,
): RulerMark[] {
  const step = roundStep(apart / pixels);
  const marks: RulerMark[] = [];
  const breaks = scale.gaps.map((gap) => (pixels * (scale.toAxis(gap.from) + scale.toAxis(gap.to))) / 2);
  const first = Math.max(0, scale.toTick(from / pixels));
  const last = scale.toTick(Math.min(to / pixels, scale.length));
  let tick = Math.ceil(first / step) * step;
  while (tick <= last) {
    const inside = scale.gaps.find((gap) => gap.from < tick && tick < gap.to);
    if (inside) {
      tick = Math.max(tick + step, Math.ceil(inside.to / step) * step);
      continue;
    }
    const at = scale.toAxis(tick) * pixels;
    const previous = marks.at(-1);
    if ((!previous || at - previous.at >= apart) && breaks.every((middle) => Math.abs(middle - at) >= apart))
      marks.push({ tick, at });
    tick += step;
  }
  return marks;
}

/** The smallest 1, 2 or 5 times a power of ten that is not below `least`. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  for (const factor of STEPS) if (factor * power >= least) return factor * power;
  return 10 * power;
}
