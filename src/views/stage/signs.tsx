/** Small drawn signs. Their words stand beside them or in the label of what they belong to. */
import { arc } from 'd3-shape';
import type { ProtocolRole } from '../../protocols/protocol';
import type { CardState } from './scene';

/** The sign of a state: the second of its three signals, after shape and before the word. */
export const STATE_SIGN: Readonly<Record<CardState, string>> = {
  idle: '○',
  working: '●',
  'in-doubt': '?',
  precommitted: '◐',
  committed: '✓',
  aborted: '✕',
  ended: '■',
  blocked: '⧗',
  crashed: '✕',
  paused: '❚❚',
};

export function RoleMark({ mark }: { readonly mark: ProtocolRole['mark'] }) {
  return (
    <svg viewBox="0 0 14 14" width="13" height="13" aria-hidden="true" fill="currentColor">
      {mark === 'coordinator' && <path d="M7 0.5 12.8 3.8V10.2L7 13.5 1.2 10.2V3.8Z" />}
      {mark === 'participant' && <circle cx="7" cy="7" r="5.6" />}
      {mark === 'client' && <path d="M1 3.5H13V10.5H1Z" fill="none" stroke="currentColor" strokeWidth="1.8" />}
    </svg>
  );
}

export function LockSign() {
  return (
    <svg viewBox="0 0 12 14" width="11" height="13" aria-hidden="true">
      <path d="M3 6.5V4.2a3 3 0 0 1 6 0V6.5" fill="none" stroke="currentColor" strokeWidth="1.7" />
      <rect x="1" y="6" width="10" height="7.5" rx="1.5" fill="currentColor" />
    </svg>
  );
}

export function ScissorsSign({ size = 18 }: { readonly size?: number }) {
  return (
    <svg viewBox="-10 -10 20 20" width={size} height={size} aria-hidden="true">
      <ScissorsPath />
    </svg>
  );
}

export function ScissorsPath() {
  return (
    <g fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round">
      <circle cx="-5" cy="-5" r="2.6" />
      <circle cx="-5" cy="5" r="2.6" />
      <path d="M-2.8 -3.6 8 4.5M-2.8 3.6 8 -4.5" />
    </g>
  );
}

const ring = arc<number>()
  .innerRadius(4.2)
  .outerRadius(7)
  .startAngle(0)
  .endAngle((share) => share * 2 * Math.PI);

/** A ring that empties clockwise. */
export function TimerRing({ share }: { readonly share: number }) {
  return (
    <svg viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true">
      <circle r="5.6" fill="none" stroke="currentColor" strokeWidth="1" opacity="0.45" />
      <path d={ring(share) ?? ''} fill="currentColor" />
    </svg>
  );
}
