import { lazy, type ReactNode, type RefObject, Suspense, useEffect, useState } from 'react';
import { type PictureTexts, pictureSource } from '../../session/pictureSource';
import type { AxisZoom } from './useAxisZoom';
import type { Picture } from './useDiagram';

const PictureSheet = lazy(() =>
  import('./PictureSheet').then((module) => ({ default: module.PictureSheet })),
);

interface Request {
  readonly texts: PictureTexts;
  readonly resolve: (text: string) => void;
}

/** Offers the diagram as a picture. Returns the sheet it is drawn on, out of sight, while somebody waits for one. */
export function usePictureSource(picture: Picture, controls: RefObject<AxisZoom | null>): ReactNode {
  const [request, setRequest] = useState<Request | null>(null);
  useEffect(() => {
    const draw = (texts: PictureTexts): Promise<string> =>
      new Promise((resolve) => setRequest({ texts, resolve }));
    pictureSource.setState({ draw });
    return () => {
      if (pictureSource.getState().draw === draw) pictureSource.setState({ draw: null });
    };
  }, []);
  if (request === null) return null;
  const handleDrawn = (text: string): void => {
    request.resolve(text);
    setRequest(null);
  };
  return (
    <Suspense fallback={null}>
      <PictureSheet
        picture={picture}
        pixels={controls.current?.pixels() ?? null}
        texts={request.texts}
        onDrawn={handleDrawn}
      />
    </Suspense>
  );
}
