/** The space–time diagram of the run, or the same events as a table. */
import { Maximize2, ZoomIn, ZoomOut } from 'lucide-react';
import { type KeyboardEvent, lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSessionApi } from '../../session/useSession';
import { useCommand } from '../../ui/commands';
import { IconButton } from '../../ui/IconButton';
import { Segmented } from '../../ui/Segmented';
import { DiagramView } from './DiagramView';
import { commandOf, type TimelineCommand } from './keys';
import type { Size } from './plane';
import styles from './Timeline.module.css';
import type { AxisZoom } from './useAxisZoom';
import { usePicture } from './useDiagram';

const EventTable = lazy(() => import('./EventTable').then((module) => ({ default: module.EventTable })));

type Mode = 'diagram' | 'table';

/** How far a key pans, as a share of a common view. */
const PAN_PIXELS = 160;

export function TimelineView() {
  const { t } = useTranslation();
  const api = useSessionApi();
  const picture = usePicture();
  const [mode, setMode] = useState<Mode>('diagram');
  const [refusal, setRefusal] = useState<string | null>(null);
  const body = useRef<HTMLDivElement>(null);
  const controls = useRef<AxisZoom>(null);
  const size = useSize(body);

  const commands: Record<TimelineCommand, () => void> = {
    'timeline.zoomIn': () => controls.current?.zoomIn(),
    'timeline.zoomOut': () => controls.current?.zoomOut(),
    'timeline.panBack': () => controls.current?.panBy(-PAN_PIXELS),
    'timeline.panOn': () => controls.current?.panBy(PAN_PIXELS),
    'timeline.fit': () => controls.current?.fit(),
    'timeline.nextBranch': () => {
      const { branches, branchId, switchBranch } = api.getState();
      const place = branches.findIndex((branch) => branch.id === branchId);
      const next = branches[(place + 1) % branches.length];
      if (next && next.id !== branchId) switchBranch(next.id);
    },
  };
  useCommand('timeline.zoomIn', commands['timeline.zoomIn']);
  useCommand('timeline.zoomOut', commands['timeline.zoomOut']);
  useCommand('timeline.panBack', commands['timeline.panBack']);
  useCommand('timeline.panOn', commands['timeline.panOn']);
  useCommand('timeline.fit', commands['timeline.fit']);
  useCommand('timeline.nextBranch', commands['timeline.nextBranch']);

  const handleKey = (event: KeyboardEvent): void => {
    const command = commandOf(event);
    if (!command || event.defaultPrevented) return;
    event.preventDefault();
    commands[command]();
  };

  return (
    <section className={styles.timeline} aria-label={t('timeline:title')} onKeyDown={handleKey}>
      <div className={styles.toolbar}>
        <Segmented
          label={t('timeline:mode')}
          value={mode}
          options={[
            { value: 'diagram', label: t('timeline:diagram') },
            { value: 'table', label: t('timeline:table') },
          ]}
          onChange={setMode}
        />
        <p className={styles.refusal} role="status">
          {refusal}
        </p>
        {mode === 'diagram' && (
          <div className={styles.tools}>
            <IconButton
              icon={ZoomOut}
              label={t('timeline:zoomOut')}
              hint="S"
              variant="quiet"
              onClick={commands['timeline.zoomOut']}
            />
            <IconButton
              icon={Maximize2}
              label={t('timeline:fit')}
              hint="F"
              variant="quiet"
              onClick={commands['timeline.fit']}
            />
            <IconButton
              icon={ZoomIn}
              label={t('timeline:zoomIn')}
              hint="W"
              variant="quiet"
              onClick={commands['timeline.zoomIn']}
            />
          </div>
        )}
      </div>
      <div ref={body} className={styles.body}>
        {mode === 'table' ? (
          <Suspense fallback={null}>
            <EventTable trace={picture.trace} />
          </Suspense>
        ) : (
          size && <DiagramView picture={picture} size={size} controls={controls} onRefusal={setRefusal} />
        )}
      </div>
    </section>
  );
}

function useSize(element: React.RefObject<HTMLElement | null>): Size | null {
  const [size, setSize] = useState<Size | null>(null);
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const width = Math.floor(entry.contentRect.width);
      const height = Math.floor(entry.contentRect.height);
      setSize((current) =>
        current?.width === width && current.height === height ? current : { width, height },
      );
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
