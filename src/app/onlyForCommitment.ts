/** What makes sense only of a protocol of atomic commitment, and why not of another: a key of the `ui` strings, or `null` when it does. */
import { commitProtocolIds } from '../protocols/registry';

/** Its run can be carried over to another protocol. */
export function whyNotCompared(protocolId: string): string | null {
  return commitProtocolIds.includes(protocolId) ? null : 'ui:compareReason';
}

/** A node may wonder whether the others commit or abort. */
export function whyNoWorlds(protocolId: string): string | null {
  return commitProtocolIds.includes(protocolId) ? null : 'ui:worldsReason';
}
