import { useEffect } from 'react';
import { useTranslation } from '../i18n/useTranslation';
import type { SessionApi } from '../session/session';
import { useSessionApi } from '../session/useSession';
import { dismissToast, showToast } from '../ui/toast';

/** Says that an intervention forked and lost nothing, and offers to take it back. */
export function useBranchToast(): void {
  const { t } = useTranslation('ui');
  const api = useSessionApi();
  useEffect(() => {
    let shown: number | null = null;
    return api.subscribe((session, before) => {
      if (session.branchId === before.branchId) return;
      // On another branch the offer is stale.
      if (shown !== null) dismissToast(shown);
      shown = null;
      const isSameSession = session.branches[0] === before.branches[0];
      const made = session.branches.at(-1);
      if (!isSameSession || session.branches.length <= before.branches.length || !made) return;
      const run = (): void => undoBranch(api, made.id);
      shown = showToast({ text: t('ui:toast.branch'), action: { label: t('ui:toast.undo'), run } });
    });
  }, [api, t]);
}

/** Whoever has gone elsewhere since does not want to be thrown about by an old message. */
function undoBranch(api: SessionApi, id: number): void {
  const session = api.getState();
  if (session.branchId === id) session.undo();
}
