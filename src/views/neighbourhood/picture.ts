/** Where the neighbourhood is drawn: the path comes in from the left, what can follow lies on an arc to the right. */
import { scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import type { Neighbour } from '../../session/insight/insightStore';

/** Fits the narrowest of the panels. */
export const WIDTH = 236;
/** Room for one more below another. */
const ROW = 27;
const LEAST = 132;
/** Steps of the path that are drawn; the earlier ones are only counted. */
export const DOTS = 5;
const MARGIN = 18;
const HERE_X = 96;

export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface Picture {
  readonly height: number;
  readonly here: Place;
  /** The last steps before this one, the oldest first, each with the number of steps done by then. */
  readonly dots: readonly (Place & { readonly step: number })[];
  /** How many steps lie before the first dot. */
  readonly earlier: number;
  readonly path: string;
  readonly nexts: readonly Place[];
  readonly rays: readonly string[];
}

const straight = line<Place>(
  ({ x }) => x,
  ({ y }) => y,
);

/** `step`: steps done. `nexts`: what is drawn around, in its order. */
export function pictureOf(step: number, nexts: readonly Pick<Neighbour, 'kind'>[]): Picture {
  const height = Math.max(LEAST, MARGIN * 2 + ROW * Math.max(0, nexts.length - 1));
  const here = { x: HERE_X, y: height / 2 };
  const first = Math.max(0, step - DOTS);
  const steps = Array.from({ length: step - first }, (_, index) => first + index);
  const along = scalePoint<number>(
    Array.from({ length: DOTS + 1 }, (_, index) => index - DOTS),
    [MARGIN, HERE_X],
  );
  const dots = steps.map((at) => ({ step: at, x: along(at - step) ?? MARGIN, y: here.y }));
  const down = scalePoint<number>(
    nexts.map((_, index) => index),
    [MARGIN, height - MARGIN],
  );
  const places = nexts.map((_, index): Place => {
    const y = nexts.length === 1 ? here.y : (down(index) ?? here.y);
    const bend = (y - here.y) / (height / 2);
    return { x: WIDTH - MARGIN - 36 * bend * bend, y };
  });
  return {
    height,
    here,
    dots,
    earlier: first,
    path: straight([...dots, here]) ?? '',
    nexts: places,
    rays: places.map((place) => straight([here, place]) ?? ''),
  };
}
