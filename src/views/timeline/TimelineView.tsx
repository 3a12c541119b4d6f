/** The space–time diagram of the run, or the same events as a table. */
import { Maximize2, ZoomIn, ZoomOut } from 'lucide-react';
import { type KeyboardEvent, lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/IconButton';
import { Segmented } from '../../ui/Segmented';
import { readStored } from '../../ui/stored';
import { DiagramView } from './DiagramView';
import { commandOf, type ViewCommand } from './keys';
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
  const picture = usePicture();
  const [mode, setMode] = useState<Mode>('diagram');
  const body = useRef<HTMLDivElement>(null);
  const controls = useRef<AxisZoom>(null);
  const size = useSize(body);

  const commands: Record<ViewCommand, () => void> = {
    zoomIn: () => controls.current?.zoomIn(),
    zoomOut: () => controls.current?.zoomOut(),
    panBack: () => controls.current?.panBy(-PAN_PIXELS),
    panOn: () => controls.current?.panBy(PAN_PIXELS),
    fit: () => controls.current?.fit(),
  };

  const handleKey = (event: KeyboardEvent): void => {
    const command = commandOf(event);
    if (!command || event.defaultPrevented || readStored('keys') === 'off') return;
    event.preventDefault();
    commands[command]();
  };

  return (
    <div className={styles.timeline} role="group" aria-label={t('timeline:title')} onKeyDown={handleKey}>
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
        {mode === 'diagram' && (
          <div className={styles.tools}>
            <IconButton
              icon={ZoomOut}
              label={t('timeline:zoomOut')}
              hint="S"
              variant="quiet"
              onClick={commands.zoomOut}
            />
            <IconButton
              icon={Maximize2}
              label={t('timeline:fit')}
              hint="F"
              variant="quiet"
              onClick={commands.fit}
            />
            <IconButton
              icon={ZoomIn}
              label={t('timeline:zoomIn')}
              hint="W"
              variant="quiet"
              onClick={commands.zoomIn}
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
          size && <DiagramView picture={picture} size={size} controls={controls} />
        )}
      </div>
    </div>
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
