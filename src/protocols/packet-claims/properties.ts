/** What a red packet promises, read off the claims table and off what phones show; sentences in RULES.md. */
import type { Setting } from '../../sim/model';
import type { LogRecord, NodeId, TxId, World } from '../../sim/types';
import { nodeOf, recordsOf } from '../../sim/world';
import { moneyConserved, noNegativeBalance } from '../common/properties';
import type { Property, Violation } from '../protocol';
import { type Claim, said } from './messages';

/** One packet: who keeps what of it, how many shares it has, its rows and what phones show. */
interface Packet {
  readonly tx: TxId;
  readonly store: NodeId;
  readonly gateway: NodeId;
  readonly shares: number;
  readonly rows: readonly Claim[];
  readonly shown: readonly Claim[];
}

function packetsIn(world: World, { cast }: Setting): Packet[] {
  return cast.transactions.flatMap(({ id: tx, members, legs }) => {
    const playing = (role: string) => members.find((member) => member.role === role)?.node;
    const [store, gateway] = [playing('store'), playing('gateway')];
    if (store === undefined || gateway === undefined) return [];
    const claims = (node: NodeId, type: string): Claim[] =>
      recordsOf(nodeOf(world, node), tx)
        .filter(isOf(type))
        .map((record) => said<Claim>(record));
    const shares = legs.filter(({ amount }) => amount < 0).length;
    return [{ tx, store, gateway, shares, rows: claims(store, 'CLAIM'), shown: claims(gateway, 'TOLD') }];
  });
}

const isOf = (type: string) => (record: LogRecord) => record.type === type;

function always(id: string, find: (packet: Packet) => Violation | null): Property {
  return {
    id,
    kind: 'always',
    check: (world, setting) => {
      for (const packet of packetsIn(world, setting)) {
        const violation = find(packet);
        if (violation) return violation;
      }
      return null;
    },
  };
}

/** HB-P1: no share has two rows. */
const shareOnce = always('HB-P1', ({ tx, store, rows }) => {
  const twice = rows.find(({ share }, at) => rows.findIndex((row) => row.share === share) < at);
  return twice ? { nodes: [store], tx, values: { share: String(twice.share) } } : null;
});

/** HB-P2: nobody has two rows. */
const personOnce = always('HB-P2', ({ tx, store, rows }) => {
  const twice = rows.find(({ to }, at) => rows.findIndex((row) => row.to === to) < at);
  return twice ? { nodes: [store], tx, values: { person: String(twice.to) } } : null;
});

/** HB-P3: no more winners than shares. */
const enoughForAll = always('HB-P3', ({ tx, store, shares, rows }) => {
  const winners = new Set(rows.map(({ to }) => to)).size;
  return winners > shares ? { nodes: [store], tx, values: { winners: String(winners) } } : null;
});

/** HB-P4: what a phone shows has its row. */
const shownIsWritten = always('HB-P4', ({ tx, store, gateway, rows, shown }) => {
  const empty = shown.find(({ share, to }) => !rows.some((row) => row.share === share && row.to === to));
  return empty ? { nodes: [gateway, store], tx, values: { person: String(empty.to) } } : null;
});

/** HB-P5: some run gives every share away. */
const allClaimed: Property = {
  id: 'HB-P5',
  kind: 'sometimes',
  check: (world, setting) => {
    const done = packetsIn(world, setting).find(
      ({ shares, rows }) => new Set(rows.map(({ share }) => share)).size === shares,
    );
    return done ? { nodes: [done.store], tx: done.tx, values: {} } : null;
  },
};

export const properties: readonly Property[] = [
  shareOnce,
  personOnce,
  enoughForAll,
  shownIsWritten,
  moneyConserved,
  noNegativeBalance,
  allClaimed,
];
