/** Names in a run file that stand for nothing and that the engine would pass over in silence. The first one is reported. */
import type { Setting } from '../model';
import type { Config } from '../types';
import { nodesOf, sentOf } from './checkRun';
import { type CodecError, codecError } from './errors';
import type { ScriptMove } from './script';

/** A moment at a node that does not exist would be awaited for ever, and what waits for a moment is not looked at before. */
export function unknownNode(script: readonly ScriptMove[], { cast }: Setting): CodecError | null {
  const stranger = (names: readonly string[]): string | undefined =>
    names.find((name) => !cast.nodes.some(({ id }) => id === name));
  for (const [index, move] of script.entries()) {
    if (move.kind === 'run') continue;
    const path = `/moves/${index}`;
    if (move.kind === 'when' && stranger([move.when.node]) !== undefined)
      return codecError('E113', { node: move.when.node }, { path: `${path}/when` });
    // A move that is due at once says by itself that it is impossible; whom it sends to, nobody asks.
    const node = stranger(move.kind === 'when' ? nodesOf(move.act) : sentOf(move.act));
    if (node !== undefined) return codecError('E113', { node }, { path });
  }
  return null;
}

/** Timers and record types of a file's config. `plain` is the setting without that config: its timers are all there are. */
export function unknownInConfig(config: Partial<Config>, plain: Setting): CodecError | null {
  const timers = Object.keys(plain.config.timeouts);
  const timer = Object.keys(config.timeouts ?? {}).find((name) => !timers.includes(name));
  if (timer !== undefined)
    return codecError('E129', { timer, names: timers.join(', ') }, { path: '/config/timeouts' });
  const records = [...new Set(Object.values(plain.model.roles).flatMap(({ ledger }) => Object.keys(ledger)))];
  const record = config.lazy?.find((name) => !records.includes(name));
  if (record === undefined) return null;
  return codecError('E130', { record, names: records.join(', ') }, { path: '/config/lazy' });
}
