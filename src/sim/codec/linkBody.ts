/** Version 1 of the packed run: everything of a link that stands between the dot and the CRC. */

import { BitReader, BitWriter, OutOfBits } from '../../base/bits';
import type {
  Account,
  AccountKind,
  Cast,
  Config,
  Leg,
  Link,
  Move,
  NetworkKind,
  Position,
  Timing,
  Transaction,
} from '../types';
import { readMoves, writeMoves } from './actFields';
import { dictionary } from './dictionary';
import {
  type Eye,
  entries,
  type Field,
  list,
  members,
  node,
  oneOf,
  orNull,
  type Pen,
  signed,
  type Tables,
  text,
  whole,
  word,
} from './fields';
import { limits } from './limits';
import type { Mark } from './marks';

/** What is selected when the link is opened; the shape of the session's selection. */
export type LinkSelection =
  | { readonly kind: 'node'; readonly node: string }
  | { readonly kind: 'message'; readonly from: string; readonly to: string; readonly copy: number }
  | { readonly kind: 'link'; readonly link: Link }
  | { readonly kind: 'account'; readonly account: string };

/** What version 1 packs. The names of protocol and scenario stand in clear before it. */
export interface LinkBody {
  readonly modelVersion: number;
  /** `null`: the cast is inline. */
  readonly scenarioVersion: number | null;
  readonly seed: number;
  readonly position: Position;
  /** Digest of the outcome when the link was made. */
  readonly digest: number;
  readonly selection: LinkSelection | null;
  readonly config: Partial<Config>;
  readonly cast: Cast | null;
  readonly moves: readonly Move[];
  readonly marks: readonly Mark[];
}

const nameBytes = limits.nameCharacters * 4;
const name = text(nameBytes);

const cast = members<Cast>({
  nodes: list(members<{ readonly id: string }>({ id: node }), limits.nodes),
  accounts: list(
    members<Account>({
      id: word,
      node,
      kind: oneOf<AccountKind>(['wallet', 'merchant', 'coupon', 'fee', 'suspense']),
      owner: { write: writeOwner, read: readOwner },
      available: whole,
    }),
    limits.accounts,
  ),
  transactions: list(
    members<Transaction>({
      id: word,
      members: list(
        members<{ readonly node: string; readonly role: string }>({ node, role: word }),
        limits.nodes,
      ),
      legs: list(members<Leg>({ account: word, amount: signed }), limits.legs),
      beginAt: orNull(whole),
    }),
    limits.transactions,
  ),
});

function writeOwner(pen: Pen, owner: Account['owner']): void {
  name.write(pen, owner.en);
  pen.bits.flag(owner.en === owner['zh-Hans']);
  if (owner.en !== owner['zh-Hans']) name.write(pen, owner['zh-Hans']);
}

function readOwner(eye: Eye): Account['owner'] {
  const en = name.read(eye);
  return { en, 'zh-Hans': eye.bits.flag() ? en : name.read(eye) };
}

/** APPEND ONLY: the position of a setting is its code. */
const settings: readonly { readonly key: keyof Config; readonly field: Field<never> }[] = [
  setting('timing', oneOf<Timing>(['asynchronous', 'synchronous'])),
  setting('network', oneOf<NetworkKind>(['multiset', 'set', 'fifo'])),
  setting('rttTicks', whole),
  setting('jitterPermille', whole),
  setting('forceTicks', whole),
  setting('workTicks', whole),
  setting('timeouts', entries(word, whole, limits.names)),
  setting('vetoes', entries(node, word, limits.nodes)),
  setting('lazy', list(word, limits.names)),
  setting('variant', word),
];

function setting<K extends keyof Config>(
  key: K,
  field: Field<Config[K]>,
): { key: keyof Config; field: Field<never> } {
  return { key, field: field as unknown as Field<never> };
}

const config: Field<Partial<Config>> = {
  write(pen, value) {
    const present = settings.filter(({ key }) => value[key] !== undefined);
    pen.bits.number(present.length);
    for (const item of present) {
      pen.bits.number(settings.indexOf(item));
      item.field.write(pen, value[item.key] as never);
    }
  },
  read(eye) {
    const value: Record<string, unknown> = {};
    const count = eye.bits.number(settings.length);
    for (let i = 0; i < count; i++) {
      const item = settings[eye.bits.number()];
      if (item === undefined) throw new OutOfBits();
      value[item.key] = item.field.read(eye);
    }
    return value as Partial<Config>;
  },
};

