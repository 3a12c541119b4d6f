import type { KeyboardEvent } from 'react';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { useSession } from '../../session/useSession';
import { classes } from '../../ui/classes';
import type { Size } from '../../ui/useSize';
import { BrokenSentence } from './BrokenRule';
import { Cards } from './Cards';
import { GlyphLayer, LinkLayer } from './Layers';
import { toolBox } from './layout';
import { objectsOf } from './objects';
import { PartitionLabel } from './PartitionLabel';
import styles from './Stage.module.css';
import { ScissorsSign } from './signs';
import { useMotion } from './useMotion';
import { usePicture, useTransition } from './usePicture';
import { useStageActs } from './useStageActs';
import { useStageFocus } from './useStageFocus';
import { useStageMenu } from './useStageMenu';

const ActionBar = lazy(() => import('./ActionBar').then((module) => ({ default: module.ActionBar })));

const MessageTool = lazy(() => import('./MessageTool').then((module) => ({ default: module.MessageTool })));

const SliceTool = lazy(() => import('./SliceTool').then((module) => ({ default: module.SliceTool })));

export function Stage({ size }: { readonly size: Size }) {
  const { t } = useTranslation('stage');
  const protocol = useSession((session) => session.protocol.id);
  const motion = useMotion(usePicture(size), useTransition());
  const { picture } = motion;
  const { scene, layout, band } = picture;
  const objects = useMemo(() => objectsOf(picture), [picture]);
  const nodes = useMemo(() => scene.cards.map(({ id }) => id), [scene.cards]);
  const focus = useStageFocus(objects);
  const acts = useStageActs();
  const menu = useStageMenu(focus, acts, nodes);
  const [cutting, setCutting] = useState(false);
  const surface = useRef<SVGSVGElement>(null);
  const stroke = useRef<SVGLineElement>(null);
  const glyphs = useRef<SVGSVGElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const handleKeyDown = (event: KeyboardEvent): void => {
    if (menu.key !== null) return;
    if (event.key === 'Escape') focus.clearMarks();
    else if (event.key.toLowerCase() === 'p' && menu.partition && !event.ctrlKey && !event.metaKey)
      menu.perform(menu.partition);
    else if (!focus.handleArrow(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const menuObject = objects.find((object) => object.key === menu.key);
  const quiet = scene.messages.length === 0 && scene.world.now === 0 && picture.position.step === 0;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys and presses bubble here from the objects inside.
    <div
      ref={root}
      className={classes(styles.inner, cutting && styles.cutting)}
      onKeyDown={handleKeyDown}
      onPointerDownCapture={motion.complete}
    >
      <LinkLayer
        picture={picture}
        focus={focus}
        menuKey={menu.key}
        onOpen={menu.open}
        surfaceRef={surface}
        strokeRef={stroke}
      />
      <Cards motion={motion} focus={focus} menuKey={menu.key} acts={acts} onOpen={menu.open} />
      <GlyphLayer
        motion={motion}
        focus={focus}
        menuKey={menu.key}
        acts={acts}
        onOpen={menu.open}
        onDone={menu.close}
        glyphsRef={glyphs}
      />
      {band && <PartitionLabel band={band} picture={picture} onHeal={acts.perform} />}
      {quiet && <p className={styles.empty}>{t('empty')}</p>}
      {scene.broken && <BrokenSentence broken={scene.broken} protocol={protocol} />}
      <button
        type="button"
        className={styles.tool}
        style={{ top: toolBox(layout).y }}
        aria-pressed={cutting}
        aria-label={t('cutTool')}
        title={t('cutTool')}
        onClick={() => setCutting(!cutting)}
      >
        <ScissorsSign />
      </button>
      <Suspense fallback={null}>
        <MessageTool picture={picture} root={root} glyphs={glyphs} onAct={acts.perform} />
        <SliceTool picture={picture} surface={surface} stroke={stroke} touch={cutting} onCut={acts.perform} />
      </Suspense>
      {menuObject && (
        <Suspense fallback={null}>
          <ActionBar
            object={menuObject}
            layout={layout}
            offered={acts.offered(menuObject.selection)}
            partition={menu.partition}
            onPerform={menu.perform}
            onClose={menu.close}
          />
        </Suspense>
      )}
    </div>
  );
}
