/** The files that `npm run ring` reads: servers and keys. FORMATS.md describes them. */
import { readFileSync } from 'node:fs';
import { pointCounts } from '../ring/build';
import { POINTS_MAX, type RingOptions, SERVERS_MAX, type Server } from '../ring/types';
import { codecError } from '../sim/codec/errors';
import { unshowable } from '../sim/codec/showable';
import { errorText } from './errorText';

const WEIGHT_MAX = 0xffff_ffff;
const LABEL_LENGTH_MAX = 255;
const MEMBERS = ['label', 'weight', 'at'];

/** Something wrong with a file; the message is a numbered sentence. */
export class InputProblem extends Error {
  constructor(...error: Parameters<typeof codecError>) {
    super(errorText(codecError(...error)));
  }
}

/** The servers of a JSON file, as many points as a ring can hold with these options. Throws an {@link InputProblem}. */
export function readServers(file: string, options: RingOptions): Server[] {
  const servers = serversOf(parsed(textOf(file), file), file);
  pointCounts(servers, options).forEach((count, index) => {
    if (count <= POINTS_MAX) return;
    const values = { label: servers[index]?.label ?? '', count: `${count}`, limit: `${POINTS_MAX}` };
    throw new InputProblem('E150', values, { path: `${file}/${index}` });
  });
  return servers;
}

/** The keys of a JSON list, or of a text with one on each line; empty lines are none. Throws an {@link InputProblem}. */
export function readKeys(file: string): string[] {
  const text = textOf(file);
  if (!file.endsWith('.json') && !isList(text)) return text.split(/\r?\n/).filter((line) => line !== '');
  const keys = parsed(text, file);
  if (!Array.isArray(keys)) throw wrongShape(file, 'a list', keys);
  return keys.map((key: unknown, index) => {
    if (typeof key !== 'string') throw wrongShape(`${file}/${index}`, 'a text', key);
    return key;
  });
}

function textOf(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    throw new Error(`E100 Cannot read ${file}: ${error instanceof Error ? error.message : ''}`);
  }
}

/** Also a key may begin with a bracket, so it takes more than that. */
function isList(text: string): boolean {
  if (!text.trimStart().startsWith('[')) return false;
  try {
    return Array.isArray(JSON.parse(text));
  } catch {
    return false;
  }
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputProblem('E101', { detail: `${file}: ${error instanceof Error ? error.message : ''}` });
  }
}

function serversOf(list: unknown, file: string): Server[] {
  if (!Array.isArray(list)) throw wrongShape(file, 'a list of servers', list);
  if (list.length > SERVERS_MAX)
    throw new InputProblem(
      'E109',
      { count: `${list.length}`, min: '0', max: `${SERVERS_MAX}` },
      { path: file },
    );
  const labels = new Set<string>();
  return list.map((entry: unknown, index) => {
    const path = `${file}/${index}`;
    const server = serverOf(entry, path);
    const { label } = server;
    if (labels.has(label)) throw new InputProblem('E112', { name: label }, { path: `${path}/label` });
    labels.add(label);
    return server;
  });
}

function serverOf(entry: unknown, path: string): Server {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
    throw wrongShape(path, 'a server with "label" and "weight"', entry);
  const { label, weight, at } = entry as { label?: unknown; weight?: unknown; at?: unknown };
  const stranger = Object.keys(entry).find((member) => !MEMBERS.includes(member));
  if (stranger !== undefined) throw wrongShape(`${path}/${stranger}`, 'left out', 'there');
  if (typeof label !== 'string') throw wrongShape(`${path}/label`, 'a text', label);
  if (label === '' || label.length > LABEL_LENGTH_MAX || unshowable.test(label))
    throw new InputProblem('E111', { name: label, limit: `${LABEL_LENGTH_MAX}` }, { path: `${path}/label` });
  const known = { label, weight: wholeNumber(weight, `${path}/weight`) };
  return at === undefined ? known : { ...known, at: wholeNumber(at, `${path}/at`) };
}

/** Weights and places have the same range: 32 bits. */
function wholeNumber(value: unknown, path: string): number {
  if (typeof value !== 'number') throw wrongShape(path, 'a number', value);
  if (!Number.isInteger(value) || value < 0 || value > WEIGHT_MAX)
    throw new InputProblem('E110', { value: `${value}`, min: '0', max: `${WEIGHT_MAX}` }, { path });
  return value;
}

function wrongShape(path: string, expected: string, found: unknown): InputProblem {
  const text = (typeof found === 'string' ? found : JSON.stringify(found)) ?? 'missing';
  return new InputProblem('E105', { expected, found: text.slice(0, 60) }, { path });
}
