import { useEffect, useRef, useState } from 'react';
import { formatNumber } from '../../i18n/format';
import { useTranslation } from '../../i18n/useTranslation';
import type { CheckEntry } from '../../session/checking/checkingStore';
import { LiveRegion } from '../../ui/LiveRegion';
import { answerText } from './Answers';
import { answersOf } from './answers';

/** Figures that change four times a second would never be heard to their end. */
const PACE_MS = 2_000;

/** Says how far a check has come, and its answers once it is over. Silent about one that is merely looked at again. */
export function CheckSpeaker({ entry }: { readonly entry: CheckEntry | null }) {
  const { t } = useTranslation();
  const [said, setSaid] = useState({ text: '', turn: 0 });
  const watched = useRef<number | null>(null);
  const lastAt = useRef(0);
  useEffect(() => {
    if (!entry) return;
    const isRunning = entry.status === 'running';
    if (isRunning) watched.current = entry.id;
    if (watched.current !== entry.id) return;
    if (isRunning && (!entry.progress || performance.now() - lastAt.current < PACE_MS)) return;
    lastAt.current = performance.now();
    if (!isRunning) watched.current = null;
    const text = isRunning ? progressText(entry) : resultText(entry);
    setSaid(({ turn }) => ({ text, turn: turn + 1 }));

    function progressText({ progress }: CheckEntry): string {
      const { states = 0, depth = 0 } = progress?.report ?? {};
      return t('check:spoken.running', { states: formatNumber(states), depth: formatNumber(depth) });
    }

    function resultText(over: CheckEntry): string {
      const answers = answersOf(over).map(({ topic, answer }) =>
        t('check:spoken.answer', {
          question: t(`check:answers.${topic}`),
          answer: answerText(topic, answer, t),
        }),
      );
      return [t(`check:status.${over.status}`), ...answers].join(' ');
    }
  }, [entry, t]);
  return <LiveRegion text={said.text} turn={said.turn} />;
}
