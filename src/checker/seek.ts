/**
 * The nearest states of some kinds: fewest faults first, then fewest acts. States are looked at in exactly that order, when they are
 * expanded, so an answer does not depend on how the caller slices the work.
 */
import type { Setting } from '../sim/model';
import type { Act, World } from '../sim/types';
import { initialWorld } from '../sim/world';
import type { Bounds } from './bounds';
import { CompiledModel } from './compiled';
import { Expansion } from './expansion';
import type { Step } from './local';
import { TooFewWords } from './network';
import { Search } from './search';
import type { Follower, Judging, Visit } from './system';

/** Whether a state is of the kind that is looked for. */
export type Look = (state: Int32Array) => boolean;

/** Looks are made for a compiled model, because only it can read a state. */
export type LooksFor = (model: CompiledModel) => readonly Look[];

export interface SeekOptions {
  /** Begin here instead of in the initial world. */
  readonly start?: World;
  /** Of the acts that are possible at the beginning, only these are looked at: what comes first is already under way. */
  readonly first?: (act: Act) => boolean;
  readonly maxStates?: number;
  /** Keep the steps, for questions about what can still come of a state. */
  readonly withEdges?: boolean;
}

/** A state that was found, by its number in the search. */
export interface Sight {
  readonly state: number;
  readonly faults: number;
  /** Acts of a shortest run to it. */
  readonly length: number;
}

/** Some tens of megabytes at most, and seconds rather than minutes. */
export const SEEK_MAX_STATES = 400_000;

/** Between two looks at whether all is found. */
const CHUNK = 128;

const NOTHING: Judging<Step> = { state: () => 0, step: () => 0 };

class Watched extends Expansion {
  constructor(
    model: CompiledModel,
    private readonly see: (state: Int32Array) => void,
    private readonly start: Int32Array,
    private readonly first: SeekOptions['first'],
  ) {
    super(model);
  }

  override expand(state: Int32Array, visit: Visit<Step>, follower: Follower<Step> | null = null): void {
    this.see(state);
    const { first } = this;
    if (!first || !this.isStart(state)) super.expand(state, visit, follower);
    else
      super.expand(state, (kind, step) => {
        if (first(this.act())) visit(kind, step);
      });
  }

  private isStart(state: Int32Array): boolean {
    return this.start.every((field, index) => state[index] === field);
  }
}

export class Seek {
  model: CompiledModel;
  search: Search<Step>;
  /** Every state within the bounds was looked at. */
  isComplete = false;

  private looks: readonly Look[] = [];
  private seen: (Int32Array | null)[] = [];
  private isSeeking = false;
  private networkWords: number;
  private readonly maxStates: number;

  constructor(
    readonly setting: Setting,
    readonly bounds: Bounds,
    private readonly looksFor: LooksFor,
    private readonly options: SeekOptions = {},
  ) {
    const nodes = setting.cast.nodes.length;
    this.networkWords = setting.config.network === 'fifo' ? nodes * nodes : Math.ceil((nodes * 7) / 32);
    this.maxStates = options.maxStates ?? SEEK_MAX_STATES;
    this.model = this.compile();
    this.search = this.begin();
  }

  /** All kinds were found. */
  get isFound(): boolean {
    return this.seen.every((state) => state !== null);
  }

  /** Expands up to so many states; returns whether there is nothing left to look for, or nothing left to look at within the limit. */
  slice(count: number): boolean {
    for (let done = 0; done < count && !this.isOver(); done += CHUNK)
      this.expand(Math.min(CHUNK, count - done));
    return this.isOver();
  }

  /** The nearest state of a kind, or `null` while none is known. */
  sight(kind: number): Sight | null {
    const fields = this.seen[kind] ?? null;
    return fields && this.sightOf(this.search.numberOf(fields));
  }

  sightOf(state: number): Sight {
    return { state, faults: this.search.faultsOf(state), length: this.search.depthOf(state) };
  }

  /** The acts of a shortest run to a state. */
  acts({ state, faults, length }: Sight): Act[] {
    return this.search.acts({ state, via: null, faults, length });
  }

  private isOver(): boolean {
    return this.isComplete || this.isFound || this.search.states >= this.maxStates;
  }

  private expand(count: number): void {
    this.isSeeking = true;
    try {
      this.isComplete = this.search.slice(count, this.maxStates);
    } catch (problem) {
      if (!(problem instanceof TooFewWords)) throw problem;
      this.networkWords *= 2;
      this.model = this.compile();
      this.search = this.begin();
    } finally {
      this.isSeeking = false;
    }
  }

  private compile(): CompiledModel {
    return new CompiledModel(this.setting, this.bounds, this.networkWords);
  }

  private begin(): Search<Step> {
    const { model, options } = this;
    const start = model.encode(options.start ?? initialWorld(this.setting));
    this.looks = this.looksFor(model);
    this.seen = this.looks.map(() => null);
    const system = new Watched(model, (state) => this.see(state), start.slice(), options.first);
    return new Search(system, NOTHING, start, { properties: 0, withEdges: options.withEdges ?? false });
  }

  private see(state: Int32Array): void {
    // A path is worked out by expanding its states once more.
    if (!this.isSeeking) return;
    for (const [kind, look] of this.looks.entries())
      if (this.seen[kind] === null && look(state)) this.seen[kind] = state.slice();
  }
}
