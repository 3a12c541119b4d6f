/** A diagram as lines of text: what golden files compare, and what a person can read in a diff. */
import type { Tick } from '../../sim/types';
import type { Arrow, Diagram } from './diagram';

export function diagramText(diagram: Diagram): string {
  return [
    `lanes ${diagram.lanes.join(' ')}`,
    ...diagram.arrows.map(arrowText),
    ...diagram.crossings.map(({ earlier, later }) => `cross ${earlier[0]} ${later[0]}`),
    ...diagram.events.map(({ kind, node, at, step }) => `${kind} ${node} ${ms(at)} step ${step + 1}`),
    ...diagram.marks.map(
      ({ node, at, record, forced }) => `log ${node} ${ms(at)} ${record} ${forced ? 'forced' : 'lazy'}`,
    ),
    ...diagram.bands.map(({ kind, node, from, to }) => `band ${node} ${kind} ${ms(from)}–${ms(to)}`),
    ...diagram.locks.map(({ node, from, to }) => `lock ${node} ${ms(from)}–${ms(to)}`),
    ...diagram.cuts.map(
      ({ from, to, nodes, sides }) =>
        `cut ${nodes.join(' ')} ${ms(from)}–${ms(to)} sides ${sides.map((side) => side.join('+')).join(' | ')}`,
    ),
  ].join('\n');
}

function arrowText({ type, from, to, sentAt, ends, delayed }: Arrow): string {
  const fates = ends.map(({ kind, at, way, reason }) =>
    [kind, reason, ms(at), way === 1 ? null : `way ${way.toFixed(2)}`]
      .filter((part) => part !== null)
      .join(' '),
  );
  return `${type} ${from}>${to} ${ms(sentAt)} → ${fates.join(', ')}${delayed ? ' delayed' : ''}`;
}

function ms(tick: Tick): string {
  return `${Math.round(tick) / 1000}`;
}
