import type { KeyboardEvent, MouseEvent } from 'react';
import { memo } from 'react';
import type { MessageShape } from '../../protocols/protocol';
import { messageObject } from '../../ui/objectNames';
import type { Words as Sentences } from './describe';
import { describeMessage } from './describe';
import styles from './Glyph.module.css';
import { GLYPH_MARK, glyphPath, halfPath } from './glyphShape';
import type { MessageScene } from './messageScene';
import type { Place } from './place';

export interface GlyphProps {
  readonly scene: MessageScene;
  readonly label: Place['label'];
  readonly diameter: number;
  /** There is room for words beside glyphs; without it the cross alone says that a message is lost. */
  readonly worded: boolean;
  readonly words: Sentences;
  /** Where it is going, in degrees from the right; `null` while its way shows that by itself. */
  readonly heading: number | null;
  readonly selected: boolean;
  readonly menuOpen: boolean;
  readonly tabbable: boolean;
  /** Moves the glyph: the stage's motion owns its transform. */
  readonly moverRef: (element: SVGGElement | null) => void;
  readonly elementRef: (element: SVGElement | null) => void;
  readonly handlers: GlyphHandlers;
}

/** Never change, so that a glyph which only moves is not rendered again. */
export interface GlyphHandlers {
  readonly focus: (key: string) => void;
  readonly open: (key: string, event: MouseEvent | KeyboardEvent) => void;
  readonly deliver: (key: string) => void;
}

const TOUCH_RADIUS = 22;

/** A message on its way, drawn around the origin. */
export const Glyph = memo(function Glyph(props: GlyphProps) {
  const { scene, label, diameter, moverRef, handlers, heading, words } = props;
  return (
    <g
      ref={moverRef}
      className={styles.mover}
      data-message={scene.key}
      data-mode={scene.mode}
      data-shape={scene.shape}
    >
      {scene.mode === 'lost' ? (
        <LostGlyph {...props} />
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: SVG has no button of its own.
        <g
          ref={props.elementRef}
          className={styles.glyph}
          role="button"
          tabIndex={props.tabbable ? 0 : -1}
          aria-label={describeMessage(scene, words)}
          data-object={messageObject(scene.message)}
          aria-haspopup="menu"
          aria-expanded={props.menuOpen}
          data-selected={props.selected || undefined}
          onFocus={() => handlers.focus(scene.key)}
          onClick={(event) => handlers.open(scene.key, event)}
          onContextMenu={(event) => handlers.open(scene.key, event)}
          onDoubleClick={() => handlers.deliver(scene.key)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' || event.key === ' ') handlers.open(scene.key, event);
          }}
        >
          <circle className={styles.target} r={TOUCH_RADIUS} />
          {heading !== null && <Heading diameter={diameter} degrees={heading} />}
          <Outline {...props} />
          {scene.mode === 'held' || scene.mode === 'late' ? (
            <Clock diameter={diameter} held={scene.mode === 'held'} />
          ) : null}
          <Label text={scene.message.type} side={label} diameter={diameter} mono />
        </g>
      )}
    </g>
  );
}, isSameGlyph);

/** Where a glyph stands is the motion's business: of its scene only what is drawn matters. */
function isSameGlyph(a: GlyphProps, b: GlyphProps): boolean {
  const drawn = ({ scene }: GlyphProps) => `${scene.key} ${scene.mode} ${scene.duplicate}`;
  return (
    drawn(a) === drawn(b) &&
    a.label === b.label &&
    a.diameter === b.diameter &&
    a.worded === b.worded &&
    a.words === b.words &&
    a.heading === b.heading &&
    a.selected === b.selected &&
    a.menuOpen === b.menuOpen &&
    a.tabbable === b.tabbable
  );
}

function isHalf(shape: MessageShape): shape is 'precommit' | 'preabort' {
  return shape === 'precommit' || shape === 'preabort';
}

function Outline({ scene, diameter }: GlyphProps) {
  const path = glyphPath(scene.shape, diameter);
  const mark = GLYPH_MARK[scene.shape];
  return (
    <>
      {scene.duplicate && <path d={path} className={styles.copy} transform="translate(6,-6)" />}
      <path d={path} className={styles.shape} />
      {isHalf(scene.shape) && <path d={halfPath(scene.shape, diameter)} className={styles.half} />}
      {mark !== '' && !isHalf(scene.shape) && (
        <text
          className={styles.mark}
          y={scene.shape === 'vote-yes' ? diameter * 0.12 : scene.shape === 'vote-no' ? -diameter * 0.08 : 0}
        >
          {mark}
        </text>
      )}
      {scene.duplicate && (
        <text className={styles.times} x={diameter / 2 + 4} y={-diameter / 2 + 2}>
          ×2
        </text>
      )}
    </>
  );
}

function LostGlyph({ scene, label, diameter, worded, words: { t } }: GlyphProps) {
  const r = diameter / 2;
  return (
    <g className={styles.lost}>
      <path d={glyphPath(scene.shape, diameter)} className={styles.hollow} />
      <path
        d={`M${-r * 0.7},${-r * 0.7}L${r * 0.7},${r * 0.7}M${r * 0.7},${-r * 0.7}L${-r * 0.7},${r * 0.7}`}
        className={styles.cross}
      />
      <Label text={t('stage:message.lost')} side={worded ? (label ?? 'right') : null} diameter={diameter} />
    </g>
  );
}

function Clock({ diameter, held }: { readonly diameter: number; readonly held: boolean }) {
  return (
    <g transform={`translate(${diameter / 2},${diameter / 2})`} className={styles.clock}>
      <circle r="7.5" />
      {held ? <path d="M-2.2,-3.2V3.2M2.2,-3.2V3.2" /> : <path d="M0,-4.2V0L3,2" />}
    </g>
  );
}

/** An arrowhead before the glyph, for a glyph that does not fly. */
function Heading({ diameter, degrees }: { readonly diameter: number; readonly degrees: number }) {
  const tip = diameter / 2 + 11;
  return (
    <path
      d={`M${tip},0L${tip - 9},-6.5V6.5Z`}
      className={styles.heading}
      transform={`rotate(${Math.round(degrees)})`}
    />
  );
}

interface LabelProps {
  readonly text: string;
  readonly side: Place['label'];
  readonly diameter: number;
  readonly mono?: boolean;
}

function Label({ text, side, diameter, mono = false }: LabelProps) {
  if (side === null) return null;
  const x = (diameter / 2 + 5) * (side === 'left' ? -1 : 1);
  return (
    <text className={mono ? styles.type : styles.word} x={x} textAnchor={side === 'left' ? 'end' : 'start'}>
      {text}
    </text>
  );
}
