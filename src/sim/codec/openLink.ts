/** From the text of a link to a run that can be shown: decoded, simulated and compared with what its maker saw. */
import type { Setting } from '../model';
import { clampPosition } from '../position';
import type { FailedMove, Position, Run, Trace } from '../types';
import { checkedSetting, type RunCatalog, tryRun } from './catalog';
import { outcomeDigest } from './digest';
import { type CodecError, codecError } from './errors';
import { decodeLink, encodeLink, type LinkContent } from './link';
import type { LinkSelection } from './linkBody';
import type { Mark } from './marks';

/** A run ready to be shown. */
export interface OpenedRun {
  readonly run: Run;
  readonly setting: Setting;
  readonly trace: Trace;
  readonly position: Position;
  readonly selection: LinkSelection | null;
  readonly marks: readonly Mark[];
}

/** `opened` is the whole run, or as much of it as still makes sense when there is an `error`. */
export interface Opening {
  readonly opened: OpenedRun | null;
  readonly error: CodecError | null;
  /** Moves that are part of `opened`, and moves that were meant to be. */
  readonly applied: number;
  readonly total: number;
  /** What is worth saying although it does not stop the run. */
  readonly notes: readonly CodecError[];
}

export function notOpened(error: CodecError | null, total = 0): Opening {
  return { opened: null, error, applied: 0, total, notes: [] };
}

/** Opens a link. Never throws, whatever the text is. */
export function openLink(text: string, catalog: RunCatalog): Opening {
  const { content, error, total } = decodeLink(text);
  if (content === null) return notOpened(error, total);
  const found = checkedSetting(content.run, catalog);
  if (!found.ok) return notOpened(error ?? found.error, total);
  const played = tryRun(content.run, found.value);
  if (!played.ok) return notOpened(error ?? played.error, total);
  const setting = found.value;
  const same = outcomeDigest(setting, played.value) === content.digest;
  if (error === null && same) {
    const position = clampPosition(played.value, content.position);
    const selection = known(setting, content.selection);
    const { run, marks } = content;
    const opened = { run, setting, trace: played.value, position, selection, marks };
    return { opened, error: null, applied: total, total, notes: [] };
  }
  return prefixOf(content, setting, { trace: played.value, total, error });
}

/** A selection that names what does not exist is no selection. */
function known({ cast }: Setting, selection: LinkSelection | null): LinkSelection | null {
  if (selection === null) return null;
  if (selection.kind === 'account')
    return cast.accounts.some(({ id }) => id === selection.account) ? selection : null;
  const ends = {
    node: 'node' in selection ? [selection.node] : [],
    link: 'link' in selection ? selection.link : [],
  };
  const named = selection.kind === 'message' ? [selection.from, selection.to] : ends[selection.kind];
  return named.every((name) => cast.nodes.some(({ id }) => id === name)) ? selection : null;
}

interface Doubtful {
  readonly trace: Trace;
  readonly total: number;
  readonly error: CodecError | null;
}

const attemptsMax = 6;

/** The longest run of moves, from the first, that are all still possible. */
function prefixOf(content: LinkContent, setting: Setting, { trace, total, error }: Doubtful): Opening {
  const { position: wanted, marks } = content;
  let kept = content.run;
  let played = trace;
  let first = firstImpossible(kept, played);
  const refusal = first?.refusal;
  for (let attempt = 1; first !== null; attempt++) {
    // Moves in a strange order may fail one after the other; then none is kept rather than try for ever.
    kept = { ...kept, moves: attempt < attemptsMax ? kept.moves.slice(0, first.move) : [] };
    const again = tryRun(kept, setting);
    if (!again.ok) return notOpened(again.error, total);
    played = again.value;
    first = firstImpossible(kept, played);
  }
  const applied = kept.moves.length;
  const values = { applied: String(applied), total: String(total) };
  const position =
    applied < total ? clampPosition(played, endOfMoves(played, wanted)) : clampPosition(played, wanted);
  return {
    opened: { run: kept, setting, trace: played, position, selection: null, marks },
    error:
      error === null
        ? codecError(applied < total ? 'E206' : 'E207', values, refusal ? { refusal } : {})
        : { ...error, values: { ...error.values, ...values } },
    applied,
    total,
    notes: [],
  };
}

/** A move that waits for a moment may wait in vain; one with a step is carried out or the run is another one. */
function firstImpossible(run: Run, trace: Trace): FailedMove | null {
  const impossible = trace.failed.filter(({ move }) => 'afterStep' in (run.moves[move] ?? {}));
  return impossible.reduce<FailedMove | null>(
    (least, item) => (least && least.move < item.move ? least : item),
    null,
  );
}

/** Where the last move that was kept has been carried out, or the wanted position when that comes before. */
function endOfMoves(trace: Trace, wanted: Position): Position {
  const last = trace.entries.findLastIndex(({ move }) => move !== null) + 1;
  return wanted.step <= last ? wanted : { step: last, effects: 0 };
}

/** The link of a run at a position. */
export function linkTo(opened: Omit<OpenedRun, 'marks'> & Partial<Pick<OpenedRun, 'marks'>>): string {
  const { run, setting, trace, position, selection, marks = [] } = opened;
  return encodeLink({ run, position, selection, marks, digest: outcomeDigest(setting, trace) });
}
