/** From two accounts on the ring to a transfer in the workbench. */
import { transferRoles } from '../../lessons/transferRoles';
import { ownTransferRun } from '../../payments/ownTransfer';
import { protocolById } from '../../protocols/registry';
import { letterOf } from '../../ring/scene';
import { NOBODY } from '../../ring/types';
import { isName } from '../../sim/codec/checkRun';
import { limits } from '../../sim/codec/limits';
import { unshowable } from '../../sim/codec/showable';
import { type Run, STANDARD } from '../../sim/types';
import { bringProtocol } from '../../workers/onDemand';
import { linkHash } from '../address';
import { createSession } from '../session';
import type { RingPicture } from './picture';

/** Protocols that a transfer across shards can be opened with. */
export const TRANSFER_PROTOCOLS = [
  'two-phase-commit',
  'three-phase-commit',
  'paxos-commit',
  'quorum-commit',
] as const;
export type TransferProtocolId = (typeof TRANSFER_PROTOCOLS)[number];

/** Who takes part in a transfer between two keys: the ids of the shards that keep them, the payer's first; 0: nobody keeps one. */
export function participantsOf(
  { now }: RingPicture,
  [payer, payee]: readonly [number, number],
): readonly number[] {
  const idOf = (key: number): number => now.scene.shards[now.owners[key] ?? NOBODY]?.id ?? 0;
  return [...new Set([idOf(payer), idOf(payee)])];
}

/** The node of a shard in the workbench. */
export function nodeOf(shard: number): string {
  return `SHARD-${letterOf(shard)}`;
}

/** The address of the transfer in the workbench, at its beginning. The protocol is fetched if need be. */
export async function transferHash(
  picture: RingPicture,
  transfer: readonly [number, number],
  protocol: TransferProtocolId,
): Promise<string | null> {
  await bringProtocol(protocol);
  const run = transferRun(picture, transfer, protocol);
  return run && linkHash(createSession(run));
}

/** What the workbench takes as the name of a key's owner: as much of the key as can be shown and is not too long. */
function nameOf(key: string): string {
  let name = '';
  for (const character of key) {
    if (unshowable.test(character)) continue;
    if (name.length + character.length > limits.nameCharacters) break;
    name += character;
  }
  // Of those that every object has (`constructor`), none is a name.
  return isName(name, 0) ? name : `“${name}”`;
}

/** ¥250 from the one account to the other, on the shards that keep them; `null` when one of them has no place. */
export function transferRun(
  picture: RingPicture,
  transfer: readonly [number, number],
  protocol: TransferProtocolId,
): Run | null {
  const found = protocolById(protocol);
  const roles = found && transferRoles(found);
  const shards = participantsOf(picture, transfer);
  if (!roles || shards.includes(0)) return null;
  const [payer = '', payee = ''] = transfer.map((key) => nameOf(picture.keys.keys[key] ?? ''));
  return ownTransferRun(
    {
      payer,
      payee,
      amount: 25_000,
      payerBalance: 80_000,
      payeeBalance: 15_000,
      participants: shards.length,
      ledgers: shards.map(nodeOf),
      distance: 'region',
      timing: 'asynchronous',
      variant: STANDARD,
      timeouts: {},
      vetoes: [],
      seed: 1,
    },
    roles,
  );
}
