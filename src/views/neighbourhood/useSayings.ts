import { useMemo } from 'react';
import { equalData } from '../../base/canonical';
import { formatList } from '../../i18n/format';
import { useTranslation } from '../../i18n/useTranslation';
import { describeEntry } from '../../protocols/describe';
import { momentOf, type Neighbour } from '../../session/insight/insightStore';
import { currentBranch } from '../../session/session';
import { useSession } from '../../session/useSession';
import { applyAct } from '../../sim/act';
import { actName } from './actName';

/** A neighbour with its number and what happens on the way to it. */
export interface Saying {
  readonly number: number;
  readonly neighbour: Neighbour;
  /** What is done, and what comes of it. */
  readonly act: string | null;
  readonly text: string;
  /** It comes next on the branch on screen. */
  readonly isNext: boolean;
}

export function useSayings(neighbours: readonly Neighbour[]): readonly Saying[] {
  const { t } = useTranslation('neighbourhood');
  const setting = useSession((state) => state.setting);
  const world = useSession(momentOf);
  const next = useSession((state) => currentBranch(state).trace.entries[state.position.step]?.act ?? null);
  return useMemo(
    () =>
      // What is drawn has the first numbers.
      neighbours
        .toSorted((a, b) => Number(a.isInterrupted) - Number(b.isInterrupted))
        .map((neighbour, index) => {
          const { act } = neighbour;
          const entry = applyAct(setting, world, act);
          const { key, values } = describeEntry(entry, setting);
          const sent = 'crashAfter' in act ? (act.crashAfter?.sent ?? []) : [];
          const middle = sent.length > 0 ? 'middle' : 'middleNone';
          const text = neighbour.isInterrupted
            ? t(`neighbourhood:${middle}`, { ...values, sent: formatList(sent) })
            : t(key, values);
          return {
            number: index + 1,
            neighbour,
            act: actName(entry, setting.model.id, t),
            text,
            isNext: equalData(act, next),
          };
        }),
    [neighbours, setting, world, next, t],
  );
}
