/** Acts in words: keys of the inspector's strings. */

import { formatTicks } from '../../i18n/format';
import type { Act, ActKind } from '../../sim/types';

export interface ActText {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number | readonly string[]>>;
}

export function actText(act: Act): ActText {
  switch (act.kind) {
    case 'heuristic':
      return { key: `act.heuristic-${act.decision}`, values: { node: act.node } };
    case 'timeout':
      return { key: 'act.timeout', values: { timer: act.timer, node: act.node } };
    case 'crash':
      return act.keep
        ? { key: 'act.crash-keep', values: { node: act.node, count: act.keep } }
        : { key: 'act.crash', values: { node: act.node } };
    case 'delay':
      if (act.by === null) return { key: 'act.hold', values: {} };
      return { key: act.by > 0 ? 'act.later' : 'act.sooner', values: { by: formatTicks(Math.abs(act.by)) } };
    case 'cut':
    case 'heal':
      return { key: `act.${act.kind}`, values: { sides: act.groups.map((group) => group.join(' + ')) } };
    default:
      return { key: `act.${act.kind}`, values: 'node' in act ? { node: act.node } : {} };
  }
}

const GLYPHS: Partial<Record<ActKind, string>> = {
  crash: '✕',
  recover: '↺',
  pause: '❚❚',
  resume: '▶',
  timeout: '◔',
  veto: '✕',
  drop: '✕',
  duplicate: '×2',
  deliver: '→',
  cut: '✂',
  heal: '↔',
  heuristic: '!',
};

/** A sign before the words, never instead of them. */
export function actGlyph(act: Act): string {
  if (act.kind === 'delay') return act.by === null ? '❚❚' : act.by > 0 ? '»' : '«';
  return GLYPHS[act.kind] ?? '•';
}
