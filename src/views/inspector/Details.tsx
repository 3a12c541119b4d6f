import type { Selection } from '../../session/types';
import { AccountDetails } from './AccountDetails';
import { ActionsOn } from './ActionsOn';
import { LinkDetails } from './LinkDetails';
import { MessageDetails } from './MessageDetails';
import { NodeDetails } from './NodeDetails';

/** Everything about the selection and what can be done to it; without one, what can be done to the network. */
export function Details({ selection }: { readonly selection: Selection | null }) {
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
      return <ActionsOn subject={null} />;
  }
}

/** The actions alone, without what they are about. */
export function Actions({ selection }: { readonly selection: Selection | null }) {
  return <ActionsOn subject={selection?.kind === 'account' ? null : selection} />;
}
