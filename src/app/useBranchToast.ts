import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionApi } from '../session/session';
import { useSessionApi } from '../session/useSession';
import { showToast } from '../ui/toast';

/** Says that an intervention forked and lost nothing, and offers to take it back. */
export function useBranchToast(): void {
  const { t } = useTranslation('ui');
  const api = useSessionApi();
  useEffect(
    () =>
      api.subscribe((session, before) => {
        const isSameSession = session.branches[0] === before.branches[0];
        if (!isSameSession || session.branches.length <= before.branches.length) return;
        const made = session.branches.at(-1);
        if (made === undefined || made.by === null) return;
        showToast({
          text: t('ui:toast.branch'),
          action: { label: t('ui:toast.undo'), run: () => undoBranch(api, made.id) },
        });
      }),
    [api, t],
  );
}

/** Whoever has gone elsewhere since does not want to be thrown about by an old message. */
function undoBranch(api: SessionApi, id: number): void {
  const session = api.getState();
  if (session.branchId === id) session.undo();
}
