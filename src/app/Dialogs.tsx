import { useEffect, useSyncExternalStore } from 'react';
import { linkProblem } from '../session/linkProblem';
import { Part } from './Part';
import type { DeskState } from './useDesk';
import { HelpDialog, LinkProblemCard, MenuDialog, ShareDialog, TransferDialog, WorldsDialog } from './views';

/** The dialogs; none is loaded before it is wanted. */
export function Dialogs({ desk }: { readonly desk: DeskState }) {
  const { problem } = useSyncExternalStore(linkProblem.subscribe, linkProblem.getState);
  // Nobody points at anything before the first picture stands.
  useEffect(() => {
    let stop: (() => void) | null = null;
    let isGone = false;
    const start = (): Promise<void> =>
      import('../ui/linkedHover').then((module) => {
        if (!isGone) stop = module.startLinkedHover();
      });
    // Whoever is offline by now misses an outline, nothing else.
    start().catch(() => {});
    return () => {
      isGone = true;
      stop?.();
    };
  }, []);
  const close = (): void => desk.setDialog(null);
  return (
    <Part>
      {desk.dialog === 'share' && <ShareDialog open onClose={close} />}
      {desk.dialog === 'transfer' && <TransferDialog open onClose={close} />}
      {desk.dialog === 'help' && <HelpDialog open onClose={close} />}
      {desk.dialog === 'menu' && <MenuDialog open onClose={close} desk={desk} />}
      {desk.dialog === 'worlds' && <WorldsDialog open onClose={close} />}
      {problem !== null && <LinkProblemCard problem={problem} />}
    </Part>
  );
}
