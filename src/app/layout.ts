import { useMediaQuery } from '../ui/useMediaQuery';

/** How the page is laid out, by the room there is. A phone on its side, and a desktop at 400 % zoom, are small too. */
export type Layout = 'wide' | 'medium' | 'phone' | 'landscape';

const WIDE = '(min-width: 1200px)';
const PHONE = '(max-width: 699.98px)';
const LANDSCAPE = '(orientation: landscape) and (min-width: 560px) and (max-height: 500px)';

function choose(isWide: boolean, isPhone: boolean, isLandscape: boolean): Layout {
  if (isLandscape) return 'landscape';
  if (isPhone) return 'phone';
  return isWide ? 'wide' : 'medium';
}

/** The layout at this moment. */
export function currentLayout(): Layout {
  const holds = (query: string): boolean => window.matchMedia(query).matches;
  return choose(holds(WIDE), holds(PHONE), holds(LANDSCAPE));
}

/** The layout, following the window. */
export function useLayout(): Layout {
  return choose(useMediaQuery(WIDE), useMediaQuery(PHONE), useMediaQuery(LANDSCAPE));
}
