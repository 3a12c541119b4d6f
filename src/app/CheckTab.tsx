import { Part } from './Part';
import type { DeskState } from './useDesk';
import { CheckPanel } from './views';

/** The panel of the checker; it is loaded when it is opened for the first time. */
export function CheckTab({ desk }: { readonly desk: DeskState }) {
  return (
    <Part>
      <CheckPanel onWhy={() => desk.showPanel('inspect')} onShare={desk.openShare} />
    </Part>
  );
}