const position = members<Position>({ step: whole, effects: whole });
const selectionKinds = oneOf<'none' | LinkSelection['kind']>(['none', 'node', 'message', 'link', 'account']);

const selection: Field<LinkSelection | null> = {
  write(pen, value) {
    selectionKinds.write(pen, value === null ? 'none' : value.kind);
    if (value === null) return;
    if (value.kind === 'node') node.write(pen, value.node);
    else if (value.kind === 'account') word.write(pen, value.account);
    else if (value.kind === 'link') for (const end of value.link) node.write(pen, end);
    else {
      node.write(pen, value.from);
      node.write(pen, value.to);
      pen.bits.number(value.copy);
    }
  },
  read(eye) {
    const kind = selectionKinds.read(eye);
    if (kind === 'none') return null;
    if (kind === 'node') return { kind, node: node.read(eye) };
    if (kind === 'account') return { kind, account: word.read(eye) };
    if (kind === 'link') return { kind, link: [node.read(eye), node.read(eye)] };
    return { kind, from: node.read(eye), to: node.read(eye), copy: eye.bits.number() };
  },
};

const noteBytes = limits.noteCharacters * 4;
const marks = list(members<Mark>({ step: whole, note: text(noteBytes) }), limits.marks);

/** APPEND ONLY: what may follow the moves, by its code. Links made before an extra existed simply end earlier. */
const extraCodes = { marks: 1 } as const;

/** Each extra takes a byte at least, so that the padding of the last byte is never taken for one. */
function writeExtras(pen: Pen, body: LinkBody): void {
  if (body.marks.length === 0) return;
  pen.bits.number(extraCodes.marks);
  marks.write(pen, body.marks);
}

/** `null` when something follows the moves that is not understood. */
function readExtras(eye: Eye): Pick<LinkBody, 'marks'> | null {
  if (eye.bits.finished()) return { marks: [] };
  try {
    if (eye.bits.number() !== extraCodes.marks) return null;
    const read = marks.read(eye);
    return eye.bits.finished() ? { marks: read } : null;
  } catch (error) {
    if (error instanceof OutOfBits) return null;
    throw error;
  }
}

export function packBody(body: LinkBody): Uint8Array {
  const tables: Tables = { nodes: [], words: [] };
  writeBody({ bits: new BitWriter(), tables, collect: true }, body);
  const bits = new BitWriter();
  writeTable(bits, tables.nodes);
  writeTable(bits, tables.words);
  writeBody({ bits, tables, collect: false }, body);
  return bits.finish();
}

function writeBody(pen: Pen, body: LinkBody): void {
  pen.bits.number(body.modelVersion);
  orNull(whole).write(pen, body.scenarioVersion);
  pen.bits.number(body.seed);
  position.write(pen, body.position);
  pen.bits.fixed(body.digest, 32);
  orNull(cast).write(pen, body.cast);
  config.write(pen, body.config);
  selection.write(pen, body.selection);
  writeMoves(pen, body.moves);
  writeExtras(pen, body);
}

/**
 * Reads as much as there is. `null` when not even the part before the moves is whole; `whole` says whether all the moves and
 * nothing but them was found.
 */
export function unpackBody(bytes: Uint8Array): { body: LinkBody; total: number; whole: boolean } | null {
  const bits = new BitReader(bytes);
  try {
    const eye: Eye = { bits, tables: { nodes: readTable(bits), words: readTable(bits) } };
    const head = {
      modelVersion: bits.number(),
      scenarioVersion: orNull(whole).read(eye),
      seed: bits.number(limits.seed),
      position: position.read(eye),
      digest: bits.fixed(32),
      cast: orNull(cast).read(eye),
      config: config.read(eye),
      selection: selection.read(eye),
    };
    const { moves, total } = readMoves(eye);
    const extras = moves.length === total ? readExtras(eye) : null;
    return { body: { ...head, moves, marks: [], ...extras }, total, whole: extras !== null };
  } catch (error) {
    if (error instanceof OutOfBits) return null;
    throw error;
  }
}

function writeTable(bits: BitWriter, names: readonly string[]): void {
  bits.number(names.length);
  for (const entry of names) {
    const code = Math.max(0, dictionary.indexOf(entry));
    bits.number(code);
    if (code === 0) bits.text(entry);
  }
}

function readTable(bits: BitReader): string[] {
  return Array.from({ length: bits.number(limits.names) }, () => {
    const code = bits.number();
    const entry = code === 0 ? bits.text(nameBytes) : dictionary[code];
    if (entry === undefined) throw new OutOfBits();
    return entry;
  });
}
