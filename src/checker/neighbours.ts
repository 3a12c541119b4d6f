/** The states one act away from a world: what the system may do next, what can be mended, and what can break. */
import { canonical } from '../base/canonical';
import { withShortName } from '../sim/messages';
import type { Setting } from '../sim/model';
import type { Act, World } from '../sim/types';
import type { Bounds } from './bounds';
import { CompiledModel } from './compiled';
import { Expansion } from './expansion';
import { TooFewWords } from './network';
import type { EdgeKind } from './system';

export interface Neighbour {
  readonly act: Act;
  readonly kind: EdgeKind;
  /** A reaction that a crash interrupts: there may be many, one for each place to stop. */
  readonly isInterrupted: boolean;
}

/** Every act that is possible in a world and within the bounds, own steps first. */
export function neighboursOf(setting: Setting, bounds: Bounds, world: World): Neighbour[] {
  for (let words = 4; ; words *= 2)
    try {
      return expanded(new CompiledModel(setting, bounds, words), world);
    } catch (problem) {
      if (!(problem instanceof TooFewWords)) throw problem;
    }
}

const ORDER: readonly EdgeKind[] = ['own', 'repair', 'fault'];

function expanded(model: CompiledModel, world: World): Neighbour[] {
  const system = new Expansion(model);
  const found = new Map<string, Neighbour>();
  system.expand(model.encode(world), (kind) => {
    const act = withShortName(world, system.act());
    const isInterrupted = 'crashAfter' in act && act.crashAfter !== undefined;
    found.set(canonical(act), { act, kind, isInterrupted });
  });
  return [...found.values()].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}
