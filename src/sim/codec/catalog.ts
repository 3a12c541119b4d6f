import type { Setting } from '../model';
import { simulate } from '../simulate';
import type { Run, Trace } from '../types';
import { codecError, done, failed, type Result } from './errors';

interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** What the codecs ask the catalogue of protocols and scenarios. */
export interface RunCatalog {
  /** The protocol of an id such as `two-phase-commit`, or `null`. */
  protocolById(id: string): Versioned | null;
  /** The scenario of an id such as `S3`, or `null`. */
  scenarioById(id: string): Versioned | null;
  /** The setting of a run that passed `checkRun`, or what in it does not exist. */
  settingOf(run: Run): Result<Setting>;
}

export function fullName({ id, version }: Versioned): string {
  return `${id}@${version}`;
}

/** The setting of a run from outside, when its names fit its cast. */
export function checkedSetting(run: Run, catalog: RunCatalog): Result<Setting> {
  const found = catalog.settingOf(run);
  if (!found.ok) return found;
  const { cast, config } = found.value;
  const stranger = Object.keys(config.vetoes).find((node) => !cast.nodes.some(({ id }) => id === node));
  return stranger === undefined
    ? found
    : failed(codecError('E113', { node: stranger }, { path: '/config/vetoes' }));
}

/** Simulates a run from outside. Whatever it makes the engine stumble over becomes a numbered error, never a blank page. */
export function tryRun(run: Run, setting: Setting): Result<Trace> {
  try {
    return done(simulate(setting, run.moves));
  } catch (error) {
    return failed(codecError('E119', { detail: error instanceof Error ? error.message : '' }));
  }
}
