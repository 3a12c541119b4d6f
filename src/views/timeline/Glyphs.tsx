/** Shapes that the diagram repeats, defined once: one per meaning, so that nothing depends on colour. */
import { lineRadial, symbol, symbolCircle, symbolSquare, symbolTriangle } from 'd3-shape';
import type { MessageShape } from '../../protocols/protocol';
import type { EventKind } from './diagram';
import styles from './Timeline.module.css';

const circle = symbol(symbolCircle, 150)() ?? '';
const square = symbol(symbolSquare, 150)() ?? '';
const triangle = symbol(symbolTriangle, 110)() ?? '';
const octagon = `${lineRadial()(Array.from({ length: 8 }, (_, k) => [((k + 0.5) * Math.PI) / 4, 7.4]))}Z`;
const question = 'M-2,-1.8a2,2 0 1 1 3,1.7Q0,.5 0,1.6M0,3.7v.3';
const check = 'M-3,.2l2,2.2l4,-4.6';
const cross = 'M-2.6,-2.6l5.2,5.2m0,-5.2l-5.2,5.2';

interface Glyph {
  readonly outline: string;
  readonly sign: string;
  readonly fill: string | undefined;
}

const MESSAGES: Readonly<Record<MessageShape, Glyph>> = {
  ask: { outline: circle, sign: question, fill: styles.fillAsk },
  'vote-yes': { outline: triangle, sign: 'M-2.4,.4l1.8,1.8l3,-3.6', fill: styles.fillYes },
  'vote-no': { outline: `${flip(7.2)}`, sign: 'M-2,-3.4l4,4m0,-4l-4,4', fill: styles.fillNo },
  precommit: { outline: `${square}M0,-6.1V6.1`, sign: 'M0,-6.1h6.1v12.2h-6.1z', fill: styles.fillPrecommit },
  preabort: { outline: octagon, sign: 'M0,-6.8v13.6h-2.8l-4,-4v-5.6l4,-4z', fill: styles.fillPrecommit },
  commit: { outline: square, sign: check, fill: styles.fillCommit },
  abort: { outline: octagon, sign: cross, fill: styles.fillAbort },
  ack: { outline: symbol(symbolCircle, 46)() ?? '', sign: '', fill: styles.fillAck },
};

/** The sign of these is a half that is filled. */
const SIGNS: Readonly<Record<string, string | undefined>> = {
  precommit: styles.half,
  preabort: styles.halfAbort,
};

/** A triangle on its tip. */
function flip(reach: number): string {
  const half = reach * Math.sin(Math.PI / 3);
  return `M${-half},${-reach / 2}H${half}L0,${reach}Z`;
}

const EVENTS: Readonly<
  Record<EventKind, { readonly path: string; readonly className: string | undefined }[]>
> = {
  begin: [{ path: 'M-4,-6.5L7,0L-4,6.5Z', className: styles.dot }],
  receive: [{ path: symbol(symbolCircle, 46)() ?? '', className: styles.dot }],
  discard: [{ path: `${symbol(symbolCircle, 46)()}M-5,5L5,-5`, className: styles.hollow }],
  timeout: [
    { path: symbol(symbolCircle, 180)() ?? '', className: styles.hollow },
    { path: 'M0,0V-7.5A7.5,7.5 0 0 1 7.5,0Z', className: styles.dot },
  ],
  command: [{ path: 'M0,-6.5L6.5,0L0,6.5L-6.5,0Z', className: styles.hollow }],
  crash: [
    { path: 'M-6,-6L6,6M6,-6L-6,6', className: styles.crashHalo },
    { path: 'M-6,-6L6,6M6,-6L-6,6', className: styles.crash },
  ],
  recover: [
    { path: symbol(symbolCircle, 240)() ?? '', className: styles.plate },
    { path: 'M4.6,-4A6,6 0 1 0 6,.4M6.4,-7V-2.6H2', className: styles.stroke },
  ],
  pause: [
    { path: symbol(symbolSquare, 200)() ?? '', className: styles.plate },
    { path: 'M-3,-6V6M3,-6V6', className: styles.thick },
  ],
  resume: [{ path: 'M-4,-6.5L7,0L-4,6.5Z', className: styles.hollow }],
};

/** Ids are unique on the page: several workbenches may stand on it. */
export function Glyphs({ prefix }: { readonly prefix: string }) {
  return (
    <defs>
      {Object.entries(MESSAGES).map(([shape, { outline, sign, fill }]) => (
        <g key={shape} id={`${prefix}${shape}`} className={fill}>
          <path d={outline} />
          <path d={sign} className={SIGNS[shape] ?? styles.sign} />
        </g>
      ))}
      {Object.entries(EVENTS).map(([kind, paths]) => (
        <g key={kind} id={`${prefix}${kind}`}>
          {paths.map(({ path, className }) => (
            <path key={className} d={path} className={className} />
          ))}
        </g>
      ))}
      <g id={`${prefix}lock`}>
        <path d="M-4,-1h8v6.5h-8zM-2.5,-1v-2a2.5,2.5 0 0 1 5,0v2" className={styles.lockGlyph} />
      </g>
      <pattern
        id={`${prefix}doubt`}
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="6" height="6" className={styles.doubtPlain} />
        <rect width="2" height="6" className={styles.doubtHatch} />
      </pattern>
      <pattern id={`${prefix}no`} width="5" height="5" patternUnits="userSpaceOnUse">
        <rect width="5" height="5" className={styles.noPlain} />
        <path d="M0,0l5,5M5,0l-5,5" className={styles.noHatch} />
      </pattern>
      <pattern
        id={`${prefix}cut`}
        width="8"
        height="8"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(-45)"
      >
        <rect width="3" height="8" className={styles.cutHatch} />
      </pattern>
    </defs>
  );
}
