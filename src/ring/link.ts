/**
 * Links to a moment of the ring page: `#/ring/<version>.<base64url(packed ‖ crc32)>`. They hold what the page began with and the
 * edits since then, and nothing that is computed. Own keys are part of a link as long as they are few; of more it only says how
 * many there were.
 */
import { fromBase64url, toBase64url } from '../base/base64url';
import { BitReader, BitWriter, OutOfBits } from '../base/bits';
import { crc32 } from '../base/crc32';
import { readEdit, writeEdit } from './editCodes';
import { applyEdit, type Edit, refusalOf } from './edits';
import { KEY_BYTES_MAX } from './keySets';
import { PRESETS } from './presets';
import { LIMITS } from './scene';

/** What a link holds. */
export interface RingLink {
  /** Place in `PRESETS`. */
  readonly preset: number;
  readonly edits: readonly Edit[];
  /** The moment that the present one is compared with: after so many edits; `null`: the one before. */
  readonly compareWith: number | null;
  /** The key whose way is followed; empty: none. */
  readonly probe: string;
  /** Places in the list of keys of who pays and who is paid. */
  readonly transfer: readonly [payer: number, payee: number] | null;
}

/** What is wrong with a link, and how it can be opened all the same. */
export interface RingLinkProblem {
  readonly code: 'E203' | 'E204' | 'E208' | 'E209' | 'E212' | 'E213';
  readonly values: Readonly<Record<string, string>>;
}

export interface ReadRingLink {
  /** What could be read, all edits of it possible and what it compares with among them; `null`: nothing. */
  readonly link: RingLink | null;
  readonly problem: RingLinkProblem | null;
}

const version = '1';
const crcBytes = 4;
const charactersMax = 64 * 1024;
/** Bytes of the key that is followed, in UTF-8; a longer one is left out of the link. */
const utf8 = new TextEncoder();

/**
 * The address of a moment, for at most `LIMITS.edits` edits, all of them possible. Half of a character in a key or in the probe comes
 * back as U+FFFD, which hashes to the same.
 */
export function encodeRingLink(link: RingLink): string {
  const pen = new BitWriter();
  pen.number(link.preset);
  pen.number(link.edits.length);
  for (const edit of link.edits) writeEdit(pen, edit);
  pen.flag(link.compareWith !== null);
  if (link.compareWith !== null) pen.number(link.compareWith);
  pen.text(utf8.encode(link.probe).length > KEY_BYTES_MAX ? '' : link.probe);
  pen.flag(link.transfer !== null);
  if (link.transfer !== null) for (const place of link.transfer) pen.number(place);
  const packed = pen.finish();
  const bytes = new Uint8Array(packed.length + crcBytes);
  bytes.set(packed);
  new DataView(bytes.buffer).setUint32(packed.length, crc32(packed));
  return `#/ring/${version}.${toBase64url(bytes)}`;
}

/** Reads an address or a text that ends with one. A torn link gives the edits that are still there; nothing here throws. */
export function decodeRingLink(text: string): ReadRingLink {
  if (text.length > charactersMax) return nothing('E213', { limit: String(charactersMax) });
  const match = /#\/ring\/([0-9]+)\.([^\s]*)\s*$/.exec(text);
  if (match === null) return nothing('E212');
  const [, found = '', code = ''] = match;
  if (found !== version) return nothing('E203', { version: found, supported: version });
  const { bytes, whole } = fromBase64url(code);
  const packed = bytes.subarray(0, Math.max(0, bytes.length - crcBytes));
  const isSound =
    whole && bytes.length > crcBytes && new DataView(bytes.buffer).getUint32(packed.length) === crc32(packed);
  return isSound ? unpack(packed, null) : unpack(bytes, { code: 'E204', values: {} });
}

function unpack(bytes: Uint8Array, damage: RingLinkProblem | null): ReadRingLink {
  const eye = new BitReader(bytes);
  const edits: Edit[] = [];
  let link: RingLink = { preset: 0, edits, compareWith: null, probe: '', transfer: null };
  let total = 0;
  try {
    link = { ...link, preset: eye.number(PRESETS.length - 1) };
    total = eye.number(LIMITS.edits);
    while (edits.length < total) edits.push(readEdit(eye));
    const compareWith = eye.flag() ? eye.number(total) : null;
    const probe = eye.text(KEY_BYTES_MAX);
    const transfer = eye.flag() ? ([eye.number(), eye.number()] as const) : null;
    link = { ...link, compareWith, probe, transfer };
  } catch (error) {
    if (!(error instanceof OutOfBits)) throw error;
    if (edits.length === 0) return nothing('E204');
    return possible(link, total, damage ?? { code: 'E204', values: {} });
  }
  return possible(link, total, damage);
}

/** The edits up to the first one that means nothing where it stands, and nothing that speaks of later ones. */
function possible(link: RingLink, total: number, problem: RingLinkProblem | null): ReadRingLink {
  const { scene } = PRESETS[link.preset] ?? PRESETS[0];
  let now = scene;
  let applied = 0;
  for (const edit of link.edits) {
    if (refusalOf(now, edit) !== null) break;
    now = applyEdit(now, edit);
    applied += 1;
  }
  const cut = { applied: String(applied), total: String(total) };
  const said = problem ?? (applied < total ? { code: 'E208' as const, values: cut } : lostKeys(link.edits));
  const isThere = link.compareWith !== null && link.compareWith <= applied;
  const compareWith = isThere ? link.compareWith : null;
  return { link: { ...link, edits: link.edits.slice(0, applied), compareWith }, problem: said };
}

/** Keys that were too many for the link. */
function lostKeys(edits: readonly Edit[]): RingLinkProblem | null {
  const last = edits.findLast((edit) => edit.kind === 'keys');
  if (last?.kind !== 'keys' || last.keys.kind !== 'own' || last.keys.missing === 0) return null;
  return { code: 'E209', values: { count: String(last.keys.missing) } };
}

function nothing(code: RingLinkProblem['code'], values: RingLinkProblem['values'] = {}): ReadRingLink {
  return { link: null, problem: { code, values } };
}
