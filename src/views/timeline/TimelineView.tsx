/** The space–time diagram of the run, or the same events as a table. */
import { Maximize2, ZoomIn, ZoomOut } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/IconButton';
import { Segmented } from '../../ui/Segmented';
import { readStored } from '../../ui/stored';
import { DiagramView } from './DiagramView';
import { commandOf } from './keys';
import type { Size } from './plane';
import styles from './Timeline.module.css';
import type { AxisZoom } from './useAxisZoom';
import { usePicture } from './useDiagram';

const EventTable = lazy(() => import('./EventTable').then((module) => ({ default: module.EventTable })));

type Mode = 'diagram' | 'table';

export function TimelineView() {
  const { t } = useTranslation();
  const picture = usePicture();
  const [mode, setMode] = useState<Mode>('diagram');
  const body = useRef<HTMLDivElement>(null);
  const controls = useRef<AxisZoom>(null);
  const size = useSize(body);

  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = root.current;
    const handleKey = (event: KeyboardEvent): void => {
      const command = commandOf(event);
      if (!command || !controls.current || readStored('keys') === 'off') return;
      event.preventDefault();
      controls.current[command]();
    };
    element?.addEventListener('keydown', handleKey);
    return () => element?.removeEventListener('keydown', handleKey);
  }, []);

  return (
    <div ref={root} className={styles.timeline}>
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
              onClick={() => controls.current?.zoomOut()}
            />
            <IconButton
              icon={Maximize2}
              label={t('timeline:fit')}
              hint="F"
              variant="quiet"
              onClick={() => controls.current?.fit()}
            />
            <IconButton
              icon={ZoomIn}
              label={t('timeline:zoomIn')}
              hint="W"
              variant="quiet"
              onClick={() => controls.current?.zoomIn()}
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
