/**
 * Exhaustive search over packed states, fewest faults first and then fewest acts, in slices that the caller paces. Nothing in
 * here knows a clock or a worker, and what it finds does not depend on the slices.
 */
import { must } from '../base/assert';
import type { Act } from '../sim/types';
import { Edges } from './edges';
import { Deck, type Fan, type Outcome } from './fan';
import { type Finding, isNearer } from './findings';
import { Frontier } from './frontier';
import { Packing } from './packing';
import { actsAlong } from './paths';
import { type Answer, States } from './states';
import { STATES_MAX } from './stateTable';
import type { EdgeKind, Follower, Judging, System, Told } from './system';
import { FIRST_SHOWING_TAG, faultsOf, isLogged, kindOf, shownBy, sparesOf, tagOf } from './tag';
import { Tally } from './tally';

export interface SearchOptions {
  /** How many properties the judge knows. */
  readonly properties: number;
  /** Keeps the steps that are no faults. */
  readonly withEdges: boolean;
  /** Makes of a state the one that stands for all that count as the same. */
  readonly canonical?: ((state: Int32Array) => void) | null;
  /** Hears when all states with so many faults are expanded: no step but a fault leads on from them. */
  readonly onLayer?: (faults: number) => void;
}

export class Search<S extends Told> {
  /** By property. */
  readonly findings: (Finding | null)[];
  /** Kept as long as somebody needs them. */
  edges: Edges | null;
  depth = 0;
  /** States at a protocol's boundary. */
  beyond = 0;
  readonly tally = new Tally();

  private packing: Packing;
  private known: States;
  private deck: Deck;
  private packedHere: Int32Array;
  private candidate: Int32Array;
  private readonly here: Int32Array;
  private readonly fields: Int32Array;
  private readonly start: Int32Array;
  private readonly same: Int32Array;
  private readonly frontier = new Frontier();
  private current = -1;
  private readonly canonical: ((state: Int32Array) => void) | null;
  private readonly onLayer: (faults: number) => void;

  constructor(
    private readonly system: System<S>,
    private readonly judge: Judging<S>,
    start: Int32Array,
    { properties, withEdges, canonical = null, onLayer = () => {} }: SearchOptions,
  ) {
    const { width } = system;
    this.start = start.slice();
    this.same = new Int32Array(width);
    this.canonical = canonical;
    this.onLayer = onLayer;
    canonical?.(start);
    this.packing = new Packing(start);
    this.known = new States(this.packing);
    this.deck = new Deck(this.packing);
    this.packedHere = new Int32Array(this.packing.words);
    this.candidate = new Int32Array(this.packing.words);
    this.here = new Int32Array(width);
    this.fields = new Int32Array(width);
    this.findings = Array.from({ length: properties }, () => null);
    this.edges = withEdges ? new Edges() : null;
    this.packing.pack(start, this.candidate);
    this.known.append(this.candidate);
    this.arrive(0, -1, system.faults(start), 0, 0);
    this.note(judge.state(start), 0, null, system.faults(start));
  }

  get states(): number {
    return this.known.size;
  }

  get waiting(): number {
    return this.frontier.length;
  }

  get bytes(): number {
    return this.known.bytes;
  }

  /**
   * Expands up to so many states, and stops at a number of states (or what one state more leads to). Returns whether all is
   * explored.
   */
  slice(count: number, statesMax: number): boolean {
    const most = Math.min(statesMax, STATES_MAX);
    for (let done = 0; done < count; done++) {
      // Each successor on its way may be a new state.
      if (this.known.size + this.known.waiting >= most) this.flush();
      if (this.known.size >= most) break;
      const next = this.next();
      if (next < 0) return true;
      this.expand(next);
    }
    return false;
  }

  /** The next state at the same distance, or of the next one when all that leads there has arrived; -1 when none is left. */
  private next(): number {
    const { frontier } = this;
    for (;;) {
      let next = frontier.popHere();
      if (next < 0) {
        this.flush();
        if (this.known.isCrowded) this.known = this.known.repacked(this.packing, this.system.width);
        const { faults } = frontier;
        next = frontier.pop();
        if (next < 0 || frontier.faults > faults) this.onLayer(faults);
      }
      // What was found nearer since has been expanded there.
      if (next < 0 || this.depthOf(next) === frontier.depth) return next;
    }
  }

  /** Acts of the longest of all shortest runs: once everything is explored, how far the farthest state is. */
  measureDepth(): void {
    this.depth = 0;
    for (let state = 0; state < this.states; state++) this.depth = Math.max(this.depth, this.depthOf(state));
  }

  /** The acts of a shortest run to a finding. */
  acts({ state, via }: Finding): Act[] {
    const { known } = this;
    const path = via === null ? [state] : [state, via];
    for (let at = known.previousOf(must(path.at(-1))); at >= 0; at = known.previousOf(at)) path.push(at);
    const states = path.reverse().map((at) => this.stateAt(at).slice());
    return actsAlong(this.system, [this.start, ...states.slice(1)], (other) => this.representative(other));
  }

  /** A state by its number; valid until the next one is asked for. */
  stateAt(number: number): Int32Array {
    this.known.unpack(number, this.fields);
    return this.fields;
  }

  /** The number of a state that is known. */
  numberOf(state: Int32Array): number {
    const words = new Int32Array(this.packing.words);
    return this.packing.pack(state, words) ? this.known.find(words) : -1;
  }

  faultsOf(state: number): number {
    return this.system.faults(this.stateAt(state));
  }

