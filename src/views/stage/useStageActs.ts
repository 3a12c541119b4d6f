import { useCallback } from 'react';
import { useTranslation } from '../../i18n/useTranslation';
import { currentBranch } from '../../session/session';
import type { Selection } from '../../session/types';
import { useSessionApi } from '../../session/useSession';
import type { OfferedAct } from '../../sim/acts';
import { actsOnLink, actsOnMessage, actsOnNode } from '../../sim/acts';
import { sameMessage } from '../../sim/messages';
import { worldAt } from '../../sim/position';
import { refusal } from '../../sim/refusal';
import type { Act } from '../../sim/types';
import { showToast } from '../../ui/toast';

export interface StageActs {
  /** What can be done to a thing now, possible or not. */
  readonly offered: (selection: Selection) => readonly OfferedAct[];
  /** Does it, or says why not. */
  readonly perform: (act: Act) => void;
}

export function useStageActs(): StageActs {
  const api = useSessionApi();
  const { t } = useTranslation();
  const offered = useCallback(
    (selection: Selection): readonly OfferedAct[] => {
      const session = api.getState();
      const { setting } = session;
      const world = worldAt(currentBranch(session).trace, session.position, setting);
      if (selection.kind === 'node') return actsOnNode(setting, world, selection.node);
      if (selection.kind === 'link') return actsOnLink(setting, world, selection.link);
      if (selection.kind === 'account') return [];
      const message = world.network.find((each) => sameMessage(each, selection));
      return message ? actsOnMessage(setting, world, message) : [];
    },
    [api],
  );
  const perform = useCallback(
    (act: Act): void => {
      const session = api.getState();
      const world = worldAt(currentBranch(session).trace, session.position, session.setting);
      const no = refusal(session.setting, world, act);
      session.pause();
      if (no) showToast({ text: t(`refusal:${no.key}`, no.values) });
      else session.intervene(act);
    },
    [api, t],
  );
  return { offered, perform };
}
