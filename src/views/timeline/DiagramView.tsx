/** The drawing: SVG for what is in the rendered window, HTML for what takes focus. */
import { lazy, type RefObject, Suspense, useCallback, useEffect, useId, useMemo, useRef } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { useSession, useSessionApi } from '../../session/useSession';
import { linkTo } from '../../ui/linkedHover';
import { messageObject, nodeObject } from '../../ui/objectNames';
import { showToast } from '../../ui/toast';
import { Arrows } from './Arrows';
import { Bands, Cuts } from './Bands';
import { delayTo } from './delay';
import { Glyphs } from './Glyphs';
import type { Hit } from './hit';
import { Breaks, Lanes, Names, Ruler } from './Lanes';
import { MarkLines } from './MarkLines';
import { Marks, type MarksHandle, useMarksHere } from './Marks';
import { DragPreview, Ghosts, Highlight } from './Overlays';
import { PlayHead, type PlayHeadHandle } from './PlayHead';
import { across, along, frameOf, type Plane, point, type Size } from './plane';
import { stepAt } from './playHead';
import styles from './Timeline.module.css';
import { type AxisZoom, useAxisZoom } from './useAxisZoom';
import type { Picture } from './useDiagram';
import { hitOf, useGestures } from './useGestures';
import { visibleIn } from './visible';

// Nobody points at anything before the first picture stands.
const Tooltip = lazy(() => import('./Tooltip').then((module) => ({ default: module.Tooltip })));

interface Props {
  readonly picture: Picture;
  readonly size: Size;
  /** What buttons and keys outside the drawing steer. */
  readonly controls: RefObject<AxisZoom | null>;
  /** Called whenever another part of the axis is in sight. */
  readonly onView: () => void;
}

