import type { Setting } from '../../sim/model';
import { isForced } from '../../sim/react';
import type { Effect, TraceEntry } from '../../sim/types';
import styles from './EffectList.module.css';
import { useMoment } from './useMoment';
import { type Texts, useTexts } from './useTexts';

/** The effects of a reaction in order: done, still to come while stepping through them, or never done because of a crash. */
export function EffectList({ entry, done }: { readonly entry: TraceEntry; readonly done: number }) {
  const { setting } = useMoment();
  const texts = useTexts();
  const missing = entry.planned - entry.effects.length;
  return (
    <ol className={styles.list}>
      {entry.effects.map(({ effect, fate }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the order of effects is their identity
        <li key={index} className={index < done ? undefined : styles.later}>
          <span className={styles.mark} aria-hidden="true">
            {index < done ? '✓' : '○'}
          </span>
          <span>
            {effectText(texts, setting, effect)}
            {fate !== 'done' && ` (${texts.own(`effect.${fate}`)})`}
            {index >= done && <span className={styles.note}> {texts.own('effect.later')}</span>}
          </span>
        </li>
      ))}
      {missing > 0 && <li className={styles.cut}>{texts.own('effect.missing', { count: missing })}</li>}
    </ol>
  );
}

/** One effect in words. */
export function effectText(texts: Texts, setting: Setting, effect: Effect): string {
  switch (effect.kind) {
    case 'persist':
      return texts.own(isForced(setting, effect) ? 'effect.force' : 'effect.write', {
        record: effect.record,
      });
    case 'send':
      return texts.own('effect.send', { type: effect.type, to: effect.to });
    case 'setTimer':
      return texts.own('effect.setTimer', { timer: texts.timer(effect.timer) });
    case 'cancelTimer':
      return texts.own('effect.cancelTimer', { timer: texts.timer(effect.timer) });
  }
}
