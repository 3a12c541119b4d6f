/** From scenarios to runs and settings. */

import { must } from '../base/assert';
import { equalData } from '../base/canonical';
import { baseConfig } from '../payments/config';
import { protocolById } from '../protocols/registry';
import type { Setting } from '../sim/model';
import { simulate } from '../sim/simulate';
import type { Config, Run, Trace } from '../sim/types';
import type { Scenario, Variant } from './lesson';

/** The run of one variant of a scenario, as a link or a file would name it. */
export function variantRun(scenario: Scenario, variant: Variant): Run {
  return {
    model: scenario.protocol,
    scenario: `${scenario.id}@${scenario.version}`,
    cast: null,
    config: variant.config,
    seed: scenario.seed,
    moves: variant.moves,
  };
}

/** Lays partial configs over one another, the later ones winning; timers and vetoes are merged one by one. */
export function mergedConfig(...layers: readonly Partial<Config>[]): Config {
  let config = baseConfig;
  for (const layer of layers)
    config = {
      ...config,
      ...layer,
      timeouts: { ...config.timeouts, ...layer.timeouts },
      vetoes: { ...config.vetoes, ...layer.vetoes },
    };
  return config;
}

export function variantSetting(scenario: Scenario, variant: Variant): Setting {
  const options = mergedConfig(scenario.config, variant.config);
  const protocol = must(
    protocolById(scenario.protocol.split('@')[0] ?? '', options.variant),
    `no protocol ${scenario.protocol}`,
  );
  return {
    model: protocol,
    cast: scenario.cast,
    config: mergedConfig({ timeouts: protocol.timeouts }, scenario.config, variant.config),
    seed: scenario.seed,
  };
}

const traces = new WeakMap<Variant, Trace>();

/** The trace of a variant as its author meant it: the story's own run. */
export function variantTrace(scenario: Scenario, variant: Variant): Trace {
  const known = traces.get(variant);
  if (known) return known;
  const trace = simulate(variantSetting(scenario, variant), variant.moves);
  traces.set(variant, trace);
  return trace;
}

/** The variant whose script this run follows, or `null` when it follows none. */
export function variantOf(scenario: Scenario, run: Run): Variant | null {
  return scenario.variants.find((variant) => equalData(variantRun(scenario, variant), run)) ?? null;
}

export function variantById(scenario: Scenario, id: string): Variant {
  return must(
    scenario.variants.find((variant) => variant.id === id),
    `no variant ${id}`,
  );
}
