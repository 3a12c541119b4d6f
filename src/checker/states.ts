/**
 * All states found so far, numbered as they come, and the successors on their way to them. A look-up waits for memory, unless
 * what it looks at is in the processor's cache; so the states are divided among small tables by a part of their hash,
 * successors queue at their table, and a table answers its whole queue at once.
 */
import type { Packing } from './packing';
import { grown, hashOf, StateTable } from './stateTable';

const TABLE_BITS = 7;
const TABLES = 1 << TABLE_BITS;
const TABLE_MASK = TABLES - 1;
/** So many states fit into the cache as they are; in many tables they would only take long to be laid out anew. */
const FEW_STATES = 1 << 14;
/** The part of the hash that chooses the table; the table itself uses others, unless it has millions of states. */
const TABLE_SHIFT = 19;

/** Successors that wait at one table at the most. */
const QUEUE = 4_096;
const FIRST_QUEUE = 16;
/** Of a successor before its words: hash, the state that it comes from, and a tag. */
const HEADER = 3;

/** Hears of a successor when it is looked up: its state, whether that is new, and where its words are. */
export type Answer = (
  state: number,
  isNew: boolean,
  from: number,
  tag: number,
  words: Int32Array,
  at: number,
) => void;

export class States {
  size = 0;
  /** Successors that wait. */
  waiting = 0;
  private readonly tables: readonly StateTable[];
  private readonly mask: number;
  private readonly queues: Int32Array[];
  private readonly lengths: Int32Array;
  private readonly found = new Int32Array(QUEUE);
  /** By state: its table and its row there, the state before it, and how many acts away it is. */
  private places = new Int32Array(1 << 10);
  private previous = new Int32Array(1 << 10);
  private depths = new Uint16Array(1 << 10);

  /** `tables`: a power of two. */
  constructor(
    readonly packing: Packing,
    tables = 1,
  ) {
    const { words } = packing;
    this.mask = tables - 1;
    this.lengths = new Int32Array(tables);
    this.tables = Array.from({ length: tables }, () => new StateTable(words, 1, 16));
    this.queues = this.tables.map(() => new Int32Array(FIRST_QUEUE * (words + HEADER)));
  }

  /**
   * Queues a successor. Returns the place of its table when the queue there is full, else -1. No hash goes in or out, since the
   * engine may have to put numbers as large into an object of their own.
   */
  push(words: Int32Array, from: number, tag: number): number {
    const width = this.packing.words;
    const hash = hashOf(words, width);
    const place = (hash >>> TABLE_SHIFT) & this.mask;
    let queue = this.queues[place] as Int32Array;
    const length = this.lengths[place] as number;
    const at = length * (width + HEADER);
    if (at === queue.length) {
      queue = grown(queue, queue.length * 2);
      this.queues[place] = queue;
    }
    queue[at] = hash;
    queue[at + 1] = from;
    queue[at + 2] = tag;
    for (let word = 0; word < width; word++) queue[at + HEADER + word] = words[word] as number;
    this.lengths[place] = length + 1;
    this.waiting++;
    return length + 1 === QUEUE ? place : -1;
  }

  /**
   * Looks up what waits at this place; a new state gets the next number. Of successors that were known and whose tag is
   * below `quiet` nothing is told.
   */
  answer(place: number, quiet: number, tell: Answer): void {
    const stride = this.packing.words + HEADER;
    const table = this.tables[place] as StateTable;
    const queue = this.queues[place] as Int32Array;
    const length = this.lengths[place] as number;
    const { found } = this;
    let known = table.size;
    table.addAll(queue, stride, HEADER, length, found);
    for (let index = 0; index < length; index++) {
      const row = found[index] as number;
      const at = index * stride;
      const tag = queue[at + 2] as number;
      const isNew = row === known;
      if (isNew) {
        known++;
        table.rows[table.extraAt(row)] = this.numbered(row, place);
      } else if (tag < quiet) continue;
      tell(table.rows[table.extraAt(row)] as number, isNew, queue[at + 1] as number, tag, queue, at + HEADER);
    }
    this.waiting -= length;
    this.lengths[place] = 0;
  }

  /** Looks up all that waits anywhere. */
  answerAll(quiet: number, tell: Answer): void {
    for (let place = 0; place <= this.mask && this.waiting > 0; place++)
      if (this.lengths[place] !== 0) this.answer(place, quiet, tell);
  }

  /** The number of a state with these words, or -1. */
  find(words: Int32Array): number {
    const hash = hashOf(words, this.packing.words);
    const table = this.tables[(hash >>> TABLE_SHIFT) & this.mask] as StateTable;
    const row = table.find(words, hash);
    return row < 0 ? -1 : (table.rows[table.extraAt(row)] as number);
  }

  depthOf(state: number): number {
    return this.depths[state] as number;
  }

  /** -1: the first of all. */
  previousOf(state: number): number {
    return this.previous[state] as number;
  }

  /** The shortest run known to a state comes from there, and has so many acts. */
  reach(state: number, from: number, depth: number): void {
    this.previous[state] = from;
    this.depths[state] = depth;
  }

  unpack(state: number, fields: Int32Array): void {
    const place = this.places[state] as number;
    const { rows, stride } = this.tables[place & TABLE_MASK] as StateTable;
    this.packing.unpack(rows, (place >>> TABLE_BITS) * stride, fields);
  }

  /** The words of a state. */
  copy(state: number, out: Int32Array): void {
    const place = this.places[state] as number;
    const { rows, stride } = this.tables[place & TABLE_MASK] as StateTable;
    const at = (place >>> TABLE_BITS) * stride;
    for (let word = 0; word < out.length; word++) out[word] = rows[at + word] as number;
  }

  get bytes(): number {
    const own = this.places.byteLength + this.previous.byteLength + this.depths.byteLength;
    return this.tables.reduce((sum, { bytes }) => sum + bytes, own);
  }

  /** Of each field, all bits that any state has there. */
  bitsInUse(width: number): Int32Array {
    const inUse = new Int32Array(width);
    const fields = new Int32Array(width);
    for (let state = 0; state < this.size; state++) {
      this.unpack(state, fields);
      for (let field = 0; field < width; field++)
        inUse[field] = (inUse[field] as number) | (fields[field] as number);
    }
    return inUse;
  }

  /** Whether there are more states than one table should hold. */
  get isCrowded(): boolean {
    return this.mask === 0 && this.size > FEW_STATES;
  }

  /** The same states under the same numbers, in other words and in as many tables as they need. Nothing may be waiting. */
  repacked(packing: Packing, width: number): States {
    const next = new States(packing, this.size > FEW_STATES ? TABLES : 1);
    const fields = new Int32Array(width);
    const words = new Int32Array(packing.words);
    for (let state = 0; state < this.size; state++) {
      this.unpack(state, fields);
      packing.pack(fields, words);
      next.append(words);
      next.reach(state, this.previousOf(state), this.depthOf(state));
    }
    return next;
  }

  /** Adds a state that is known to be new. */
  append(words: Int32Array): void {
    const hash = hashOf(words, this.packing.words);
    const place = (hash >>> TABLE_SHIFT) & this.mask;
    const table = this.tables[place] as StateTable;
    const row = table.add(words, 0, hash);
    table.rows[table.extraAt(row)] = this.numbered(row, place);
  }

  private numbered(row: number, place: number): number {
    const state = this.size++;
    if (state >= this.places.length) {
      this.places = grown(this.places, state * 2);
      this.previous = grown(this.previous, state * 2);
      this.depths = grown(this.depths, state * 2);
    }
    this.places[state] = (row << TABLE_BITS) | place;
    return state;
  }
}
