import { useMemo } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { useRing } from '../../session/ring/useRing';
import { type Size, useSize } from '../../ui/useSize';
import { ArcReadout } from './ArcReadout';
import { Band } from './Band';
import { Coordinator } from './Coordinator';
import { Flows } from './Flows';
import { arcAt } from './geometry';
import { HeldArc } from './HeldArc';
import { KeyDots } from './KeyDots';
import { Pins } from './Pins';
import { planOf } from './plan';
import styles from './Stage.module.css';
import { spotsOf } from './spots';
import { Tip } from './Tip';
import { usePicture } from './usePicture';
import { Walk } from './Walk';

/** The ring itself. */
export function RingStage() {
  const { t } = useTranslation('ring');
  const [box, size] = useSize<HTMLDivElement>();
  return (
    <section className={styles.stage} aria-label={t('stage')}>
      <div ref={box} className={styles.box}>
        {size && size.width > 0 && <Drawing size={size} />}
      </div>
    </section>
  );
}

function Drawing({ size }: { readonly size: Size }) {
  const picture = usePicture();
  const { t } = useTranslation('ring');
  const pointed = useRing((state) => state.pointed);
  const isPredicting = useRing((state) => state.prediction !== null);
  const { now, before } = picture;
  const plan = useMemo(() => planOf(size), [size]);
  const spots = useMemo(() => spotsOf(now, before, plan), [now, before, plan]);
  const isRing = now.scene.algorithm === 'ring';
  const held = isRing && pointed !== null ? arcAt(now.live, pointed) : null;
  const frame = {
    className: styles.overlay,
    viewBox: `${-size.width / 2} ${-size.height / 2} ${size.width} ${size.height}`,
    width: size.width,
    height: size.height,
  };
  return (
    <>
      <Band picture={picture} plan={plan} />
      <svg {...frame} aria-hidden="true">
        <defs>
          <Tip id="ring-tip" size={9} />
        </defs>
        <HeldArc arc={held} plan={plan} />
        {!isPredicting && <Flows moves={picture.moves} spots={spots} plan={plan} />}
        <Coordinator spots={spots} />
        <KeyDots picture={picture} plan={plan} />
      </svg>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a drawing. */}
      <svg {...frame} role="group" aria-label={t('shards.title')}>
        <Pins picture={picture} spots={spots} plan={plan} />
      </svg>
      <svg {...frame} aria-hidden="true">
        {isRing && <Walk picture={picture} plan={plan} spots={spots} />}
      </svg>
      <ArcReadout arc={held} scene={now.scene} />
    </>
  );
}
