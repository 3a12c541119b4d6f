/** Opening the canonical schedules: in the workbench, or beside another protocol on the same schedule. */
import { runCatalog } from '../lessons/catalog';
import { linkTo } from '../sim/codec/openLink';
import { readRunFile } from '../sim/codec/readRunFile';
import { STANDARD } from '../sim/types';
import { bring } from '../workers/onDemand';
import type { SideSpec } from './compare/comparison';

const FILES = import.meta.glob<string>('../lessons/exhibits/*.json', { query: '?raw', import: 'default' });

/** The address of an exhibit's run at its end, `#/run/…`; `null` when there is none, or it cannot be fetched. */
export async function exhibitHash(id: string): Promise<string | null> {
  const file = FILES[`../lessons/exhibits/${id}.json`];
  if (!file) return null;
  const text = await file();
  const protocol = /"protocol"\s*:\s*"([a-z0-9-]+)"/.exec(text)?.[1] ?? '';
  await bring(protocol);
  const { opened } = readRunFile(text, runCatalog);
  return opened && linkTo({ ...opened, marks: [] });
}

/** The address of the same run beside another protocol. */
export async function exhibitBeside(id: string, { protocol, variant }: SideSpec): Promise<string | null> {
  const hash = await exhibitHash(id);
  const name = variant === STANDARD ? protocol : `${protocol}.${variant}`;
  return hash?.replace('#/run/', `#/compare/${name}/`) ?? null;
}
