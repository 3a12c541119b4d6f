import type { Translate } from '../i18n/useTranslation';
import type { Combo } from './shortcuts';

const NAMES: Readonly<Record<string, string>> = {
  ' ': 'space',
  Enter: 'enter',
  Delete: 'delete',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
  Home: 'home',
  End: 'end',
  Arrows: 'arrows',
};

const SIGNS: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  ArrowLeft: '←',
  ArrowRight: '→',
  Period: '.',
  Comma: ',',
};

/** A combination as it is printed on keys: `Ctrl+Shift+Z`, `回车`. */
export function comboText(combo: Combo, t: Translate): string {
  const key = combo.code?.replace(/^Key/, '') ?? combo.key ?? '';
  const named = NAMES[key];
  const name =
    named === undefined ? (SIGNS[key] ?? (key.length === 1 ? key.toUpperCase() : key)) : t(`ui:key.${named}`);
  const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
  const modifiers = [
    combo.mod && (isMac ? t('ui:key.cmd') : t('ui:key.ctrl')),
    combo.alt && t('ui:key.alt'),
    combo.shift && t('ui:key.shift'),
  ];
  return [...modifiers.filter(Boolean), name].join('+');
}
