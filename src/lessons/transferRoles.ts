import type { TransferProtocol } from '../payments/ownTransfer';
import type { Protocol } from '../protocols/protocol';

/** The protocol's own two roles; a protocol without them cannot carry out a transfer of this form. */
export function transferRoles(protocol: Protocol): TransferProtocol | null {
  const roles = Object.entries(protocol.roles);
  const coordinator = roles.find(([, { mark }]) => mark === 'coordinator')?.[0];
  const participant = roles.find(([, { mark }]) => mark === 'participant')?.[0];
  if (coordinator === undefined || participant === undefined) return null;
  return {
    model: `${protocol.id}@${protocol.version}`,
    coordinator,
    participant,
    helpers: protocol.helpers ?? [],
  };
}
