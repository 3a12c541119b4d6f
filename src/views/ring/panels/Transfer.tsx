import { ExternalLink } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from '../../../i18n/useTranslation';
import { crossShardShare, expectedCrossShardShare, expectedShards } from '../../../ring/crossShard';
import { sharesOf } from '../../../ring/shares';
import type { RingPicture } from '../../../session/ring/picture';
import {
  nodeOf,
  participantsOf,
  TRANSFER_PROTOCOLS,
  type TransferProtocolId,
  transferHash,
} from '../../../session/ring/ringTransfer';
import { useRing, useRingApi } from '../../../session/ring/useRing';
import { Button } from '../../../ui/Button';
import { Select } from '../../../ui/Select';
import { percent, times } from '../figures';
import { Swatch } from '../Swatch';
import { Labelled } from '../setup/Labelled';
import { useLatePicture } from '../usePicture';
import styles from './Panels.module.css';
import { Stories } from './Stories';

/** Accounts to choose from; a longer list helps nobody. */
const offeredMax = 200;

/** Two accounts, the shards that keep them, and what follows for the transfer between them. */
export function Transfer() {
  const { t } = useTranslation('ring');
  const api = useRingApi();
  const picture = useLatePicture();
  const transfer = useRing((state) => state.transfer);
  const { keys } = picture;
  const count = Math.min(offeredMax, keys.keys.length);
  if (count < 2) return <p className={styles.note}>{t('transfer.few')}</p>;
  const [payer, payee] = transfer ?? [0, 1];
  const options = keys.keys.slice(0, count).map((key, place) => ({ value: String(place), label: key }));
  const choose = (next: readonly [number, number]): void => api.getState().choose(next);
  return (
    <section className={styles.panel}>
      <p>{t('transfer.intro')}</p>
      <Labelled
        label={t('transfer.payer')}
        value={String(payer)}
        options={options}
        onChange={(key) => choose([Number(key), payee])}
      />
      <Labelled
        label={t('transfer.payee')}
        value={String(payee)}
        options={options}
        onChange={(key) => choose([payer, Number(key)])}
      />
      <Button onClick={() => choose(nextPair(payer, payee, count))}>{t('transfer.another')}</Button>
      {payer === payee ? (
        <p role="alert">{t('transfer.same')}</p>
      ) : (
        transfer && <Follows picture={picture} transfer={transfer} />
      )}
      {transfer === null && (
        <Button variant="primary" onClick={() => choose([0, 1])}>
          {t('transfer.show')}
        </Button>
      )}
      <CrossShard picture={picture} />
      <Stories />
      <Honest />
    </section>
  );
}

/** Walks through the pairs, so that one sees how often two accounts lie apart. */
function nextPair(payer: number, payee: number, count: number): readonly [number, number] {
  const next = (payee + 1) % count;
  return next === payer ? [(payer + 1) % count, (payer + 2) % count] : [payer, next];
}

interface Props {
  readonly picture: RingPicture;
  readonly transfer: readonly [number, number];
}

function Follows({ picture, transfer }: Props) {
  const { t } = useTranslation('ring');
  const shards = participantsOf(picture, transfer);
  if (shards.includes(0)) return <p role="alert">{t('transfer.nowhere')}</p>;
  return (
    <div className={styles.follows} role="status">
      <p className={styles.owners}>
        {t('transfer.participants')}
        {shards.map((id) => (
          <span key={id} className={styles.participant}>
            <Swatch id={id} />
            <code>{nodeOf(id)}</code>
          </span>
        ))}
      </p>
      <p>{t(shards.length === 1 ? 'transfer.local' : 'transfer.distributed')}</p>
      {shards.length > 1 && <OpenIt picture={picture} transfer={transfer} />}
    </div>
  );
}

function OpenIt({ picture, transfer }: Props) {
  const { t } = useTranslation('ring');
  const [protocol, setProtocol] = useState<TransferProtocolId>('two-phase-commit');
  const hash = useHash(picture, transfer, protocol);
  return (
    <div className={styles.open}>
      <Select
        label={t('transfer.protocol')}
        value={protocol}
        options={TRANSFER_PROTOCOLS.map((value) => ({ value, label: t(`ui:protocol.${value}`) }))}
        onChange={setProtocol}
      />
      {hash ? (
        <a className={styles.action} href={hash}>
          <ExternalLink size={16} aria-hidden="true" />
          {t('transfer.open')}
        </a>
      ) : (
        <span className={styles.note}>{t('transfer.loading')}</span>
      )}
    </div>
  );
}

function useHash(
  picture: RingPicture,
  transfer: readonly [number, number],
  protocol: TransferProtocolId,
): string | null {
  const [found, setFound] = useState<{ readonly of: unknown; readonly hash: string | null } | null>(null);
  const wanted = useMemo(() => ({ picture, transfer, protocol }), [picture, transfer, protocol]);
  useEffect(() => {
    let isGone = false;
    transferHash(wanted.picture, wanted.transfer, wanted.protocol)
      .then((hash) => {
        if (!isGone) setFound({ of: wanted, hash });
      })
      .catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, [wanted]);
  return found?.of === wanted ? found.hash : null;
}

/** How often two accounts lie on two shards: counted over all pairs, and from the shares alone. */
function CrossShard({ picture }: { readonly picture: RingPicture }) {
  const { t } = useTranslation('ring');
  const { now, keys } = picture;
  const figures = useMemo(() => {
    const live = now.scene.shards.filter(({ isDown }) => !isDown).length;
    const total = Math.max(1, keys.keys.length);
    const shares =
      now.scene.algorithm === 'ring' ? sharesOf(now.live) : Array.from(now.loads, (load) => load / total);
    return { measured: crossShardShare([...now.loads]), expected: expectedCrossShardShare(shares), live };
  }, [now, keys]);
  return (
    <dl className={styles.figures}>
      <div>
        <dt>{t('cross.measured')}</dt>
        <dd>{percent(figures.measured)}</dd>
      </div>
      <div>
        <dt>{t('cross.expected')}</dt>
        <dd>{percent(figures.expected)}</dd>
      </div>
      <div>
        <dt>{t('cross.three')}</dt>
        <dd>{times(expectedShards(figures.live, 3))}</dd>
      </div>
    </dl>
  );
}

/** What consistent hashing does not give, and what payment systems publish. */
function Honest() {
  const { t } = useTranslation('ring');
  return (
    <section className={styles.honest} aria-label={t('honest.title')}>
      <h3>{t('honest.title')}</h3>
      <p>{t('honest.placement')}</p>
      <p>{t('honest.slots')}</p>
      <ul className={styles.sources}>
        {(['karger', 'sofa', 'sofarpc', 'tdsql'] as const).map((source) => (
          <li key={source}>{t(`honest.source.${source}`)}</li>
        ))}
      </ul>
    </section>
  );
}
