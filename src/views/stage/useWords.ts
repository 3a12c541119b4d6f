import { useMemo } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import type { Words } from './describe';
import { useMemoryText, useTimerName } from './useMemoryText';

/** What turns the picture into sentences; another object only in another language or protocol. */
export function useWords(): Words {
  const { t } = useTranslation('stage');
  const memory = useMemoryText();
  const timer = useTimerName();
  return useMemo(() => ({ t, memory, timer }), [t, memory, timer]);
}
