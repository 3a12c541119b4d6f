/** Opening the address of a comparison, and writing it; what it looks like is in `comparePath.ts`. */
import { runCatalog } from '../../lessons/catalog';
import { protocolById } from '../../protocols/registry';
import { type CodecError, codecError } from '../../sim/codec/errors';
import { openLink } from '../../sim/codec/openLink';
import { STANDARD } from '../../sim/types';
import { bringProtocol } from '../../workers/onDemand';
import { prepareLink } from '../opening';
import { comparePath } from './comparePath';
import {
  type ComparisonApi,
  type ComparisonState,
  createComparison,
  SIDES_MAX,
  type SideSpec,
} from './comparison';

/** The address of a comparison as it stands. */
export function comparisonHash({ sides, time }: ComparisonState): string {
  const [first, ...others] = sides;
  return first ? comparePath(first.session, `${others.map(nameOf).join('+')}@${time}`) : '#/';
}

export interface OpenedComparison {
  readonly comparison: ComparisonApi | null;
  /** What was wrong; with a comparison, what could not be part of it. */
  readonly error: CodecError | null;
}

/** Opens the address of a comparison. Never throws, whatever the address is. */
export async function openComparison(hash: string): Promise<OpenedComparison> {
  const parts = /^#?\/compare\/([^/]*)\/(.+)$/.exec(hash);
  if (!parts) return { comparison: null, error: codecError('E201') };
  const [, head = '', rest = ''] = parts;
  const [names = '', moment] = head.split('@');
  await prepareLink(`#/run/${rest}`);
  const { opened, error } = openLink(`#/run/${rest}`, runCatalog);
  if (!opened) return { comparison: null, error: error ?? codecError('E201') };
  const wanted = names
    .split('+')
    .slice(0, SIDES_MAX - 1)
    .map(specFrom);
  await Promise.all(wanted.map(({ protocol }) => bringProtocol(protocol).catch(() => undefined)));
  const others = wanted.filter(({ protocol, variant }) => protocolById(protocol, variant) !== null);
  const stranger = wanted.find((spec) => !others.includes(spec));
  const shown = opened.trace.entries[opened.position.step - 1]?.at ?? 0;
  const time = moment !== undefined && /^\d{1,13}$/.test(moment) ? Number(moment) : shown;
  return {
    comparison: createComparison(opened.run, others, time),
    error: stranger ? codecError('E133', { name: nameOf(stranger) }) : error,
  };
}

function specFrom(name: string): SideSpec {
  const [protocol = '', variant = STANDARD] = name.split('.');
  return { protocol, variant };
}

function nameOf({ protocol, variant }: SideSpec): string {
  return variant === STANDARD ? protocol : `${protocol}.${variant}`;
}
