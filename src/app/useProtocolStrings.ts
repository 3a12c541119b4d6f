import { useEffect } from 'react';
import { loadProtocolStrings } from '../i18n/i18n';

/** Brings the words of a protocol that was not there at the start: a file or a link may open another one. */
export function useProtocolStrings(protocolId: string): void {
  useEffect(() => {
    void loadProtocolStrings(protocolId);
  }, [protocolId]);
}
