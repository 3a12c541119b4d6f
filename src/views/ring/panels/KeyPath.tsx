import { useId, useMemo } from 'react';
import { useTranslation } from '../../../i18n/useTranslation';
import { hasherOf } from '../../../ring/hashes';
import { placeOf } from '../../../ring/lookUp';
import { md5Hex } from '../../../ring/md5';
import { hashedKeysOf, ownerIdOf, placementOf } from '../../../ring/placement';
import { preferenceList } from '../../../ring/preference';
import { slotOf } from '../../../ring/slots';
import type { RingPicture } from '../../../session/ring/picture';
import { useRing, useRingApi } from '../../../session/ring/useRing';
import { VisuallyHidden } from '../../../ui/VisuallyHidden';
import { hex } from '../figures';
import { angleOf } from '../geometry';
import { Swatch } from '../Swatch';
import { useLatePicture } from '../usePicture';
import { KeyTable } from './KeyTable';
import styles from './Panels.module.css';

const utf8 = new TextEncoder();

/** The way of one key, step by step: text, bytes, digest, number, angle, point, owner, copies. */
export function KeyPath() {
  const { t } = useTranslation('ring');
  const id = useId();
  const api = useRingApi();
  const probe = useRing((state) => state.probe);
  const picture = useLatePicture();
  return (
    <section className={styles.panel}>
      <label className={styles.field} htmlFor={id}>
        {t('key.field')}
        <input
          id={id}
          value={probe}
          maxLength={120}
          autoComplete="off"
          spellCheck={false}
          placeholder={picture.keys.keys[0]}
          onChange={(event) => api.getState().follow(event.target.value)}
        />
      </label>
      {probe === '' ? (
        <p className={styles.note}>{t('key.hint')}</p>
      ) : (
        <Steps probe={probe} picture={picture} />
      )}
      <KeyTable />
    </section>
  );
}

function Steps({ probe, picture }: { readonly probe: string; readonly picture: RingPicture }) {
  const { t } = useTranslation('ring');
  const { scene, live } = picture.now;
  const bytes = useMemo(() => utf8.encode(probe), [probe]);
  const hash = hasherOf(scene.hash)(probe);
  const isMd5 = scene.hash === 'md5';
  return (
    <ol className={styles.steps}>
      <li>
        <h3>{t('key.bytes')}</h3>
        <code>{[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')}</code>
      </li>
      <li>
        <h3>{t(isMd5 ? 'key.digest' : 'key.hash', { hash: t(`hash.${scene.hash}`) })}</h3>
        {isMd5 ? <Digest text={md5Hex(bytes)} /> : <code>{hex(hash)}</code>}
      </li>
      <li>
        <h3>{t(isMd5 ? 'key.littleEndian' : 'key.number')}</h3>
        <code>
          0x{hex(hash)} = {hash}
        </code>
      </li>
      {scene.algorithm === 'ring' ? (
        <>
          <li>
            <h3>{t('key.angle')}</h3>
            <code>{((angleOf(hash) / (2 * Math.PI)) * 360).toFixed(2)}°</code>
          </li>
          <li>
            <h3>{t('key.point')}</h3>
            {live.points.length > 0 ? (
              <code>0x{hex(live.points[placeOf(live, hash)] ?? 0)}</code>
            ) : (
              t('key.noPoint')
            )}
          </li>
          <Copies hash={hash} picture={picture} />
        </>
      ) : (
        <li>
          <h3>
            {t(`key.by.${scene.algorithm}`, {
              count: scene.shards.filter(({ isDown }) => !isDown).length,
              slot: String(slotOf(probe, hash)).padStart(2, '0'),
            })}
          </h3>
          <Owner probe={probe} picture={picture} />
        </li>
      )}
    </ol>
  );
}

/** The bytes that become the number stand out. */
function Digest({ text }: { readonly text: string }) {
  return (
    <code className={styles.digest}>
      <mark>{text.slice(0, 8)}</mark>
      {text.slice(8)}
    </code>
  );
}

function Copies({ hash, picture }: { readonly hash: number; readonly picture: RingPicture }) {
  const { t } = useTranslation('ring');
  const { scene, live } = picture.now;
  const { servers, walk } = useMemo(
    () => preferenceList(live, hash, scene.copies),
    [live, hash, scene.copies],
  );
  const skipped = walk.filter(({ isSkipped }) => isSkipped).length;
  return (
    <li>
      <h3>{t(scene.copies > 1 ? 'key.copies' : 'key.owner')}</h3>
      <p className={styles.owners}>
        {servers.length === 0 && t('key.nobody')}
        {servers.map((server) => (
          <Swatch key={server} id={scene.shards[server]?.id ?? 0} />
        ))}
      </p>
      {scene.copies > 1 && <Met walk={walk} scene={scene} />}
      {scene.copies > 1 && <p className={styles.note}>{t('key.skipped', { count: skipped })}</p>}
      {servers.length < scene.copies && servers.length > 0 && (
        <p className={styles.note}>{t('key.fewer', { count: servers.length })}</p>
      )}
    </li>
  );
}

type Walk = ReturnType<typeof preferenceList>['walk'];

/** More points than this are not written out one by one. */
const pointsShown = 24;

/** The points that the walk meets, in their order; those that are skipped are struck out. */
function Met({ walk, scene }: { readonly walk: Walk; readonly scene: RingPicture['now']['scene'] }) {
  const { t } = useTranslation('ring');
  return (
    <ol className={styles.met} aria-label={t('key.walk')}>
      {walk.slice(0, pointsShown).map(({ point, owner, isSkipped }) => (
        <li key={point} data-skipped={isSkipped}>
          <Swatch id={scene.shards[owner]?.id ?? 0} />
          {isSkipped && <VisuallyHidden>{t('key.isSkipped')}</VisuallyHidden>}
        </li>
      ))}
      {walk.length > pointsShown && <li>…</li>}
    </ol>
  );
}

/** Whoever the algorithm gives this one key to. */
function Owner({ probe, picture }: { readonly probe: string; readonly picture: RingPicture }) {
  const { scene } = picture.now;
  const id = useMemo(() => {
    const key = hashedKeysOf({ kind: 'own', keys: [probe], missing: 0 }, scene.hash);
    return ownerIdOf(placementOf(scene, key, picture.now.ring), 0);
  }, [probe, scene, picture.now.ring]);
  return <Swatch id={id} />;
}
