import { formatNumber } from '../../i18n/format';
import type { Translate } from '../../i18n/useTranslation';
import type { CountEntry } from '../../session/checking/referenceStore';
import { type ReferenceGroup, resultOf } from './referenceRows';

/** One sentence: how far the count is, or how it came out. */
export function referenceStatus(
  entry: CountEntry | null,
  groups: readonly ReferenceGroup[],
  t: Translate,
): string {
  if (!entry) return t('check:reference.status.idle');
  if (entry.status !== 'complete') return t(`check:reference.status.${entry.status}`);
  const { comparison, lines } = resultOf(groups);
  return t(`check:reference.status.${comparison}`, { count: lines, lines: formatNumber(lines) });
}
