import { useEffect, useState } from 'react';
import { useTranslation } from '../i18n/useTranslation';
import { useSessionApi } from '../session/useSession';
import { LiveRegion } from '../ui/LiveRegion';
import { sentenceAt } from './speech';

/** Speaks one sentence for each step; silent until the play-head has moved for the first time. */
export function Speaker() {
  const { t } = useTranslation();
  const api = useSessionApi();
  const [said, setSaid] = useState({ text: '', turn: 0 });
  useEffect(
    () =>
      api.subscribe((session, before) => {
        if (session.position === before.position && session.branchId === before.branchId) return;
        const text = sentenceAt(session, t);
        if (text !== null) setSaid(({ turn }) => ({ text, turn: turn + 1 }));
      }),
    [api, t],
  );
  return <LiveRegion text={said.text} turn={said.turn} />;
}
