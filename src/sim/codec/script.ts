/**
 * Carries out the script of a run file: acts that wait until they are possible, moments to wait for, stretches of the calm
 * schedule. What comes out are the moves of a run, each with its step.
 */
import { applyAct } from '../act';
import { nextCalmAct } from '../calm';
import type { Setting } from '../model';
import { isAwaited } from '../moments';
import { refusal } from '../refusal';
import { simulate, timeless } from '../simulate';
import type { Act, MomentPattern, Move, Refusal, Tick, Trace, World } from '../types';
import { initialWorld } from '../world';
import { type CodecError, codecError } from './errors';
import { limits } from './limits';

/** One move of a file: an act at once or as soon as it is possible, at a step, at a moment; or a stretch of calm. */
export type ScriptMove =
  | { readonly kind: 'act'; readonly act: Act }
  | { readonly kind: 'at'; readonly afterStep: number; readonly act: Act }
  | { readonly kind: 'when'; readonly when: MomentPattern; readonly after?: Tick; readonly act: Act }
  | { readonly kind: 'run'; readonly steps: number | null };

export interface ScriptResult {
  readonly moves: readonly Move[];
  /** The whole trace of these moves, and the step at which the script ended; `null`: at the end of the trace. */
  readonly trace: Trace;
  readonly endStep: number | null;
  /** The first move of the file that failed, counted from 0, and why. */
  readonly failed: { readonly index: number; readonly error: CodecError } | null;
  /** Moves that waited for a moment in vain, or whose act was impossible when it came. */
  readonly notes: readonly CodecError[];
}

/** Entries that may be simulated in total while a script is worked out. */
const effort = 20_000;

export function carryOutScript(setting: Setting, script: readonly ScriptMove[]): ScriptResult {
  return new Script(setting).result(script);
}

/** One script being worked out. */
class Script {
  private moves: Move[] = [];
  /** For each move of the run the move of the file that it comes from. */
  private sources: number[] = [];
  private step = 0;
  /** The world at `step` while it is known without simulating from the start, which moments to wait for forbid. */
  private world: World | null;
  private spent = 0;
  /** An act or a stretch of calm was carried out, so there is a `here` from which moments count. */
  private isUnderWay = false;

  constructor(private readonly setting: Setting) {
    this.world = initialWorld(setting);
  }

  result(script: readonly ScriptMove[]): ScriptResult {
    let failed: ScriptResult['failed'] = null;
    for (const [index, move] of script.entries()) {
      const error = this.spent > effort ? codecError('E124') : this.take(move, index);
      if (error === null) continue;
      failed = { index, error: { ...error, values: { ...error.values, move: String(index + 1) } } };
      break;
    }
    const runs = failed === null && script.some(({ kind }) => kind === 'run');
    return this.checked({ failed, endStep: runs || failed !== null ? this.step : null });
  }

  /** Whether a move with a step is possible there is only now seen; one that is not is left out with all that follow. */
  private checked({ failed, endStep }: Pick<ScriptResult, 'failed' | 'endStep'>): ScriptResult {
    const trace = this.simulated();
    const wrong = trace.failed.find(({ move }) => 'afterStep' in (this.moves[move] ?? {}));
    if (wrong === undefined) return { moves: this.moves, trace, endStep, failed, notes: this.notes(trace) };
    const index = this.sources[wrong.move] ?? 0;
    const error = codecError('E121', { move: String(index + 1) }, { refusal: wrong.refusal });
    this.moves = this.moves.slice(0, wrong.move);
    const shorter = this.checked({ failed: null, endStep: null });
    const steps = shorter.trace.entries.findLastIndex(({ move }) => move !== null) + 1;
    return { ...shorter, endStep: steps, failed: shorter.failed ?? { index, error } };
  }

