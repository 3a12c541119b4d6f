import { useCallback } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import type { MemoryItem } from '../../protocols/protocol';
import { useSession } from '../../session/useSession';

export interface MemoryText {
  readonly key: string;
  readonly name: string;
  readonly value: string;
  /** The value as a card shows it: with a sign that needs no reading, a number with its name. */
  readonly short: string;
}

const SIGNS: Readonly<Record<string, string>> = {
  yes: '✓ ',
  no: '✕ ',
  commit: '✓ ',
  abort: '✕ ',
  unknown: '? ',
  none: '– ',
};

const VALUE = 'value.';
const SAYS_NOTHING_ALONE = /^(\d+|–)$/;

/** Puts a line of volatile memory into words of the protocol. */
export function useMemoryText(): (item: MemoryItem) => MemoryText {
  const { t } = useTranslation();
  const protocol = useSession((session) => session.protocol.id);
  return useCallback(
    ({ key, value }) => {
      const word = value.startsWith(VALUE) ? t(`${protocol}:${value}`) : value;
      const sign = value.startsWith(VALUE) ? (SIGNS[value.slice(VALUE.length)] ?? '') : '';
      const name = t(`${protocol}:memory.${key}`);
      return {
        key,
        name,
        value: word,
        short: SAYS_NOTHING_ALONE.test(word) ? `${name} ${word}` : sign + word,
      };
    },
    [t, protocol],
  );
}

/** The name of a timer; roles that every protocol may offer have theirs in `common`. */
export function useTimerName(): (timer: string) => string {
  const { t } = useTranslation();
  const protocol = useSession((session) => session.protocol.id);
  return useCallback(
    (timer) => t([`${protocol}:timer.${timer}`, `common:timer.${timer}`], { defaultValue: timer }),
    [t, protocol],
  );
}
