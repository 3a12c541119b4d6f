/** The reference models of the checker: no money, nothing consumed, and every timer running from the start. */
import type { Model, Setting } from '../../sim/model';
import type { Config, World } from '../../sim/types';
import { initialWorld, withBegun } from '../../sim/world';
import { neutralSetting } from '../common/neutral';

export interface Reference {
  readonly setting: Setting;
  /** Where the specification begins: its client has asked already. */
  readonly start: World;
}

export function referenceOf(model: Model, timeouts: Config['timeouts'], participants: number): Reference {
  const { cast, config, seed } = neutralSetting(model, timeouts, participants);
  const transactions = cast.transactions.map((transaction) => ({ ...transaction, legs: [] }));
  const setting: Setting = {
    model,
    cast: { ...cast, accounts: [], transactions },
    config: { ...config, network: 'set' },
    seed,
  };
  return { setting, start: withBegun(setting, initialWorld(setting), 't1') };
}