  depthOf(state: number): number {
    return this.known.depthOf(state);
  }

  private expand(state: number): void {
    const { system, here, canonical } = this;
    this.current = state;
    this.edges?.begin(state);
    this.known.unpack(state, here);
    if (system.isBeyond(here)) {
      this.beyond++;
      return;
    }
    this.tally.goesOn = false;
    if (canonical) system.expand(here, this.visit);
    else {
      this.known.copy(state, this.packedHere);
      system.expand(here, this.visit, this.follower, this.edges ? 0 : this.frontier.spares);
    }
    if (!this.tally.goesOn) this.tally.rest(this.judge.isWaiting?.(here) ?? false);
  }

  private readonly visit = (kind: EdgeKind, step: S | null): void => {
    const { system } = this;
    const faults = kind === 'own' ? 0 : system.faults(system.scratch) - this.frontier.faults;
    const state = this.representative(system.scratch);
    if (!this.packing.pack(state, this.candidate)) {
      this.widen(state);
      this.packing.pack(state, this.candidate);
    }
    this.tally.one(kind);
    this.send(this.tag({ kind, step, faults, spares: 0 }));
  };

  private follow(fan: Fan<S>): void {
    while (!fan.isIn(this.deck)) {
      const outgrown = fan.write(this.deck, this.tag);
      if (outgrown) this.widen(outgrown);
    }
    const { packedHere, candidate } = this;
    const { words } = this.packing;
    const { words: packed } = this.deck;
    this.tally.all(fan);
    for (let index = 0, { at, count } = fan; index < count; index++) {
      const tag = packed[at++] as number;
      let change = 0;
      for (let word = 0; word < words; word++, at++) {
        const old = packedHere[word] as number;
        const value = (old & (packed[at] as number)) | (packed[at + words] as number);
        candidate[word] = value;
        change |= value ^ old;
      }
      at += words;
      // A step back to where it began tells nothing.
      if (change !== 0) this.send(tag);
    }
  }

  private readonly follower: Follower<S> = {
    follow: (fan) => this.follow(fan),
    pass: (own, repairs, faults) => this.tally.many(own, repairs, faults),
  };

  private send(tag: number): void {
    const { known } = this;
    const full = known.push(this.candidate, this.current, tag);
    if (full >= 0) known.answer(full, this.unheard, this.answered);
  }

  private readonly tag = ({ kind, step, faults, spares }: Omit<Outcome<S>, 'keep' | 'put'>): number =>
    step?.isLogged
      ? tagOf(kind, faults, spares, true, this.judge.step(step))
      : tagOf(kind, faults, spares, false, 0);

  /** Another layout for all states, in which these fields fit as well. */
  private widen(fields: Int32Array): void {
    this.flush();
    const inUse = this.known.bitsInUse(this.system.width);
    for (let field = 0; field < inUse.length; field++)
      inUse[field] = (inUse[field] as number) | (fields[field] as number);
    this.packing = new Packing(inUse);
    this.known = this.known.repacked(this.packing, this.system.width);
    this.deck = new Deck(this.packing);
    this.packedHere = new Int32Array(this.packing.words);
    this.candidate = new Int32Array(this.packing.words);
    this.packing.pack(this.here, this.packedHere);
  }

  /** Below this tag nothing is to be said of a step to a state that is known: there is no shorter way there, and no log changes. */
  private get unheard(): number {
    return this.edges || this.frontier.faults > 0 ? 0 : FIRST_SHOWING_TAG;
  }

  /** All that is on its way comes from the same distance. */
  private flush(): void {
    this.known.answerAll(this.unheard, this.answered);
  }

  private readonly answered: Answer = (state, isNew, from, tag, words, at) => {
    const { frontier } = this;
    const depth = frontier.depth + 1;
    if (isNew) {
      const faults = frontier.faults + faultsOf(tag);
      this.arrive(state, from, faults, depth, sparesOf(tag));
      // Where no log has changed, nothing is to be said that was not said of the state before.
      if (isLogged(tag)) {
        this.packing.unpack(words, at, this.fields);
        this.note(this.judge.state(this.fields), state, null, faults);
      }
    } else if (frontier.faults > 0 && this.depthOf(state) > depth) {
      const faults = frontier.faults + faultsOf(tag);
      this.arrive(state, from, faults, depth, sparesOf(tag));
      this.note(this.judge.state(this.stateAt(state)), state, null, faults);
    }
    if (tag >= FIRST_SHOWING_TAG) this.note(shownBy(tag), state, from, frontier.faults + faultsOf(tag));
    if (this.edges) this.edges.add(from, state, kindOf(tag));
  };

  /** Found, or found again by a run with as many faults and fewer acts. */
  private arrive(state: number, from: number, faults: number, depth: number, spares: number): void {
    this.known.reach(state, from, depth);
    if (depth > this.depth) this.depth = depth;
    this.frontier.push(state, faults, depth, spares);
  }

  private note(bits: number, state: number, via: number | null, faults: number): void {
    if (bits === 0 || this.system.isBeyond(this.stateAt(state))) return;
    const length = via === null ? this.depthOf(state) : this.depthOf(via) + 1;
    for (let index = 0; index < this.findings.length; index++) {
      if (((bits >> index) & 1) === 0) continue;
      const best = this.findings[index];
      const found = { state, via, faults, length };
      if (!best || isNearer(found, best)) this.findings[index] = found;
    }
  }

  private representative(state: Int32Array): Int32Array {
    if (!this.canonical) return state;
    this.same.set(state);
    this.canonical(this.same);
    return this.same;
  }
}
