/**
 * Share links: `#/run/<protocol>/<scenario or "own">/<version>.<base64url(packed run ‖ crc32)>`. The CRC covers the readable
 * names as well. Nothing here simulates; `openLink.ts` does.
 */

import { fromBase64url, toBase64url } from '../../base/base64url';
import { crc32 } from '../../base/crc32';
import type { Position, Run } from '../types';
import { checkRun } from './checkRun';
import { type CodecError, codecError } from './errors';
import { limits } from './limits';
import { type LinkBody, type LinkSelection, packBody, unpackBody } from './linkBody';
import { checkMarks, type Mark } from './marks';

/** What a link holds. `digest`: see `outcomeDigest`. */
export interface LinkContent {
  readonly run: Run;
  readonly position: Position;
  readonly digest: number;
  readonly selection: LinkSelection | null;
  readonly marks: readonly Mark[];
}

/** What could be read of a link: with an `error`, the moves of `content` are only those that were still readable. */
export interface ReadLink {
  readonly content: LinkContent | null;
  readonly error: CodecError | null;
  /** Moves that the link says it holds. */
  readonly total: number;
}

const own = 'own';
const version = '1';
const crcBytes = 4;
const utf8 = new TextEncoder();

/** The part of an address from `#` on that opens this run. */
export function encodeLink(content: LinkContent): string {
  const { run } = content;
  const [protocol, modelVersion] = splitName(run.model);
  const [scenario, scenarioVersion] = run.scenario === null ? [own, null] : splitName(run.scenario);
  const body: LinkBody = {
    modelVersion,
    scenarioVersion,
    seed: run.seed,
    position: content.position,
    digest: content.digest,
    selection: content.selection,
    config: run.config,
    cast: run.cast,
    moves: run.moves,
    marks: content.marks,
  };
  const packed = packBody(body);
  const crc = checksum(protocol, scenario, packed);
  const bytes = new Uint8Array(packed.length + crcBytes);
  bytes.set(packed);
  new DataView(bytes.buffer).setUint32(packed.length, crc);
  return `#/run/${protocol}/${scenario}/${version}.${toBase64url(bytes)}`;
}

/** Reads a link from an address or from a text that ends with one. */
export function decodeLink(text: string): ReadLink {
  if (text.length > limits.linkCharacters)
    return nothing(codecError('E202', { limit: String(limits.linkCharacters) }));
  const match = /#\/run\/([A-Za-z0-9-]+)\/([A-Za-z0-9-]+)\/([0-9]+)\.([^\s]*)\s*$/.exec(text);
  if (match === null) return nothing(codecError('E201'));
  const [, protocol = '', scenario = '', found = '', code = ''] = match;
  if (found !== version) return nothing(codecError('E203', { version: found, supported: version }));
  return decodeVersion1(protocol, scenario, code);
}

function decodeVersion1(protocol: string, scenario: string, code: string): ReadLink {
  const { bytes, whole } = fromBase64url(code);
  const packed = bytes.subarray(0, Math.max(0, bytes.length - crcBytes));
  const sound =
    whole &&
    bytes.length > crcBytes &&
    new DataView(bytes.buffer).getUint32(packed.length) === checksum(protocol, scenario, packed);
  // The end of a torn link is missing, so what looks like its CRC is more of the run.
  const read = unpackBody(sound ? packed : bytes);
  if (read === null) return nothing(codecError(sound ? 'E205' : 'E204'));
  const content = contentOf(protocol, scenario, read.body);
  const total = read.total;
  const invalid = checkRun(content.run) ?? (sound ? checkMarks(content.marks) : null);
  if (invalid !== null) return { content: null, total, error: sound ? invalid : codecError('E204') };
  // Notes stand at the end, where a torn link holds anything but notes.
  if (!sound) return { content: { ...content, marks: [] }, total, error: codecError('E204') };
  return { content, total, error: read.whole ? null : codecError('E205') };
}

function contentOf(protocol: string, scenario: string, body: LinkBody): LinkContent {
  const run: Run = {
    model: `${protocol}@${body.modelVersion}`,
    scenario: body.scenarioVersion === null ? null : `${scenario}@${body.scenarioVersion}`,
    cast: body.cast,
    config: body.config,
    seed: body.seed,
    moves: body.moves,
  };
  const { position, digest, selection, marks } = body;
  return { run, position, digest, selection, marks };
}

function nothing(error: CodecError): ReadLink {
  return { content: null, error, total: 0 };
}

function checksum(protocol: string, scenario: string, packed: Uint8Array): number {
  return crc32([...utf8.encode(`${protocol}/${scenario}/`), ...packed]);
}

/** `two-phase-commit@1` is `two-phase-commit` and 1. */
export function splitName(name: string): readonly [string, number] {
  const at = name.lastIndexOf('@');
  return [name.slice(0, at), Number(name.slice(at + 1))];
}
