/** The fictional people, wallets and ledgers that the scenarios are made of. Amounts are integer fen. */
import type { Account, AccountId, CastNode, Fen, NodeId } from '../sim/types';

/** The people of the stories. They are invented; their names are written as each language writes them. */
export const people = {
  li: { en: 'Li Lei', 'zh-Hans': '李雷' },
  han: { en: 'Han Meimei', 'zh-Hans': '韩梅梅' },
  shop: { en: 'Corner shop', 'zh-Hans': '街角小店' },
  coupon: { en: 'Coupon C1', 'zh-Hans': '优惠券 C1' },
} as const satisfies Record<AccountId, Account['owner']>;

export type PersonId = keyof typeof people;

/** Machines of the stories: a clearing house, two wallet ledgers, risk control, a coupon service, a merchant ledger. */
export const nodeIds = ['CLR', 'WX-L', 'ALI-L', 'RISK', 'COUPON', 'MCH'] as const;

export type PaymentNodeId = (typeof nodeIds)[number];

export function castNodes(...ids: readonly PaymentNodeId[]): CastNode[] {
  return ids.map((id) => ({ id }));
}

/** A person's wallet, kept by one ledger. */
export function wallet(person: PersonId, node: NodeId, available: Fen): Account {
  return { id: person, node, kind: 'wallet', owner: people[person], available };
}

/** A shop's account: money only comes in. */
export function merchant(node: NodeId, available: Fen): Account {
  return { id: 'shop', node, kind: 'merchant', owner: people.shop, available };
}

/** A coupon is an account that holds its face value until it is used. */
export function coupon(node: NodeId, face: Fen): Account {
  return { id: 'coupon', node, kind: 'coupon', owner: people.coupon, available: face };
}

/** What a coupon's two balances mean: whole, promised to a payment, or spent. */
export function couponState(balance: {
  readonly available: Fen;
  readonly frozen: Fen;
}): 'UNUSED' | 'LOCKED' | 'USED' {
  if (balance.frozen > 0) return 'LOCKED';
  return balance.available > 0 ? 'UNUSED' : 'USED';
}
