/** The address and the session: a link in the address is opened, and the address follows the play-head. */
import { linkTo } from '../sim/codec/openLink';
import { openLinkText, prepareLink } from './opening';
import { currentBranch, type SessionApi } from './session';

/** The address is written once the play-head has rested a moment, since writing costs more than half a frame … */
const restMilliseconds = 150;
/** … and never more often than browsers put up with (a hundred times in half a minute). */
const spacingMilliseconds = 350;

/** The link of what is on screen, without the page it is opened with: `#/run/…`. */
export function linkHash(session: SessionApi): string {
  const state = session.getState();
  const { run, trace } = currentBranch(state);
  const { setting, position, selection, marks } = state;
  return linkTo({ run, trace, setting, position, selection, marks });
}

/** The whole address that opens what is on screen for somebody else. */
export function shareLink(session: SessionApi): string {
  return `${location.href.split('#')[0]}${linkHash(session)}`;
}

/** Brings what the link in the address needs, so that it can be opened before anything is shown. */
export async function prepareAddress(): Promise<void> {
  if (hasLink(location.hash)) await prepareLink(location.hash);
}

/** Opens the link in the address, if there is one, and keeps the two together from then on. Returns how to stop. */
export function startAddressSync(session: SessionApi): () => void {
  let written = location.hash;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastWrite = Number.NEGATIVE_INFINITY;

  const write = (): void => {
    lastWrite = performance.now();
    if (!isRunPage(location.hash)) return;
    // Pasted a moment ago, and its event still to come.
    if (location.hash !== written && hasLink(location.hash)) {
      read();
      return;
    }
    const hash = linkHash(session);
    if (location.hash !== hash) replaceAddress(hash);
    written = location.hash;
  };
  /** Another run is worth an address at once; a play-head that moves may rest first. */
  const follow = (rest: number): void => {
    clearTimeout(timer);
    timer = setTimeout(write, Math.max(rest, lastWrite + spacingMilliseconds - performance.now()));
  };
  const read = (): void => {
    if (location.hash === written || !hasLink(location.hash)) return;
    const { hash } = location;
    written = hash;
    const ready = prepareLink(hash);
    if (ready) void ready.then(() => openLinkText(session, hash));
    else openLinkText(session, hash);
  };

  if (hasLink(location.hash)) openLinkText(session, location.hash);
  const stopFollowing = session.subscribe((now, before) => {
    const isSameRun = now.branches === before.branches && now.branchId === before.branchId;
    const isSame =
      now.position === before.position && now.selection === before.selection && now.marks === before.marks;
    if (!isSameRun || !isSame) follow(isSameRun ? restMilliseconds : 0);
  });
  window.addEventListener('hashchange', read);
  return () => {
    stopFollowing();
    window.removeEventListener('hashchange', read);
    clearTimeout(timer);
  };
}

/** A link proper: more than the bare page. */
function hasLink(hash: string): boolean {
  return /^#\/run\/./.test(hash);
}

function isRunPage(hash: string): boolean {
  return hash === '' || hash === '#' || hash === '#/' || /^#\/run(?:\/|$)/.test(hash);
}

/** An embedding page may forbid history; the session goes on without it. */
function replaceAddress(hash: string): void {
  try {
    history.replaceState(history.state, '', hash);
  } catch {
    // Nothing to do: sharing still works, only the address stays as it is.
  }
}
