/** Small drawn signs. Their words stand beside them or in the label of what they belong to. */
import { arc } from 'd3-shape';
import { unreachable } from '../../base/assert';
import type { ProtocolRole } from '../../protocols/protocol';
import type { CardState } from './cardScene';

/** The sign of a state: the second of its three signals, after shape and before the word. Drawn, because fonts lack some. */
export function StateSign({ state }: { readonly state: CardState }) {
  return (
    <svg viewBox="-6 -6 12 12" width="12" height="12" aria-hidden="true" fill="none" stroke="currentColor">
      <StatePath state={state} />
    </svg>
  );
}

function StatePath({ state }: { readonly state: CardState }) {
  switch (state) {
    case 'idle':
      return <circle r="4" strokeWidth="1.6" />;
    case 'working':
      return <circle r="4.5" fill="currentColor" stroke="none" />;
    case 'in-doubt':
      return <path d="M-2.6 -2.4A2.7 2.7 0 1 1 0 0.4V1.6M0 4.2V4.3" strokeWidth="2" strokeLinecap="round" />;
    case 'precommitted':
      return (
        <>
          <circle r="4.4" strokeWidth="1.6" />
          <path d="M0 -4.4A4.4 4.4 0 0 0 0 4.4Z" fill="currentColor" stroke="none" />
        </>
      );
    case 'committed':
      return <path d="M-4 0.4 -1.2 3.2 4.2 -3.4" strokeWidth="2.2" strokeLinecap="round" />;
    case 'aborted':
    case 'crashed':
      return <path d="M-3.4 -3.4 3.4 3.4M3.4 -3.4 -3.4 3.4" strokeWidth="2.2" strokeLinecap="round" />;
    case 'ended':
      return <rect x="-3.6" y="-3.6" width="7.2" height="7.2" fill="currentColor" stroke="none" />;
    case 'blocked':
      return (
        <path d="M-3.6 -5H3.6L-3.6 5H3.6Z" fill="currentColor" strokeWidth="1.2" strokeLinejoin="round" />
      );
    case 'paused':
      return <path d="M-2.2 -4V4M2.2 -4V4" strokeWidth="2.6" />;
    default:
      return unreachable(state);
  }
}

export function RoleMark({ mark }: { readonly mark: ProtocolRole['mark'] }) {
  return (
    <svg viewBox="0 0 14 14" width="13" height="13" aria-hidden="true" fill="currentColor">
      {mark === 'coordinator' && <path d="M7 0.5 12.8 3.8V10.2L7 13.5 1.2 10.2V3.8Z" />}
      {mark === 'participant' && <circle cx="7" cy="7" r="5.6" />}
      {mark === 'helper' && <path d="M7 0.6 13.4 7 7 13.4 0.6 7Z" />}
      {mark === 'client' && (
        <path d="M1 3.5H13V10.5H1Z" fill="none" stroke="currentColor" strokeWidth="1.8" />
      )}
    </svg>
  );
}

export function QueueSign() {
  return (
    <svg
      viewBox="-6 -6 12 12"
      width="11"
      height="11"
      aria-hidden="true"
      fill="currentColor"
      stroke="currentColor"
    >
      <StatePath state="blocked" />
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

export function BinSign() {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path
        d="M2.5 4H13.5M6 4V2.2H10V4M4 4 4.7 13.8H11.3L12 4M6.6 6.6V11.2M9.4 6.6V11.2"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
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
