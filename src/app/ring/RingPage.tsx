import { useEffect, useState } from 'react';
import { loadPageStrings } from '../../i18n/i18n';
import { useTranslation } from '../../i18n/useTranslation';
import type { RingLinkProblem } from '../../ring/link';
import { linkHash } from '../../session/address';
import { followRing, openRingHash } from '../../session/ring/ringAddress';
import { createRingStore, type RingApi } from '../../session/ring/ringStore';
import { RingProvider } from '../../session/ring/useRing';
import { useSessionApi } from '../../session/useSession';
import { PageFrame } from '../pages/PageFrame';
import { RingBoard } from './RingBoard';
import { RingShare } from './RingShare';

interface Opened {
  readonly api: RingApi;
  readonly problem: RingLinkProblem | null;
}

/** The page outlives a visit to the workbench: who comes back finds it as it was. */
let kept: RingApi | null = null;

/** Who takes part: the ring of shards. */
export function RingPage() {
  const { t } = useTranslation('ring');
  const session = useSessionApi();
  const [opened, setOpened] = useState<Opened | null>(null);
  useEffect(() => {
    let isGone = false;
    let stop: (() => void) | null = null;
    void loadPageStrings('ring').then(() => {
      if (isGone) return;
      const api = kept ?? createRingStore();
      kept = api;
      setOpened({ api, problem: openRingHash(api, location.hash) });
      stop = followRing(api, (problem) => setOpened({ api, problem }));
    });
    return () => {
      isGone = true;
      stop?.();
    };
  }, []);
  if (!opened) return null;
  const { api, problem } = opened;
  return (
    <RingProvider value={api}>
      <PageFrame page="ring" title={t('title')} back={linkHash(session)} extra={<RingShare />}>
        <RingBoard problem={problem} onClose={() => setOpened({ api, problem: null })} />
      </PageFrame>
    </RingProvider>
  );
}
