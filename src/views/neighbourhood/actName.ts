/** What is done, in a word or two, where what comes of it may read alike. */
import type { Translate } from '../../i18n/useTranslation';
import type { TraceEntry } from '../../sim/types';

/** `protocol`: whose timers they are. `null`: the sentence about what comes of it says it already. */
export function actName({ act, message, node }: TraceEntry, protocol: string, t: Translate): string | null {
  const interrupted = 'crashAfter' in act && act.crashAfter !== undefined;
  switch (act.kind) {
    case 'timeout':
      return t('neighbourhood:act.timeout', { timer: t(`${protocol}:timer.${act.timer}`) });
    case 'heuristic':
      return t(`neighbourhood:act.heuristic-${act.decision}`);
    case 'crash':
      return act.keep ? t('neighbourhood:act.crashKeep', { count: act.keep }) : null;
    case 'begin':
      return t('neighbourhood:act.begin', { tx: act.tx });
    case 'duplicate':
      return t('neighbourhood:act.duplicate', messageValues(message));
    case 'deliver':
      return interrupted ? t('neighbourhood:act.deliver', messageValues(message)) : null;
    case 'veto':
      return t('neighbourhood:act.veto', { node: node ?? '' });
    case 'recover':
    case 'grant':
      return interrupted ? t(`neighbourhood:act.${act.kind}`, { node: node ?? '' }) : null;
    default:
      return null;
  }
}

function messageValues(message: TraceEntry['message']): Record<string, string> {
  return { type: message?.type ?? '', from: message?.from ?? '' };
}

/** The line of a neighbour in the list. */
export function lineOf(
  { number, act, text }: { readonly number: number; readonly act: string | null; readonly text: string },
  t: Translate,
): string {
  return act === null
    ? t('neighbourhood:plain', { number, text })
    : t('neighbourhood:number', { number, act, text });
}
