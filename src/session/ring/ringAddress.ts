/** The address of the ring page: it is opened, and follows what is done. */
import { decodeRingLink, encodeRingLink, type RingLinkProblem } from '../../ring/link';
import { linkOf, type RingApi } from './ringStore';

/** The address is written once nothing has changed for a moment. */
const restMilliseconds = 200;

export function ringHash(api: RingApi): string {
  return encodeRingLink(linkOf(api.getState()));
}

/** Opens an address of the page; the bare page has nothing to open. Tells what was wrong with it. */
export function openRingHash(api: RingApi, hash: string): RingLinkProblem | null {
  if (!/^#\/ring\/./.test(hash)) return null;
  const { link, problem } = decodeRingLink(hash);
  if (link) api.getState().open(link);
  return problem;
}

/**
 * Keeps address and page together until the returned function is called; `onProblem` hears of addresses that were pasted meanwhile.
 */
export function followRing(api: RingApi, onProblem: (problem: RingLinkProblem | null) => void): () => void {
  let written = location.hash;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = (): void => {
    if (!/^#\/ring(?:\/|$)/.test(location.hash) || location.hash !== written) return;
    written = ringHash(api);
    try {
      history.replaceState(history.state, '', written);
    } catch {
      // An embedding page may forbid it; only the address stays as it is.
    }
  };
  const read = (): void => {
    if (location.hash === written || !/^#\/ring\/./.test(location.hash)) return;
    written = location.hash;
    clearTimeout(timer);
    onProblem(openRingHash(api, written));
  };
  const stop = api.subscribe((now, before) => {
    const isSame =
      now.history === before.history &&
      now.compareWith === before.compareWith &&
      now.probe === before.probe &&
      now.transfer === before.transfer;
    if (isSame) return;
    clearTimeout(timer);
    timer = setTimeout(write, restMilliseconds);
  });
  window.addEventListener('hashchange', read);
  return () => {
    clearTimeout(timer);
    stop();
    window.removeEventListener('hashchange', read);
  };
}
