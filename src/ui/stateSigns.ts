/** Sign and tone of what a node's state means, for chips: never colour alone. */
import type { ChipTone } from './Chip';

export type StateName =
  | 'idle'
  | 'working'
  | 'in-doubt'
  | 'precommitted'
  | 'committed'
  | 'aborted'
  | 'ended'
  | 'paused'
  | 'crashed';

export const STATE_GLYPH: Readonly<Record<StateName, string>> = {
  idle: '○',
  working: '●',
  'in-doubt': '?',
  precommitted: '◐',
  committed: '✓',
  aborted: '✕',
  ended: '■',
  paused: '‖',
  crashed: '✕',
};

export const STATE_TONE: Readonly<Record<StateName, ChipTone>> = {
  idle: 'plain',
  working: 'plain',
  'in-doubt': 'prepared',
  precommitted: 'precommitted',
  committed: 'committed',
  aborted: 'aborted',
  ended: 'plain',
  paused: 'plain',
  crashed: 'crashed',
};
