import { useId, useMemo, useState } from 'react';
import { useSessionApi } from '../../session/useSession';
import type { NodeId } from '../../sim/types';
import { Button } from '../../ui/Button';
import styles from './CrashMiddle.module.css';
import { crashingAct, interruptionAt, type NextReaction, nextReaction, segmentsOf } from './crashPoints';
import { effectText } from './EffectList';
import { useMoment } from './useMoment';
import { useTexts } from './useTexts';

/** Offers to crash a node between two effects of its next reaction. */
export function CrashMiddle({ node }: { readonly node: NodeId }) {
  const { setting, trace, position, world } = useMoment();
  const texts = useTexts();
  const reaction = useMemo(
    () => (world.nodes[node]?.status === 'up' ? nextReaction(setting, trace, position, node) : null),
    [setting, trace, position, node, world],
  );
  if (!reaction)
    return (
      <Button className={styles.none} reason={texts.own('middle.none', { node })}>
        {texts.own('middle.title')}
      </Button>
    );
  return (
    <details className={styles.details}>
      <summary>{texts.own('middle.title')}</summary>
      <Chooser key={`${node} ${reaction.step}`} reaction={reaction} inProgress={position.effects} />
    </details>
  );
}

interface Choice {
  readonly effects: number;
  /** The cut falls into this burst, of which the chosen sends have left. */
  readonly burst: readonly NodeId[];
}

function Chooser({ reaction, inProgress }: { readonly reaction: NextReaction; readonly inProgress: number }) {
  const { setting, position } = useMoment();
  const session = useSessionApi();
  const texts = useTexts();
  const name = useId();
  const [choice, setChoice] = useState<Choice>({
    effects: reaction.step === position.step ? inProgress : 0,
    burst: [],
  });
  const [sent, setSent] = useState<readonly NodeId[]>([]);
  const segments = segmentsOf(reaction.effects);
  const word = (index: number): string => {
    const effect = reaction.effects[index];
    return effect ? effectText(texts, setting, effect) : '';
  };
  const crash = (): void => {
    const left = choice.burst.filter((id) => sent.includes(id));
    session.getState().seek({ step: reaction.step, effects: 0 });
    session.getState().intervene(crashingAct(reaction, interruptionAt(choice.effects, left)));
  };
  const radio = (value: Choice, label: string) => (
    <label key={`${value.effects} ${value.burst.length}`} className={styles.choice}>
      <input
        type="radio"
        name={name}
        checked={choice.effects === value.effects && choice.burst.length === value.burst.length}
        onChange={() => setChoice(value)}
      />
      <span>{label}</span>
    </label>
  );
  return (
    <fieldset className={styles.chooser}>
      <legend>{texts.own('middle.when', { step: reaction.step + 1 })}</legend>
      {radio({ effects: 0, burst: [] }, texts.own('middle.before'))}
      {segments.map(({ start, end, burst }) => (
        <div key={start}>
          {burst.length > 0 && radio({ effects: start, burst }, texts.own('middle.inBurst', { to: burst }))}
          {burst.length > 0 && choice.burst.length > 0 && choice.effects === start && (
            <fieldset className={styles.sends}>
              <legend>{texts.own('middle.left')}</legend>
              {burst.map((id, index) => (
                <label key={id} className={styles.choice}>
                  <input
                    type="checkbox"
                    checked={sent.includes(id)}
                    onChange={(event) =>
                      setSent(event.target.checked ? [...sent, id] : sent.filter((other) => other !== id))
                    }
                  />
                  <span>{word(start + index)}</span>
                </label>
              ))}
            </fieldset>
          )}
          {radio(
            { effects: end, burst: [] },
            burst.length > 0
              ? texts.own('middle.afterBurst')
              : texts.own('middle.after', { effect: word(start) }),
          )}
        </div>
      ))}
      <Button className={styles.go} onClick={crash}>
        ✕ {texts.own('middle.go')}
      </Button>
    </fieldset>
  );
}
