import type { RefObject } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { BrokenLine } from './BrokenRule';
import { linkCurve } from './curve';
import { describeLink } from './describe';
import type { GlyphHandlers } from './Glyph';
import { Glyph } from './Glyph';
import { Links } from './Links';
import linkStyles from './Links.module.css';
import { linkKey } from './objects';
import { PartitionBand } from './PartitionBand';
import type { Picture } from './picture';
import { headingOf, isParted } from './picture';
import styles from './Stage.module.css';
import { useLatest } from './useLatest';
import type { StageMotion } from './useMotion';
import type { StageActs } from './useStageActs';
import type { StageFocus } from './useStageFocus';
import { useWords } from './useWords';

export interface LinkLayerProps {
  readonly picture: Picture;
  readonly focus: StageFocus;
  readonly menuKey: string | null;
  readonly onOpen: (key: string) => void;
  readonly surfaceRef: RefObject<SVGSVGElement | null>;
  readonly strokeRef: RefObject<SVGLineElement | null>;
}

/** Under the cards: links, the partition band, and the stroke that a person draws to cut. */
export function LinkLayer({ picture, focus, menuKey, onOpen, surfaceRef, strokeRef }: LinkLayerProps) {
  const { t } = useTranslation('stage');
  const words = useWords();
  const { scene, layout, band } = picture;
  const links = scene.links.flatMap((each) => {
    const curve = linkCurve(layout.cards, each.link[0], each.link[1], layout.height);
    const parted = each.cut && isParted(scene, each.link[0], each.link[1]);
    return curve
      ? [
          {
            key: linkKey(each.link),
            link: each.link,
            curve,
            cut: each.cut,
            parted,
            description: describeLink(each, words),
          },
        ]
      : [];
  });
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no fieldset.
    <svg
      ref={surfaceRef}
      className={styles.layer}
      width={layout.width}
      height={layout.height}
      role="group"
      aria-label={t('links')}
    >
      <defs>
        <pattern
          id="stage-hatch"
          width="8"
          height="8"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(22.5)"
        >
          <rect width="3.5" height="8" className={linkStyles.hatch} />
        </pattern>
      </defs>
      <rect width={layout.width} height={layout.height} fill="transparent" />
      {band && <PartitionBand band={band} />}
      <Links
        links={links}
        selectedKey={focus.selectedKey}
        tabbableKey={focus.tabbableKey}
        menuKey={menuKey}
        elementRef={focus.elementRef}
        onFocus={focus.handleFocus}
        onOpen={(key, event) => {
          event.preventDefault();
          focus.handleFocus(key);
          onOpen(key);
        }}
      />
      <line ref={strokeRef} className={linkStyles.stroke} />
    </svg>
  );
}

export interface GlyphLayerProps {
  readonly motion: StageMotion;
  readonly focus: StageFocus;
  readonly menuKey: string | null;
  readonly acts: StageActs;
  readonly onOpen: (key: string) => void;
  readonly onDone: () => void;
  readonly glyphsRef: RefObject<SVGSVGElement | null>;
}

/** Above the cards: messages, and the line between nodes that contradict each other. */
export function GlyphLayer({ motion, focus, menuKey, acts, onOpen, onDone, glyphsRef }: GlyphLayerProps) {
  const { t } = useTranslation('stage');
  const words = useWords();
  const { scene, layout, places } = motion.picture;
  const handlers = useLatest<GlyphHandlers>({
    focus: focus.handleFocus,
    open: (key, event) => {
      event.preventDefault();
      focus.handleFocus(key);
      onOpen(key);
    },
    deliver: (key) => {
      const message = scene.messages.find((each) => each.key === key)?.message;
      const found =
        message && acts.offered({ kind: 'message', ...message }).find(({ act }) => act.kind === 'deliver');
      onDone();
      if (found) acts.perform(found.act);
    },
  });
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no fieldset.
    <svg
      ref={glyphsRef}
      className={styles.glyphs}
      width={layout.width}
      height={layout.height}
      role="group"
      aria-label={t('messages')}
    >
      {scene.broken && <BrokenLine broken={scene.broken} layout={layout} />}
      {scene.messages.map((each) => (
        <Glyph
          key={each.key}
          scene={each}
          label={places.get(each.key)?.label ?? null}
          diameter={layout.glyph}
          worded={layout.labels}
          words={words}
          heading={headingOf(motion.picture, each)}
          selected={focus.selectedKey === each.key}
          menuOpen={menuKey === each.key}
          tabbable={focus.tabbableKey === each.key}
          moverRef={motion.glyphRef(each.key)}
          elementRef={focus.elementRef(each.key)}
          handlers={handlers}
        />
      ))}
    </svg>
  );
}
