import { useState } from 'react';
import { useSessionApi } from '../../session/useSession';
import { refusal } from '../../sim/refusal';
import type { Act, NodeId } from '../../sim/types';
import { Button } from '../../ui/Button';
import styles from './CrashMiddle.module.css';
import { useMoment } from './useMoment';
import { useTexts } from './useTexts';

/** Splits the network into two sides, and mends all of it. */
export function PartitionChooser({ node }: { readonly node: NodeId | null }) {
  const { setting, world } = useMoment();
  const session = useSessionApi();
  const texts = useTexts();
  const ids = setting.cast.nodes.map(({ id }) => id);
  const [side, setSide] = useState<readonly NodeId[]>(node ? [node] : []);
  const rest = ids.filter((id) => !side.includes(id));
  const cut: Act = { kind: 'cut', groups: [ids.filter((id) => side.includes(id)), rest] };
  const heal: Act = { kind: 'heal', groups: ids.map((id) => [id]) };
  const reasonOf = (act: Act): string | null => {
    const why = refusal(setting, world, act);
    return why && texts.refusal(why.key, why.values);
  };
  const isOneSided = side.length === 0 || rest.length === 0;
  return (
    <>
      <details className={styles.details}>
        <summary>{texts.own('partition.title')}</summary>
        <fieldset className={styles.chooser}>
          <legend>{texts.own('partition.side')}</legend>
          {ids.map((id) => (
            <label key={id} className={styles.choice}>
              <input
                type="checkbox"
                checked={side.includes(id)}
                onChange={(event) =>
                  setSide(event.target.checked ? [...side, id] : side.filter((other) => other !== id))
                }
              />
              <span>{id}</span>
            </label>
          ))}
          <Button
            className={styles.go}
            reason={isOneSided ? texts.own('partition.oneSided') : reasonOf(cut)}
            onClick={() => session.getState().intervene(cut)}
          >
            ✂ {texts.own('partition.cut')}
          </Button>
        </fieldset>
      </details>
      <Button
        className={styles.go}
        reason={reasonOf(heal)}
        onClick={() => session.getState().intervene(heal)}
      >
        ↔ {texts.own('partition.heal')}
      </Button>
    </>
  );
}
