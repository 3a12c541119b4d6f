import type { MomentPattern, ReachedMoment } from './types';

/** Whether this is the moment that a move, a script or a story waits for. */
export function isAwaited(pattern: MomentPattern, reached: ReachedMoment): boolean {
  const isThere = pattern.node === reached.node && pattern.milestone === reached.milestone;
  return isThere && (pattern.tx === undefined || pattern.tx === reached.tx);
}
