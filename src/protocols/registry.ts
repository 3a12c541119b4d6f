/** Every protocol the product knows: one line each. */
import { must } from '../base/assert';
import type { Setting } from '../sim/model';
import { STANDARD } from '../sim/types';
import type { Protocol } from './protocol';
import { twoPhaseCommit } from './two-phase-commit';

export const protocols: readonly Protocol[] = [twoPhaseCommit];

/** The protocol of an id such as `two-phase-commit`, in one of its variants, or `null`. */
export function protocolById(id: string, variant: string = STANDARD): Protocol | null {
  const protocol = protocols.find((one) => one.id === id) ?? null;
  if (variant === STANDARD) return protocol;
  const { variants = {} } = protocol ?? {};
  return Object.hasOwn(variants, variant) ? (variants[variant] ?? null) : null;
}

/** The protocol of a setting, in its variant. */
export function protocolIn({ model, config }: Pick<Setting, 'model' | 'config'>): Protocol {
  return must(protocolById(model.id, config.variant), `no protocol ${model.id} ${config.variant}`);
}
