/** The space–time diagram of the run, or the same events as a table. */
import { Flag, Maximize2, ZoomIn, ZoomOut } from 'lucide-react';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { useSession, useSessionApi } from '../../session/useSession';
import { IconButton } from '../../ui/IconButton';
import { Segmented } from '../../ui/Segmented';
import { readStored } from '../../ui/stored';
import { DiagramView } from './DiagramView';
import { commandOf } from './keys';
import type { OverviewHandle } from './Overview';
import { NARROW, type Size } from './plane';
import styles from './Timeline.module.css';
import type { AxisZoom } from './useAxisZoom';
import { usePicture } from './useDiagram';
import { usePictureSource } from './usePictureSource';

const EventTable = lazy(() => import('./EventTable').then((module) => ({ default: module.EventTable })));
// A run that fits has no overview, and nobody writes a note at first sight.
const Overview = lazy(() => import('./Overview').then((module) => ({ default: module.Overview })));
const MarkEditor = lazy(() => import('./MarkEditor').then((module) => ({ default: module.MarkEditor })));

type Mode = 'diagram' | 'table';

export function TimelineView() {
  const { t } = useTranslation();
  const picture = usePicture();
  const [mode, setMode] = useState<Mode>('diagram');
  const body = useRef<HTMLDivElement>(null);
  const controls = useRef<AxisZoom>(null);
  const size = useSize(body);
  const api = useSessionApi();
  const editing = useSession((state) => state.markEditing);
  const editedTick = editing === null ? undefined : picture.ticks[editing];
  const overview = useRef<OverviewHandle>(null);
  const [isLong, setLong] = useState(false);
  const handleView = useCallback(() => {
    const range = controls.current?.range();
    if (!range) return;
    setLong(range.to - range.from < 0.995 * picture.scale.length);
    overview.current?.place();
  }, [picture]);
  const sheet = usePictureSource(picture, controls);
  const handleMark = (): void => {
    const { pause, editMark, position } = api.getState();
    pause();
    editMark(position.step);
  };

  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = root.current;
    const handleKey = (event: KeyboardEvent): void => {
      const command = commandOf(event);
      const isTyping = event.target instanceof Element && event.target.closest('form') !== null;
      if (!command || isTyping || !controls.current || readStored('keys') === 'off') return;
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
        {mode === 'diagram' && isLong && size && size.width >= NARROW && (
          <Suspense fallback={null}>
            <Overview ref={overview} picture={picture} controls={controls} />
          </Suspense>
        )}
        <div className={styles.tools}>
          <IconButton
            icon={Flag}
            label={t('timeline:mark.here')}
            hint="M"
            variant="quiet"
            onClick={handleMark}
          />
          {mode === 'diagram' && (
            <>
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
            </>
          )}
        </div>
      </div>
      <div ref={body} className={styles.body}>
        {mode === 'table' ? (
          <Suspense fallback={null}>
            <EventTable trace={picture.trace} />
          </Suspense>
        ) : (
          size && <DiagramView picture={picture} size={size} controls={controls} onView={handleView} />
        )}
        {editing !== null && editedTick !== undefined && (
          <Suspense fallback={null}>
            <MarkEditor
              key={editing}
              step={editing}
              tick={editedTick}
              restore={() => root.current?.querySelector<HTMLElement>('[role=slider]')?.focus()}
            />
          </Suspense>
        )}
        {sheet}
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
