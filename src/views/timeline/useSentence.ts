import { useCallback } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { describeEntry } from '../../protocols/describe';
import { useSession } from '../../session/useSession';
import type { TraceEntry } from '../../sim/types';

/** What an entry of the trace says in the language on screen. */
export function useSentence(): (entry: TraceEntry) => string {
  const { t } = useTranslation();
  const setting = useSession((state) => state.setting);
  return useCallback(
    (entry) => {
      const { key, values } = describeEntry(entry, setting);
      return t(key, values);
    },
    [t, setting],
  );
}
