import { Copy, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { formatTime } from '../../i18n/format';
import { loadProtocolStrings } from '../../i18n/i18n';
import { useTranslation } from '../../i18n/useTranslation';
import { commitProtocolIds } from '../../protocols/registry';
import { linkHash } from '../../session/address';
import { comparisonHash } from '../../session/compare/compareLink';
import { SIDES_MAX } from '../../session/compare/comparison';
import { useComparison, useComparisonApi } from '../../session/compare/useComparison';
import { SessionProvider } from '../../session/useSession';
import { STANDARD } from '../../sim/types';
import { Button } from '../../ui/Button';
import { CompareControls } from '../../views/compare/CompareControls';
import { DifferenceTable } from '../../views/compare/DifferenceTable';
import { SideHeader } from '../../views/compare/SideHeader';
import { StateStrip } from '../../views/compare/StateStrip';
import { Part } from '../Part';
import { PageFrame } from '../pages/PageFrame';
import { StageView, TimelineView } from '../views';
import styles from './ComparePage.module.css';

/** Everything of a comparison: the play-head, the sides, and the table of differences. */
export function CompareBoard({ problem }: { readonly problem: string | null }) {
  const { t } = useTranslation('compare');
  const sides = useComparison((state) => state.sides);
  const session = sides[0]?.session;
  useEffect(() => {
    for (const { protocol } of sides) void loadProtocolStrings(protocol);
  }, [sides]);
  return (
    <PageFrame
      page="compare"
      title={t('title')}
      back={session ? linkHash(session) : '#/'}
      extra={<CopyButton />}
    >
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <CompareControls />
      <main className={styles.sides} aria-label={t('sides')} data-count={sides.length}>
        {sides.map((side, index) => (
          <Side key={side.id} index={index} />
        ))}
        <AddButton />
      </main>
      <p className={styles.swipe}>{t('swipe')}</p>
      <DifferenceTable />
      <p className={styles.lead}>{t('lead')}</p>
    </PageFrame>
  );
}

/** One run: which protocol it is, what its machines are, and its pictures. They are looked at here, and changed in the workbench. */
function Side({ index }: { readonly index: number }) {
  const { t } = useTranslation('compare');
  const side = useComparison((state) => state.sides[index]);
  const time = useComparison((state) => state.time);
  if (!side) return null;
  return (
    <section
      className={styles.side}
      aria-label={t('side', { number: index + 1, name: t(`ui:protocol.${side.protocol}`) })}
    >
      <SideHeader index={index} />
      <section aria-label={t('states', { time: formatTime(time) })}>
        <StateStrip index={index} />
      </section>
      <SessionProvider value={side.session}>
        <div className={styles.stage} inert>
          <Part>
            <StageView />
          </Part>
        </div>
        <div className={styles.timeline} inert>
          <Part>
            <TimelineView />
          </Part>
        </div>
      </SessionProvider>
    </section>
  );
}

function AddButton() {
  const { t } = useTranslation('compare');
  const api = useComparisonApi();
  const sides = useComparison((state) => state.sides);
  const taken = sides.filter(({ variant }) => variant === STANDARD).map(({ protocol }) => protocol);
  const next = commitProtocolIds.find((id) => !taken.includes(id)) ?? commitProtocolIds[0] ?? '';
  if (sides.length >= SIDES_MAX) return null;
  return (
    <div className={styles.add}>
      <Button onClick={() => void api.getState().choose(sides.length, { protocol: next, variant: STANDARD })}>
        <Plus size={16} aria-hidden="true" />
        {t('add')}
      </Button>
    </div>
  );
}

function CopyButton() {
  const { t } = useTranslation('compare');
  const api = useComparisonApi();
  const [copied, setCopied] = useState<'copied' | 'notCopied' | null>(null);
  const handleCopy = async (): Promise<void> => {
    const link = `${location.href.split('#')[0]}${comparisonHash(api.getState())}`;
    try {
      await navigator.clipboard.writeText(link);
      setCopied('copied');
    } catch {
      setCopied('notCopied');
    }
  };
  return (
    <>
      <output className={styles.copied}>{copied && t(copied)}</output>
      <Button onClick={() => void handleCopy()}>
        <Copy size={16} aria-hidden="true" />
        {t('copy')}
      </Button>
    </>
  );
}
