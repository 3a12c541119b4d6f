/** Opening runs that come from outside: links in the address, files, forms. Nothing here throws on bad input. */
import { isPrepared, runCatalog } from '../lessons/catalog';
import { codecError } from '../sim/codec/errors';
import { limits } from '../sim/codec/limits';
import { type Opening, openLink } from '../sim/codec/openLink';
import { bring } from '../workers/onDemand';
import { linkProblem } from './linkProblem';
import type { SessionApi } from './session';

/** Brings what the run of a link needs; `null` when it can be opened at once. What cannot be fetched is said when it is opened. */
export function prepareLink(text: string): Promise<void> | null {
  const model = /#\/run\/([a-z0-9-]+)/.exec(text)?.[1] ?? '';
  return isPrepared(model) ? null : bring(model).catch(() => undefined);
}

/** Brings what a run of this model needs. When that fails the card says so, and `false` comes back. */
export async function prepared(model: string): Promise<boolean> {
  try {
    await bring(model);
    return true;
  } catch {
    const error = codecError('E132', { protocol: model.split('@')[0] ?? '' });
    linkProblem.setState({ problem: { source: 'link', text: '', error, applied: null, total: 0 } });
    return false;
  }
}

/** Opens a link in the session, or as much of it as makes sense. `false` when nothing could be opened. */
export function openLinkText(session: SessionApi, text: string): boolean {
  return show(session, openLink(text, runCatalog), { source: 'link', text });
}

/** Opens the text of a run file. The reader is loaded when the first file is opened. */
export async function openFileText(session: SessionApi, text: string): Promise<boolean> {
  const protocol = /"protocol"\s*:\s*"([a-z0-9-]+)"/.exec(text)?.[1] ?? '';
  const [{ readRunFile }] = await Promise.all([
    import('../sim/codec/readRunFile'),
    bring(protocol).catch(() => undefined),
  ]);
  return show(session, readRunFile(text, runCatalog), { source: 'file', text });
}

/** Opens a run file that somebody chose. What is too large is not even read. */
export async function openRunFile(session: SessionApi, file: File): Promise<boolean> {
  const isTooLarge = file.size > limits.fileBytes;
  return openFileText(session, isTooLarge ? ' '.repeat(limits.fileBytes + 1) : await file.text());
}

function show(
  session: SessionApi,
  opening: Opening,
  from: { source: 'link' | 'file'; text: string },
): boolean {
  const { opened, error, applied, total, notes } = opening;
  const said = error ?? notes[0] ?? null;
  if (opened !== null) {
    const now = session.getState();
    // The link that the page comes with takes the place of the first-visit run before anybody has seen that one.
    const isUntouched = now === session.getInitialState();
    (isUntouched ? now.replace : now.open)(opened.run, opened.position, opened.marks);
    now.select(opened.selection);
  }
  const problem = said && { ...from, error: said, applied: opened === null ? null : applied, total };
  linkProblem.setState({ problem });
  return opened !== null;
}
