import { useEffect, useState } from 'react';
import { loadPageStrings, loadProtocolStrings } from '../../i18n/i18n';
import { commitProtocolIds } from '../../protocols/registry';
import { bringProtocol } from '../../workers/onDemand';

/** Brings the words of a page, all protocols and their words; `true` once they are here. What cannot be fetched is left out. */
export function useFamilyHere(page: string): boolean {
  const [isHere, setHere] = useState(false);
  useEffect(() => {
    let isGone = false;
    const bring = async (): Promise<void> => {
      const wanted = commitProtocolIds.flatMap((id) => [bringProtocol(id), loadProtocolStrings(id)]);
      await Promise.all([loadPageStrings(page), Promise.allSettled(wanted)]);
      if (!isGone) setHere(true);
    };
    void bring();
    return () => {
      isGone = true;
    };
  }, [page]);
  return isHere;
}
