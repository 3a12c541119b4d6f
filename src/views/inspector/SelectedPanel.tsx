import type { Selection } from '../../session/types';
import { useSession } from '../../session/useSession';
import { AccountDetails } from './AccountDetails';
import { ActionsOn } from './ActionsOn';
import { CurrentStep } from './CurrentStep';
import { LinkDetails } from './LinkDetails';
import { MessageDetails } from './MessageDetails';
import { NodeDetails } from './NodeDetails';
import styles from './SelectedPanel.module.css';
import { SubjectPicker } from './SubjectPicker';

/** What is selected; nothing selected: the step that was just carried out. */
export function SelectedPanel() {
  const selection = useSession((session) => session.selection);
  return (
    <div className={styles.panel}>
      <SubjectPicker />
      <div>
        <Details selection={selection} />
      </div>
    </div>
  );
}

function Details({ selection }: { readonly selection: Selection | null }) {
  switch (selection?.kind) {
    case 'node':
      return <NodeDetails key={selection.node} id={selection.node} />;
    case 'message':
      return <MessageDetails name={selection} />;
    case 'link':
      return <LinkDetails link={selection.link} />;
    case 'account':
      return <AccountDetails id={selection.account} />;
    default:
      return (
        <>
          <CurrentStep />
          <ActionsOn subject={null} />
        </>
      );
  }
}