export function DiagramView({ picture, size, controls, onView }: Props) {
  const { diagram, ghosts, scale, trace, ticks } = picture;
  const api = useSessionApi();
  const { t, language } = useTranslation();
  const selection = useSession((state) => state.selection);
  const prefix = useId();
  const svg = useRef<SVGSVGElement>(null);
  const content = useRef<SVGGElement>(null);
  const ruler = useRef<SVGGElement>(null);
  const head = useRef<PlayHeadHandle>(null);
  const flags = useRef<MarksHandle>(null);
  const marks = useMarksHere(picture);
  const frame = useMemo(() => frameOf(diagram.lanes, size), [diagram.lanes, size]);

  const handlePan = useCallback(
    (offset: number) => {
      const move = frame.isVertical ? `translate(0 ${offset})` : `translate(${offset} 0)`;
      content.current?.setAttribute('transform', move);
      ruler.current?.setAttribute('transform', move);
      head.current?.place();
      flags.current?.place();
      onView();
    },
    [frame, onView],
  );
  const hitting = useRef<(event: Event) => Hit | null>(() => null);
  const { view, zoom } = useAxisZoom({
    svg,
    frame,
    scale,
    onPan: handlePan,
    isReserved: (event) => hitting.current(event)?.kind === 'head',
    centre: () => (controls.current?.offset.current ?? 0) + (head.current?.along() ?? 0),
  });
  controls.current = zoom;
  const { pixels, window } = view;
  const plane = useMemo<Plane>(() => ({ frame, scale, pixels }), [frame, scale, pixels]);
  const visible = useMemo(() => visibleIn(plane, diagram, window), [plane, diagram, window]);
  hitting.current = (event) => hitOf({ svg, plane, diagram, ghosts, zoom }, event);

  const { hover, dragged } = useGestures({
    svg,
    plane,
    diagram,
    ghosts,
    zoom,
    onHit: (hit) => {
      const { seek, select, switchBranch } = api.getState();
      if (hit.kind === 'event') seek({ step: hit.event.step + 1, effects: 0 });
      else if (hit.kind === 'ghost') switchBranch(hit.branch);
      else select({ kind: 'message', from: hit.arrow.from, to: hit.arrow.to, copy: hit.arrow.copy });
    },
    onSeek: (tick) => {
      api.getState().pause();
      api.getState().seek({ step: stepAt(ticks, tick), effects: 0 });
    },
    onMark: (tick) => {
      const step = stepAt(ticks, tick);
      api.getState().pause();
      api.getState().seek({ step, effects: 0 });
      api.getState().editMark(step);
    },
    onDelay: (arrow, to) => {
      const { setting, seek, intervene } = api.getState();
      const delay = delayTo(setting, trace, arrow, to);
      if (!delay) return;
      if (delay.refusal) {
        showToast({ text: t(`refusal:${delay.refusal.key}`, delay.refusal.values) });
        return;
      }
      seek(delay.position);
      intervene(delay.act);
    },
  });

  const pointed = hover ? objectOf(hover.hit) : null;
  useEffect(() => {
    linkTo(pointed);
    return () => linkTo(null);
  }, [pointed]);

  // Whenever the axis is another one, the play-head is brought into sight; panning away from it is free.
  useEffect(() => {
    zoom.reveal(head.current?.along() ?? 0);
  }, [zoom]);

  const selectNode = useCallback((node: string) => api.getState().select({ kind: 'node', node }), [api]);
  const tip = dragged
    ? point(frame, along(plane, dragged.to) + zoom.offset.current, across(plane, dragged.arrow.to))
    : hover;
  const width = frame.isVertical ? frame.across : frame.along;
  const height = frame.isVertical ? frame.along : frame.across;
  const drawn = { plane, diagram, window, prefix };
  const transform = frame.isVertical
    ? `translate(0 ${zoom.offset.current})`
    : `translate(${zoom.offset.current} 0)`;
  return (
    <div className={styles.scroller}>
      <div className={styles.sheet} data-vertical={frame.isVertical} style={{ width, height }}>
        <svg
          ref={svg}
          width={width}
          height={height}
          className={styles.drawing}
          role="img"
          aria-label={t('timeline:drawing', { messages: diagram.arrows.length, steps: trace.entries.length })}
          data-hit={dragged ? 'drag' : hover?.hit.kind}
        >
          <Glyphs prefix={prefix} />
          <Lanes frame={frame} />
          <g ref={content} transform={transform}>
            <Cuts {...drawn} />
            <Breaks plane={plane} window={window} />
            <Bands {...drawn} isMerged={visible.isMerged} />
            <MarkLines plane={plane} window={window} marks={marks} ticks={ticks} />
            <Ghosts {...drawn} ghosts={ghosts} />
            <Arrows {...drawn} visible={visible} />
            <Highlight {...drawn} ghosts={ghosts} selection={selection} hover={hover?.hit ?? null} />
            {dragged && <DragPreview plane={plane} dragged={dragged} />}
          </g>
          <Ruler plane={plane} window={window} pan={ruler} language={language} />
          {frame.isVertical ? (
            <rect width={width} height={frame.start} className={styles.plate} />
          ) : (
            <rect width={frame.start} height={height} className={styles.plate} />
          )}
        </svg>
        <PlayHead ref={head} picture={picture} frame={frame} scale={scale} pixels={pixels} zoom={zoom} />
        <Marks ref={flags} picture={picture} frame={frame} scale={scale} pixels={pixels} zoom={zoom} />
        <div className={styles.names}>
          <Names
            frame={frame}
            selected={selection?.kind === 'node' ? selection.node : null}
            onSelect={selectNode}
          />
        </div>
        {tip && (
          <Suspense fallback={null}>
            <Tooltip hover={hover} dragged={dragged} at={tip} size={size} trace={trace} />
          </Suspense>
        )}
      </div>
    </div>
  );
}

/** What the views call the thing under the pointer: an event happens to its node. */
function objectOf(hit: Hit): string | null {
  if (hit.kind === 'event') return nodeObject(hit.event.node);
  return hit.kind === 'ghost' ? null : messageObject(hit.arrow);
}
