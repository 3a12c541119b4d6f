import type { Selection } from '../../session/types';
import { useInspectorSession, useSessionApi } from '../../session/useSession';
import { messageKey } from '../../sim/messages';
import type { Link } from '../../sim/types';
import { linkBetween } from '../../sim/world';
import { objectOf } from './objectOf';
import styles from './SubjectPicker.module.css';
import { useMoment } from './useMoment';
import { useTexts } from './useTexts';

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly selection: Selection;
}

/** Chooses what the inspector is about: the same selection as a click on the picture, for the keyboard and the phone. */
export function SubjectPicker() {
  const { setting, world } = useMoment();
  const selection = useInspectorSession((session) => session.selection);
  const session = useSessionApi();
  const texts = useTexts();
  const ids = setting.cast.nodes.map(({ id }) => id);
  const links = ids.flatMap((a, index) => ids.slice(index + 1).map((b): Link => linkBetween(a, b)));
  const groups: readonly { key: string; choices: readonly Choice[] }[] = [
    { key: 'nodes', choices: ids.map((node) => choice(node, { kind: 'node', node })) },
    {
      key: 'messages',
      choices: world.network.map((message) => {
        const { from, to, copy, type } = message;
        return choice(`${type} ${from} → ${to}`, { kind: 'message', from, to, copy });
      }),
    },
    { key: 'links', choices: links.map((link) => choice(link.join(' – '), { kind: 'link', link })) },
    {
      key: 'accounts',
      choices: setting.cast.accounts.map(({ id }) =>
        choice(texts.account(id), { kind: 'account', account: id }),
      ),
    },
  ];
  const all = groups.flatMap(({ choices }) => choices);
  const value = selection ? keyOf(selection) : '';
  const isListed = value === '' || all.some((each) => each.value === value);
  return (
    <select
      className={styles.picker}
      data-object={selection ? objectOf(selection) : undefined}
      aria-label={texts.own('picker.label')}
      value={value}
      onChange={(event) =>
        session.getState().select(all.find((each) => each.value === event.target.value)?.selection ?? null)
      }
    >
      <option value="">{texts.own('picker.step')}</option>
      {!isListed && <option value={value}>{texts.own('picker.past')}</option>}
      {groups.map(({ key, choices }) =>
        choices.length === 0 ? null : (
          <optgroup key={key} label={texts.own(`picker.${key}`)}>
            {choices.map((each) => (
              <option key={each.value} value={each.value}>
                {each.label}
              </option>
            ))}
          </optgroup>
        ),
      )}
    </select>
  );
}

function choice(label: string, selection: Selection): Choice {
  return { value: keyOf(selection), label, selection };
}

function keyOf(selection: Selection): string {
  switch (selection.kind) {
    case 'node':
      return `node ${selection.node}`;
    case 'message':
      return `message ${messageKey(selection)}`;
    case 'link':
      return `link ${selection.link.join('|')}`;
    case 'account':
      return `account ${selection.account}`;
  }
}
