import type { MouseEvent } from 'react';
import type { Link } from '../../sim/types';
import { linkObject } from '../../ui/objectNames';
import type { Curve } from './curve';
import { curvePath, pointOn } from './curve';
import styles from './Links.module.css';
import { ScissorsPath } from './signs';

export interface DrawnLink {
  readonly key: string;
  readonly link: Link;
  readonly curve: Curve;
  readonly cut: boolean;
  /** Severed by a partition: the band says so, the link needs no scissors of its own. */
  readonly parted: boolean;
  readonly description: string;
}

export interface LinksProps {
  readonly links: readonly DrawnLink[];
  readonly selectedKey: string | null;
  readonly tabbableKey: string;
  readonly menuKey: string | null;
  readonly elementRef: (key: string) => (element: SVGElement | null) => void;
  readonly onFocus: (key: string) => void;
  readonly onOpen: (key: string, event: MouseEvent) => void;
}

/** Scissors stand where two links never meet: a third of the way down. */
const SCISSORS_AT = 0.5;

export function Links(props: LinksProps) {
  return props.links.map(({ key, link, curve, cut, parted, description }) => {
    const path = curvePath(curve);
    const middle = pointOn(curve, SCISSORS_AT);
    return (
      // biome-ignore lint/a11y/useSemanticElements: SVG has no button of its own.
      <g
        key={key}
        ref={props.elementRef(key)}
        className={styles.link}
        role="button"
        tabIndex={props.tabbableKey === key ? 0 : -1}
        aria-label={description}
        aria-haspopup="menu"
        aria-expanded={props.menuKey === key}
        data-link={key}
        data-object={linkObject(link)}
        data-cut={cut || undefined}
        data-selected={props.selectedKey === key || undefined}
        onFocus={() => props.onFocus(key)}
        onClick={(event) => props.onOpen(key, event)}
        onContextMenu={(event) => props.onOpen(key, event)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === ' ')
            event.currentTarget.dispatchEvent(new MouseEvent('click', { bubbles: true }));
        }}
      >
        <path d={path} className={styles.target} />
        <path d={path} className={styles.ring} />
        <path d={path} className={styles.line} />
        {cut && !parted && (
          <g transform={`translate(${middle.x},${middle.y})`} className={styles.scissors}>
            <circle r="13" />
            <ScissorsPath />
          </g>
        )}
      </g>
    );
  });
}
