import type { RefObject } from 'react';
import type { Act } from '../../sim/types';
import { linkCurve } from './curve';
import type { Picture } from './picture';
import { groupsBySlice } from './slice';
import { useSlice } from './useSlice';

export interface SliceToolProps {
  readonly picture: Picture;
  readonly surface: RefObject<SVGSVGElement | null>;
  readonly stroke: RefObject<SVGLineElement | null>;
  /** Whether a finger cuts too, instead of scrolling. */
  readonly touch: boolean;
  readonly onCut: (act: Act) => void;
}

/** Turns strokes across links into partitions. It draws nothing itself, and comes after the first picture. */
export function SliceTool({ picture, surface, stroke, touch, onCut }: SliceToolProps) {
  useSlice(surface, stroke, touch, (start, end) => {
    const { scene, layout } = picture;
    const links = scene.links.flatMap(({ link: [a, b] }) => {
      const [first, last] = a < b ? [a, b] : [b, a];
      const curve = linkCurve(layout.cards, a, b, layout.height);
      return curve ? [{ a: first, b: last, from: curve.from, to: curve.to }] : [];
    });
    const groups = groupsBySlice(start, end, links, layout.cards);
    if (groups) onCut({ kind: 'cut', groups });
  });
  return null;
}
