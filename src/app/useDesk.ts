import { useMemo, useState } from 'react';
import { readStored, writeStored } from '../ui/stored';
import type { Desk } from './commands';

export type DialogName = 'share' | 'transfer' | 'help' | 'menu' | 'worlds';

/** The panels that share a place; which of them do depends on the layout. */
export type PanelName = 'timeline' | 'story' | 'inspect' | 'faults' | 'check';

/** What is open on the workbench; the rails are remembered. */
export interface DeskState extends Desk {
  readonly dialog: DialogName | null;
  readonly setDialog: (dialog: DialogName | null) => void;
  /** The panel that was asked for last; `null`: whichever the layout begins with. */
  readonly panel: PanelName | null;
  readonly showPanel: (panel: PanelName) => void;
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
  const [panel, showPanel] = useState<PanelName | null>(null);
  const [isStoryOpen, toggleStory] = useRail('rail-story');
  const [isDetailsOpen, toggleDetails] = useRail('rail-details');
  const openers = useMemo(
    () => ({
      openShare: () => setDialog('share'),
      openHelp: () => setDialog('help'),
      openWorlds: () => setDialog('worlds'),
    }),
    [],
  );
  const openCheck = (): void => {
    if (!isDetailsOpen) toggleDetails();
    showPanel('check');
  };
  const rails = { isStoryOpen, isDetailsOpen, toggleStory, toggleDetails };
  return { ...openers, openCheck, dialog, setDialog, panel, showPanel, ...rails };
}
