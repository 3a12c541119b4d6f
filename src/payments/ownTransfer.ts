/** A transfer that somebody made up: two people, an amount, a number of ledgers that must agree, and how the world behaves. */
import {
  type Cast,
  type Config,
  type Fen,
  type NodeId,
  type Run,
  STANDARD,
  type Tick,
  type Timing,
  type Transaction,
} from '../sim/types';
import { type LatencyPreset, rttOf } from './latency';

export interface OwnTransfer {
  readonly payer: string;
  readonly payee: string;
  readonly amount: Fen;
  readonly payerBalance: Fen;
  readonly payeeBalance: Fen;
  /** From 1 to 7. With one, payer and payee keep their accounts in the same ledger. */
  readonly participants: number;
  readonly distance: LatencyPreset['id'];
  readonly timing: Timing;
  /** Of the protocol. */
  readonly variant: string;
  /** Only the timers that differ from the protocol's. */
  readonly timeouts: Readonly<Record<string, Tick>>;
  /** Who will say NO when asked. */
  readonly vetoes: readonly NodeId[];
  readonly seed: number;
  /** Other names for the ledgers, in the order in which they are asked; as many as there are participants. */
  readonly ledgers?: readonly NodeId[];
}

/** Which protocol carries it out, and what its two roles are called there. */
export interface TransferProtocol {
  readonly model: string;
  readonly coordinator: string;
  readonly participant: string;
  /** Who else it needs: acceptors, replicas. */
  readonly helpers: Transaction['members'];
}

export const coordinatorNode: NodeId = 'CLR';
export const participantsMax = 7;

/** Ledgers in the order in which they are asked. The first keeps the payer's account, the second the payee's; the others only agree or refuse. */
const ledgers: readonly NodeId[] = ['WX-L', 'ALI-L', 'RISK', 'P4', 'P5', 'P6', 'P7'];

export function ledgersOf(participants: number): readonly NodeId[] {
  return ledgers.slice(0, participants);
}

/** The reason that a ledger gives which was told to refuse. */
const refusalReason = 'REFUSED';

/** Delays of ±10 %, drawn from the seed, so that another seed gives another order of arrival. */
const jitterPermille = 100;

export function ownTransferRun(transfer: OwnTransfer, protocol: TransferProtocol): Run {
  const { variant, timing, distance, timeouts, seed } = transfer;
  const asked = transfer.ledgers ?? ledgersOf(transfer.participants);
  const vetoes = transfer.vetoes.filter((node) => asked.includes(node));
  const config: Partial<Config> = {
    ...(variant === STANDARD ? {} : { variant }),
    timing,
    rttTicks: rttOf(distance),
    jitterPermille,
    ...(Object.keys(timeouts).length === 0 ? {} : { timeouts }),
    ...(vetoes.length === 0
      ? {}
      : { vetoes: Object.fromEntries(vetoes.map((node) => [node, refusalReason])) }),
  };
  return {
    model: protocol.model,
    scenario: null,
    cast: castOf(transfer, asked, protocol),
    config,
    seed,
    moves: [],
  };
}

function castOf(transfer: OwnTransfer, asked: readonly NodeId[], protocol: TransferProtocol): Cast {
  const [payerLedger = coordinatorNode, payeeLedger = payerLedger] = asked;
  const account = (id: string, node: NodeId, owner: string, available: Fen) =>
    ({ id, node, kind: 'wallet', owner: { en: owner, 'zh-Hans': owner }, available }) as const;
  return {
    nodes: [coordinatorNode, ...asked, ...protocol.helpers.map(({ node }) => node)].map((id) => ({ id })),
    accounts: [
      account('payer', payerLedger, transfer.payer, transfer.payerBalance),
      account('payee', payeeLedger, transfer.payee, transfer.payeeBalance),
    ],
    transactions: [
      {
        id: 't1',
        members: [
          { node: coordinatorNode, role: protocol.coordinator },
          ...asked.map((node) => ({ node, role: protocol.participant })),
          ...protocol.helpers,
        ],
        legs: [
          { account: 'payer', amount: -transfer.amount },
          { account: 'payee', amount: transfer.amount },
        ],
        beginAt: 0,
      },
    ],
  };
}
