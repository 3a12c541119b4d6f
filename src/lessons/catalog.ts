/** All scenarios by name, and the way from a run to the setting that it regenerates. */

import { fits } from '../protocols/castShape';
import type { Protocol } from '../protocols/protocol';
import { protocolById, protocolIds } from '../protocols/registry';
import type { RunCatalog } from '../sim/codec/catalog';
import { type CodecError, codecError, done, failed, type Result } from '../sim/codec/errors';
import type { Setting } from '../sim/model';
import { type Cast, type Position, type Run, STANDARD } from '../sim/types';
import { positionOf } from './beats';
import { firstScenarios } from './contents';
import type { Scenario } from './lesson';
import { mergedConfig, variantRun, variantTrace } from './runs';
import { s3 } from './scenarios/s3';

const here: Scenario[] = [...firstScenarios];

/** Puts scenarios in their place. */
export function addScenarios(scenarios: readonly Scenario[]): void {
  here.push(...scenarios.filter(({ id }) => !here.some((known) => known.id === id)));
}

/** Whether a run of this model can be opened at once. What nobody knows needs no waiting either. */
export function isPrepared(model: string): boolean {
  const id = idOf(model);
  return !protocolIds.includes(id) || protocolById(id) !== null;
}

function idOf(model: string): string {
  return model.split('@')[0] ?? '';
}

/** The scenario of this name (`S3`, or `S3@1` for one version of it), or `null`. */
export function scenarioById(name: string): Scenario | null {
  const [id, version] = name.split('@');
  return (
    here.find(
      (scenario) => scenario.id === id && (version === undefined || String(scenario.version) === version),
    ) ?? null
  );
}

/** A run that names what this program does not know. Its `error` says what, by number. */
export class ResolveProblem extends Error {
  constructor(readonly error: CodecError) {
    super(`${error.code} ${Object.values(error.values).join(' ')}`);
    this.name = 'ResolveProblem';
  }
}

/** The setting a run regenerates. Throws {@link ResolveProblem} when it names a protocol, scenario or role that does not exist. */
export function resolveRun(run: Run): Setting {
  const result = settingOf(run);
  if (!result.ok) throw new ResolveProblem(result.error);
  return result.value;
}

/** The same without throwing, for runs that come from outside. */
export function settingOf(run: Run): Result<Setting> {
  const scenario = run.scenario === null ? null : scenarioById(run.scenario);
  const standard = protocolOf(run.model, STANDARD);
  if (!isPrepared(run.model)) return failed(codecError('E132', { protocol: run.model }));
  if (!standard) return failed(codecError('E106', { protocol: run.model }));
  const { variant } = mergedConfig(scenario?.config ?? {}, run.config);
  const protocol = protocolOf(run.model, variant);
  if (!protocol) return failed(unknownVariant(standard, variant));
  if (run.scenario !== null && !scenario) return failed(codecError('E107', { scenario: run.scenario }));
  const cast = run.cast ?? scenario?.cast;
  if (!cast) return failed(codecError('E108'));
  const stranger = unknownRole(protocol, cast);
  if (stranger) return failed(codecError('E117', stranger));
  const misfit = cast.transactions.find((transaction) => !fits(protocol, transaction));
  if (misfit) return failed(codecError('E118', { tx: misfit.id }));
  const config = mergedConfig({ timeouts: protocol.timeouts }, scenario?.config ?? {}, run.config);
  return done({ model: protocol, cast, config, seed: run.seed });
}

/** What the codecs of links and run files ask. */
export const runCatalog: RunCatalog = { protocolById, scenarioById, settingOf };

function unknownVariant({ variants = {} }: Protocol, variant: string): CodecError {
  const names = [STANDARD, ...Object.keys(variants)].join(', ');
  return codecError('E131', { variant, names }, { path: '/config/variant' });
}

function protocolOf(model: string, variant: string): Protocol | null {
  const [id, version] = model.split('@');
  const protocol = protocolById(id ?? '', variant);
  return protocol && String(protocol.version) === version ? protocol : null;
}

function unknownRole(protocol: Protocol, cast: Cast): { role: string; tx: string } | null {
  for (const { id, members } of cast.transactions)
    for (const { role } of members) if (!Object.hasOwn(protocol.roles, role)) return { role, tx: id };
  return null;
}

/** The protocol of what a person sees first: known at once, so that its strings can load while the run is worked out. */
export const firstVisitProtocol: string = s3.protocol.split('@')[0] ?? '';

/** What a person sees first: S3 at the silent coordinator, with its question open. */
export function firstVisitRun(): { readonly run: Run; readonly position: Position } {
  const variant = s3.variants[0];
  const question = s3.story.beats.find((beat) => beat.ask?.kind === 'may-decide');
  const position = question ? positionOf(variantTrace(s3, variant), question.at) : null;
  return { run: variantRun(s3, variant), position: position ?? { step: 0, effects: 0 } };
}
