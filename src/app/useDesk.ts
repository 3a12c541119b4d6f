import { useMemo, useState } from 'react';
import { readStored, writeStored } from '../ui/stored';
import type { Desk } from './commands';

export type DialogName = 'share' | 'transfer' | 'help' | 'menu';

/** What is open on the workbench; the rails are remembered. */
export interface DeskState extends Desk {
  readonly dialog: DialogName | null;
  readonly setDialog: (dialog: DialogName | null) => void;
  readonly isStoryOpen: boolean;
  readonly isDetailsOpen: boolean;
}

function useRail(key: string): readonly [boolean, () => void] {
  const [open, setOpen] = useState(() => readStored(key) !== 'closed');
  const toggle = (): void => {
    writeStored(key, open ? 'closed' : 'open');
    setOpen(!open);
  };
  return [open, toggle];
}

export function useDesk(): DeskState {
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const [isStoryOpen, toggleStory] = useRail('rail-story');
  const [isDetailsOpen, toggleDetails] = useRail('rail-details');
  const openers = useMemo(
    () => ({ openShare: () => setDialog('share'), openHelp: () => setDialog('help') }),
    [],
  );
  return { ...openers, dialog, setDialog, isStoryOpen, isDetailsOpen, toggleStory, toggleDetails };
}
