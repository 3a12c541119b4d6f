/** Putting scenarios together. */
import { castNodes, type PaymentNodeId, wallet } from '../../payments/cast';
import type { Cast, NodeId, Transaction } from '../../sim/types';

/** Members of a transfer: who coordinates, and who is asked, in the order of asking. */
export function members(coordinator: NodeId, ...participants: readonly NodeId[]): Transaction['members'] {
  return [
    { node: coordinator, role: 'coordinator' },
    ...participants.map((node) => ({ node, role: 'participant' })),
  ];
}

/**
 * Li Lei pays Han Meimei ¥250 out of WX-L into ALI-L, and nothing else happens: the transfer with which protocols are compared.
 * `helpers` take part without a vote; `asked` is the order in which the others are asked.
 */
export function oneTransfer(
  helpers: Transaction['members'] = [],
  asked: readonly PaymentNodeId[] = ['WX-L', 'ALI-L'],
): Cast {
  return {
    nodes: [...castNodes('CLR', ...asked), ...helpers.map(({ node }) => ({ id: node }))],
    accounts: [wallet('li', 'WX-L', 80_000), wallet('han', 'ALI-L', 15_000)],
    transactions: [
      {
        id: 't1',
        members: [...members('CLR', ...asked), ...helpers],
        legs: [
          { account: 'li', amount: -25_000 },
          { account: 'han', amount: 25_000 },
        ],
        beginAt: 0,
      },
    ],
  };
}
