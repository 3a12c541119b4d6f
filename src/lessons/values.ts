/** The numbers in a story's words, read off the scenario and the world at that moment; none is written into a text. */
import { couponState } from '../payments/cast';
import { yuan } from '../payments/money';
import type { MemoryItem } from '../protocols/protocol';
import { protocolIn } from '../protocols/registry';
import { conservation } from '../sim/conservation';
import { balances } from '../sim/ledger';
import type { Setting } from '../sim/model';
import { worldAt } from '../sim/position';
import type { Fen, Position, Transaction, World } from '../sim/types';
import { nodeOf } from '../sim/world';
import type { Scenario, Variant } from './lesson';
import { variantSetting, variantTrace } from './runs';

const SECOND = 1_000_000;

export function storyValues(
  scenario: Scenario,
  variant: Variant,
  position: Position,
): Record<string, string> {
  const setting = variantSetting(scenario, variant);
  const world = worldAt(variantTrace(scenario, variant), position, setting);
  const values: Record<string, string> = {
    ...fixedValues(scenario, variant),
    lockWait: seconds(setting.config.timeouts['lock-wait'] ?? 0),
    veto: Object.values(setting.config.vetoes)[0] ?? '',
    transit: yuan(Math.abs(conservation(setting, world).inTransit)),
  };
  for (const { key, value } of rememberedAt(scenario, setting, world)) values[key] = value;
  const now = balances(scenario.cast, world);
  for (const { id, kind } of scenario.cast.accounts) {
    const balance = now[id] ?? { available: 0, frozen: 0 };
    // `han@LED-Z` is han's account after its move.
    const name = id.replace(/@.*/, 'Moved');
    values[name] = kind === 'coupon' ? couponState(balance) : yuan(balance.available);
    values[`${name}Frozen`] = yuan(balance.frozen);
  }
  return values;
}

/** What whoever began has in its memory: counts, for the most part. */
function rememberedAt({ cast }: Scenario, setting: Setting, world: World): readonly MemoryItem[] {
  const [first] = cast.transactions;
  const initiator = first?.members[0];
  if (!first || !initiator) return [];
  const state = nodeOf(world, initiator.node).instances[first.id];
  return state ? (protocolIn(setting).roles[initiator.role]?.memory(state) ?? []) : [];
}

function fixedValues({ cast }: Scenario, variant: Variant): Record<string, string> {
  const [transfer, bystander] = cast.transactions;
  const owed = transfer?.legs.find((leg) => leg.account === 'li')?.amount ?? 0;
  const held = cast.accounts.find((account) => account.id === 'li')?.available ?? 0;
  const face = cast.accounts.find((account) => account.kind === 'coupon')?.available ?? 0;
  const begins = variant.moves.find((move) => 'when' in move && move.act.kind === 'begin');
  return {
    amount: yuan(paidBy(transfer)),
    price: yuan(paidBy(transfer)),
    bystander: yuan(paidBy(bystander)),
    owed: yuan(-owed),
    short: yuan(Math.max(0, -owed - held)),
    couponFace: yuan(face),
    begins: seconds(begins && 'when' in begins ? (begins.after ?? 0) : 0),
  };
}

function paidBy(transaction: Transaction | undefined): Fen {
  return (transaction?.legs ?? []).reduce((sum, leg) => sum + Math.max(0, leg.amount), 0);
}

function seconds(ticks: number): string {
  return String(ticks / SECOND);
}
