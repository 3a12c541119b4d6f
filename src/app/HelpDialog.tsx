import { useTranslation } from '../i18n/useTranslation';
import { Dialog } from '../ui/Dialog';
import { comboText } from './comboText';
import styles from './HelpDialog.module.css';
import { type Combo, type Scope, SHORTCUTS } from './shortcuts';
import { useCharacterKeys } from './useShortcuts';

const SCOPES: readonly Scope[] = ['global', 'stage', 'timeline', 'question'];

/** The shortcuts by where they work, from the table that the listener reads; and the switch for single characters. */
export function HelpDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('ui');
  const [characters, setCharacters] = useCharacterKeys();
  return (
    <Dialog open={open} onClose={onClose} title={t('ui:help')} closeLabel={t('ui:close')}>
      <GestureTable />
      <label className={styles.switch}>
        <input
          type="checkbox"
          checked={characters}
          onChange={(event) => setCharacters(event.target.checked)}
        />
        <span>
          <b>{t('ui:sheet.letters')}</b>
          <small>{t('ui:sheet.lettersHint')}</small>
        </span>
      </label>
      {SCOPES.map((scope) => (
        <ScopeTable key={scope} scope={scope} />
      ))}
    </Dialog>
  );
}

/** What a mouse or a finger can do on the pictures. */
const GESTURES = ['press', 'pull', 'flick', 'double', 'slice', 'head', 'ruler', 'fingers'] as const;

function GestureTable() {
  const { t } = useTranslation('ui');
  return (
    <table className={styles.table}>
      <caption>{t('ui:sheet.gestures')}</caption>
      <thead className={styles.head}>
        <tr>
          <th scope="col">{t('ui:sheet.gesture')}</th>
          <th scope="col">{t('ui:sheet.does')}</th>
        </tr>
      </thead>
      <tbody>
        {GESTURES.map((gesture) => (
          <tr key={gesture}>
            <td>{t(`ui:gesture.${gesture}.how`)}</td>
            <td>{t(`ui:gesture.${gesture}.does`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The stage's arrows with Shift are not a shortcut of their own in the table of keys. */
const GROUPING: Combo = { key: 'Arrows', shift: true };

function ScopeTable({ scope }: { readonly scope: Scope }) {
  const { t } = useTranslation('ui');
  return (
    <table className={styles.table}>
      <caption>{t(`ui:scope.${scope}`)}</caption>
      <thead className={styles.head}>
        <tr>
          <th scope="col">{t('ui:sheet.key')}</th>
          <th scope="col">{t('ui:sheet.does')}</th>
        </tr>
      </thead>
      <tbody>
        {scope === 'stage' && (
          <tr>
            <td>
              <kbd>{comboText(GROUPING, t)}</kbd>
            </td>
            <td>{t('ui:sheet.group')}</td>
          </tr>
        )}
        {SHORTCUTS.filter(({ scopes }) => scopes[0] === scope).map((shortcut) => (
          <tr key={comboText(shortcut.combos[0], t)}>
            <td>
              {shortcut.combos.map((combo) => (
                <kbd key={comboText(combo, t)}>{comboText(combo, t)}</kbd>
              ))}
            </td>
            <td>{t(`ui:command.${shortcut.id}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
