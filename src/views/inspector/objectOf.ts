import type { Selection } from '../../session/types';
import { accountObject, linkObject, messageObject, nodeObject } from '../../ui/objectNames';

/** What all views call the thing that is selected. */
export function objectOf(selection: Selection): string {
  switch (selection.kind) {
    case 'node':
      return nodeObject(selection.node);
    case 'message':
      return messageObject(selection);
    case 'link':
      return linkObject(selection.link);
    case 'account':
      return accountObject(selection.account);
  }
}
