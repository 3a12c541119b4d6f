import { useCallback } from 'react';
import { openFileText } from '../session/opening';
import { useSessionApi } from '../session/useSession';

/** Opens a run file; what is wrong with it is shown by the card of link problems. */
export function useOpenFile(): (file: File) => Promise<void> {
  const api = useSessionApi();
  return useCallback(
    async (file) => {
      await openFileText(api, await file.text());
    },
    [api],
  );
}
