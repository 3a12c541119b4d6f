/**
 * The whole diagram on a sheet of its own, at the zoom on screen, with names, marks and words around it. It is drawn out of
 * sight by the very parts that draw the diagram, and handed on as the text of a file.
 */
import { useEffect, useId, useMemo, useRef } from 'react';
import { must } from '../../base/assert';
import { formatTime } from '../../i18n/format';
import { useTranslation } from '../../i18n/useTranslation';
import type { PictureTexts } from '../../session/pictureSource';
import { useSession } from '../../session/useSession';
import { Arrows } from './Arrows';
import { Bands, Cuts } from './Bands';
import { Glyphs } from './Glyphs';
import { Breaks, Lanes, Ruler } from './Lanes';
import { MarkLines } from './MarkLines';
import { useMarksHere } from './Marks';
import styles from './PictureSheet.module.css';
import { frameOf, NARROW, type Plane } from './plane';
import { tickAt } from './playHead';
import { standalone, wrapped } from './standalone';
import drawing from './Timeline.module.css';
import type { Picture } from './useDiagram';
import { visibleIn } from './visible';

interface Props {
  readonly picture: Picture;
  /** Pixels of one axis unit; `null`: as legible as may be. */
  readonly pixels: number | null;
  readonly texts: PictureTexts;
  readonly onDrawn: (text: string) => void;
}

const PAD = 22;
const LANE = 52;
const RULER = 24;
const TOP = 48;
const LINE = 18;
const FONT = 13;
/** Wider pictures are more than programs like to open. */
const WIDTH_MOST = 16_000;
const WIDTH_LEAST = 900;
/** Pixels of a unit at which everything can be read. */
const LEGIBLE = 30;

export function PictureSheet({ picture, pixels: shown, texts, onDrawn }: Props) {
  const { language, t } = useTranslation();
  const prefix = useId();
  const svg = useRef<SVGSVGElement>(null);
  const unused = useRef<SVGGElement>(null);
  const position = useSession((state) => state.position);
  const marks = useMarksHere(picture);
  const { diagram, scale, trace, ticks } = picture;

  const height = RULER + LANE * diagram.lanes.length;
  const { frame, plane, window, visible } = useMemo(() => {
    const start = frameOf(diagram.lanes, { width: NARROW, height }).start;
    const most = (WIDTH_MOST - start - 2 * PAD) / scale.length;
    const least = (WIDTH_LEAST - start - 2 * PAD) / scale.length;
    const pixels = Math.min(most, Math.max(least, shown ?? LEGIBLE / scale.unitTicks));
    const frame = frameOf(diagram.lanes, { width: start + 2 * PAD + scale.length * pixels, height });
    const plane: Plane = { frame, scale, pixels };
    const window = { from: -PAD, to: scale.length * pixels + PAD };
    return { frame, plane, window, visible: visibleIn(plane, diagram, window) };
  }, [diagram, scale, shown, height]);

  const footer = [
    ...marks.map(({ step, note }) =>
      t('timeline:picture.mark', { step, time: formatTime(must(ticks[step])), note }),
    ),
    t('timeline:picture.head', {
      step: position.step,
      steps: trace.entries.length,
      time: formatTime(tickAt(trace, ticks, position)),
    }),
    ...texts.notes,
    texts.link,
  ].flatMap((text) => wrapped(text, frame.along - 2 * PAD, FONT));
  const total = TOP + frame.across + 24 + footer.length * LINE + 12;
  const at = (tick: number): number => scale.toAxis(tick) * plane.pixels;
  const head = at(tickAt(trace, ticks, position));
  const drawn = { plane, diagram, window, prefix };

  const handing = useRef(onDrawn);
  handing.current = onDrawn;
  useEffect(() => {
    handing.current(standalone(must(svg.current)));
  }, []);

  return (
    <div className={styles.hidden} aria-hidden="true">
      <svg
        ref={svg}
        className={drawing.drawing}
        width={frame.along}
        height={total}
        viewBox={`0 0 ${frame.along} ${total}`}
      >
        <title>{texts.title}</title>
        <desc>{[...texts.notes, texts.link].join(' ')}</desc>
        <Glyphs prefix={prefix} />
        <rect width={frame.along} height={total} className={drawing.plate} />
        <text x={16} y={28} className={styles.title}>
          {texts.title}
        </text>
        <g transform={`translate(0 ${TOP})`}>
          <Lanes frame={frame} />
          <Ruler plane={plane} window={window} pan={unused} language={language} origin={frame.start + PAD} />
          <g transform={`translate(${frame.start + PAD} 0)`}>
            <Cuts {...drawn} />
            <Breaks plane={plane} window={window} />
            <Bands {...drawn} isMerged={visible.isMerged} />
            <MarkLines plane={plane} window={window} marks={marks} ticks={ticks} />
            <Arrows {...drawn} visible={visible} />
            <path d={`M${head},12V${frame.across}`} className={styles.head} />
            <path d={`M${head - 8},0h16v11l-8,9l-8,-9z`} className={styles.grip} />
            {marks.map(({ step }) => (
              <path
                key={step}
                d={`M${at(must(ticks[step]))},24v-22h13l-3.5,4.5l3.5,4.5h-13`}
                className={styles.flag}
              />
            ))}
          </g>
          {[...frame.lanes].map(([node, lane]) => (
            <text key={node} x={12} y={lane} dy="0.34em" className={styles.name}>
              {node}
            </text>
          ))}
        </g>
        {footer.map((line, index) => (
          <text
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity.
            key={index}
            x={16}
            y={TOP + frame.across + 32 + index * LINE}
            className={styles.footer}
          >
            {line}
          </text>
        ))}
      </svg>
    </div>
  );
}
