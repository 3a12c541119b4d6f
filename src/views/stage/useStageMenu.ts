import { useCallback, useState } from 'react';
import type { Act, NodeId } from '../../sim/types';
import type { StageActs } from './useStageActs';
import type { StageFocus } from './useStageFocus';

export interface StageMenu {
  /** The object whose actions are shown; `null` while none are. */
  readonly key: string | null;
  readonly open: (key: string) => void;
  readonly close: () => void;
  /** Closes, gives the focus back and carries an act out. */
  readonly perform: (act: Act) => void;
  /** Cuts the gathered nodes off from all others; `null` while there is nothing to part. */
  readonly partition: Act | null;
}

export function useStageMenu(focus: StageFocus, acts: StageActs, nodes: readonly NodeId[]): StageMenu {
  const [key, setKey] = useState<string | null>(null);
  const open = useCallback((next: string) => setKey(next), []);
  const leave = (): void => {
    setKey(null);
    if (key !== null) focus.elementOf(key)?.focus({ preventScroll: true });
  };
  const others = nodes.filter((node) => !focus.marked.includes(node));
  return {
    key,
    open,
    close: leave,
    perform: (act) => {
      leave();
      focus.clearMarks();
      acts.perform(act);
    },
    partition:
      focus.marked.length > 0 && others.length > 0 ? { kind: 'cut', groups: [focus.marked, others] } : null,
  };
}
