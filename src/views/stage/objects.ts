/** Everything on the stage that can have the focus, with its place and its name in the session's selection. */
import type { Selection } from '../../session/types';
import type { Link, NodeId } from '../../sim/types';
import type { Curve } from './curve';
import { linkCurve, pointOn } from './curve';
import { messageSceneKey } from './messageScene';
import type { Picture } from './picture';
import { cardCenter } from './picture';
import type { Spot } from './spatial';

export interface StageObject extends Spot {
  readonly selection: Selection;
}

export function nodeKey(node: NodeId): string {
  return `n:${node}`;
}

export function linkKey(link: Link): string {
  return `l:${link[0]}|${link[1]}`;
}

/** Links are reached between their two ends, a little off the middle, where glyphs of the same link rarely stand. */
const LINK_SPOT = 0.55;

export function objectsOf({ scene, layout, places }: Picture): StageObject[] {
  const cards = scene.cards.flatMap(({ id }): StageObject[] => {
    const center = cardCenter(layout, id);
    return center ? [{ key: nodeKey(id), selection: { kind: 'node', node: id }, ...center }] : [];
  });
  const messages = scene.messages.flatMap(({ key, message, mode }): StageObject[] => {
    const place = places.get(key);
    const { from, to, copy } = message;
    return place && mode !== 'lost'
      ? [{ key, selection: { kind: 'message', from, to, copy }, x: place.x, y: place.y }]
      : [];
  });
  const links = scene.links.flatMap(({ link }): StageObject[] => {
    const curve: Curve | null = linkCurve(layout.cards, link[0], link[1], layout.height);
    return curve
      ? [
          {
            key: linkKey(link),
            selection: { kind: 'link', link },
            ends: [nodeKey(link[0]), nodeKey(link[1])],
            ...pointOn(curve, LINK_SPOT),
          },
        ]
      : [];
  });
  return [...cards, ...messages, ...links];
}

/** The object that a selection names, whether or not it is on the stage. */
export function keyOf(
  selection: Selection | null,
  accountNode: (account: string) => NodeId | null,
): string | null {
  switch (selection?.kind) {
    case 'node':
      return nodeKey(selection.node);
    case 'message':
      return messageSceneKey(selection);
    case 'link':
      return linkKey(selection.link);
    case 'account': {
      const node = accountNode(selection.account);
      return node === null ? null : nodeKey(node);
    }
    default:
      return null;
  }
}
