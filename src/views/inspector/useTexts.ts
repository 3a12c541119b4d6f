import { useTranslation } from 'react-i18next';
import type { AccountId, Act } from '../../sim/types';
import { actText } from './actText';
import { useMoment } from './useMoment';

type Values = Readonly<Record<string, string | number | readonly string[]>>;

export interface Texts {
  /** A string of the inspector; lists among the values are joined as the language does it. */
  own(key: string, values?: Values): string;
  /** A string of the protocol being looked at. */
  protocol(key: string, values?: Values): string;
  refusal(key: string, values?: Values): string;
  act(act: Act): string;
  account(id: AccountId): string;
  list(items: readonly string[]): string;
}

/** All texts that the inspector writes, in the reader's language. */
export function useTexts(): Texts {
  const { t, i18n } = useTranslation();
  const { protocol, setting } = useMoment();
  const language = i18n.language.startsWith('zh') ? 'zh-Hans' : 'en';
  const joiner = new Intl.ListFormat(language, { type: 'conjunction' });
  const list = (items: readonly string[]): string => joiner.format(items);
  const filled = (values: Values = {}): Record<string, string | number> =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? list(value) : value]),
    ) as Record<string, string | number>;
  const isMany = setting.cast.transactions.length > 1;
  const own = (key: string, values?: Values): string => t(`inspector:${key}`, filled(values));
  return {
    own,
    protocol: (key, values) => t(`${protocol.id}:${key}`, filled(values)),
    refusal: (key, values) => t(`refusal:${key}`, filled(values)),
    act: (act) => {
      const { key, values } = actText(act);
      const label = own(key, values);
      return isMany && 'tx' in act && act.tx !== undefined ? `${label} · ${act.tx}` : label;
    },
    account: (id) => setting.cast.accounts.find((account) => account.id === id)?.owner[language] ?? id,
    list,
  };
}
