import { useMemo } from 'react';
import { formatList } from '../../i18n/format';
import { currentLanguage } from '../../i18n/i18n';
import type { Language } from '../../i18n/language';
import type { Translate } from '../../i18n/useTranslation';
import { useTranslation } from '../../i18n/useTranslation';
import { useInspectorSession } from '../../session/useSession';
import type { AccountId, Act, Cast } from '../../sim/types';
import { actText } from './actText';

type Values = Readonly<Record<string, string | number | readonly string[]>>;

export interface Texts {
  /** A string of the inspector, the first that exists of several; lists among the values are joined as the language does it. */
  own(key: string | readonly string[], values?: Values): string;
  /** A string by its full key, namespace included. */
  any(key: string, values?: Values): string;
  /** A string of the protocol being looked at. */
  protocol(key: string, values?: Values): string;
  /** What a role's state means when nothing shows it; empty when there is nothing to say. */
  stateNote(role: string, state: string): string;
  /** A chart state: English keeps the name of the literature, which is the name in the chart. */
  state(name: string): string;
  timer(name: string): string;
  refusal(key: string, values?: Values): string;
  act(act: Act): string;
  account(id: AccountId): string;
}

/** All texts that the inspector writes, in the reader's language. */
export function useTexts(): Texts {
  const { t } = useTranslation();
  const protocol = useInspectorSession((session) => session.protocol.id);
  const cast = useInspectorSession((session) => session.setting.cast);
  const language = currentLanguage();
  return useMemo(() => textsOf(t, language, protocol, cast), [t, language, protocol, cast]);
}

function textsOf(t: Translate, language: Language, protocol: string, cast: Cast): Texts {
  const filled = (values: Values = {}): Record<string, string | number> =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'object' ? formatList(value, language) : value,
      ]),
    );
  const any = (key: string, values?: Values): string => t(key, filled(values));
  const own = (key: string | readonly string[], values?: Values): string =>
    t(
      [key].flat().map((one) => `inspector:${one}`),
      filled(values),
    );
  // What several protocols share is written once, in `common`.
  const shared = (key: string, values?: Values): string =>
    t([`${protocol}:${key}`, `common:${key}`], filled(values));
  const timer = (name: string): string => shared(`timer.${name}`);
  return {
    own,
    any,
    protocol: shared,
    state: (name) => (language === 'en' ? name : shared(`state.${name}`)),
    stateNote: (role, state) => t(`${protocol}:stateNote.${role}.${state}`, { defaultValue: '' }),
    timer,
    refusal: (key, values) => any(`refusal:${key}`, values),
    act: (act) => {
      const { key, values } = actText(act);
      const label = own(key, act.kind === 'timeout' ? { ...values, timer: timer(act.timer) } : values);
      const isMany = cast.transactions.length > 1;
      return isMany && 'tx' in act && act.tx !== undefined ? `${label} · ${act.tx}` : label;
    },
    account: (id) => cast.accounts.find((account) => account.id === id)?.owner[language] ?? id,
  };
}