  private notes(trace: Trace): CodecError[] {
    const carriedOut = new Set(trace.entries.map(({ move }) => move));
    return this.moves.flatMap((move, index) => {
      if ('afterStep' in move || carriedOut.has(index)) return [];
      const refused = trace.failed.find((item) => item.move === index);
      const values = {
        move: String((this.sources[index] ?? 0) + 1),
        moment: `${move.when.node} ${move.when.milestone}`,
      };
      return [
        refused ? codecError('E126', values, { refusal: refused.refusal }) : codecError('E122', values),
      ];
    });
  }

  private take(move: ScriptMove, index: number): CodecError | null {
    if (move.kind === 'when') return this.arm(move, index);
    if (move.kind !== 'at') this.isUnderWay = true;
    if (move.kind === 'run') return this.run(move.steps);
    this.sources.push(index);
    if (move.kind === 'at') {
      // Whether it is possible there is seen when everything is simulated together.
      this.moves.push({ afterStep: move.afterStep, act: move.act });
      this.step = Math.max(this.step, move.afterStep) + 1;
      this.world = null;
      return null;
    }
    return this.doWhenPossible(move.act);
  }

  private doWhenPossible(act: Act): CodecError | null {
    let why: Refusal | null = null;
    const from = this.step;
    const reached = this.advance((world) => {
      const now = refusal(this.setting, world, act);
      why ??= now;
      return now === null;
    });
    if (!reached) {
      this.step = from;
      return codecError('E121', {}, why === null ? {} : { refusal: why });
    }
    this.moves.push({ afterStep: this.step, act });
    if (this.world !== null) this.world = applyAct(this.setting, this.world, act).world;
    this.step += 1;
    return null;
  }

  /** A moment counts from here on; the engine looks from the start, so a moment that has passed already cannot be awaited. */
  private arm(move: Extract<ScriptMove, { kind: 'when' }>, index: number): CodecError | null {
    const { when, after, act } = move;
    const passed =
      this.isUnderWay &&
      this.simulated()
        .entries.slice(0, this.step)
        .some(({ moments }) => moments.some((moment) => isAwaited(when, moment)));
    if (passed) return codecError('E123', { moment: `${when.node} ${when.milestone}` });
    this.moves.push({ when, ...(after === undefined ? {} : { after }), act });
    this.sources.push(index);
    this.world = null;
    return null;
  }

  private run(steps: number | null): CodecError | null {
    let left = steps;
    this.advance(() => left !== null && left-- === 0);
    return null;
  }

  /** Goes on calmly until the test holds; `false` when it never does, and then the play-head is at the end. */
  private advance(test: (world: World) => boolean): boolean {
    return this.world === null ? this.advanceInTrace(test) : this.advanceFrom(this.world, test);
  }

  private advanceFrom(start: World, test: (world: World) => boolean): boolean {
    const seen = new Set<string>();
    let world = start;
    for (;;) {
      const held = test(world);
      const calm = held || this.step >= limits.steps ? null : nextCalmAct(this.setting, world);
      this.world = world;
      if (calm === null) return held;
      world = applyAct(this.setting, world, calm.act).world;
      this.step += 1;
      this.spent += 1;
      if (calm.act.kind !== 'timeout') continue;
      const key = timeless(world);
      if (seen.has(key)) {
        this.world = world;
        return false;
      }
      seen.add(key);
    }
  }

  private advanceInTrace(test: (world: World) => boolean): boolean {
    const trace = this.simulated();
    for (let step = this.step; step <= trace.entries.length; step++) {
      const world = trace.entries[step - 1]?.world ?? trace.initial;
      if (!test(world)) continue;
      this.step = step;
      if (this.isNothingAwaited(trace)) this.world = world;
      return true;
    }
    this.step = trace.entries.length;
    return false;
  }

  /** No moment is waited for any more, so from here on the calm schedule is all there is. */
  private isNothingAwaited(trace: Trace): boolean {
    const carriedOut = new Set(trace.entries.slice(0, this.step).map(({ move }) => move));
    return this.moves.every((move, index) => 'afterStep' in move || carriedOut.has(index));
  }

  private simulated(): Trace {
    const trace = simulate(this.setting, this.moves);
    this.spent += trace.entries.length;
    return trace;
  }
}
