/** What the checker can be asked about by name: every protocol in its neutral setting, without a story. */
import type { Setting } from '../sim/model';
import type { Config } from '../sim/types';
import type { Property } from './protocol';
import { protocolById } from './registry';

export interface Checkable {
  readonly setting: Setting;
  /** Those that can be judged from states; what only a finished run shows (AC4) is left to the player. */
  readonly properties: readonly Property[];
}

/** A protocol with so many participants (1–7) and config; `null` when there is none of that id. */
export function checkableOf(
  id: string,
  participants: number,
  config: Partial<Config> = {},
): Checkable | null {
  const protocol = protocolById(id, config.variant);
  if (!protocol) return null;
  const setting = protocol.neutral(participants);
  return {
    setting: { ...setting, config: { ...setting.config, ...config } },
    properties: checkableProperties(protocol.properties),
  };
}

export function checkableProperties(properties: readonly Property[]): Property[] {
  return properties.filter(
    ({ kind, check, checkStep }) => check || checkStep || kind === 'non-blocking' || kind === 'can-finish',
  );
}
