import type { KeyboardEvent } from 'react';
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useSession, useSessionApi } from '../../session/useSession';
import type { NodeId } from '../../sim/types';
import type { StageObject } from './objects';
import { keyOf, nodeKey } from './objects';
import type { Direction } from './spatial';
import { neighbour } from './spatial';
import { useRefs } from './useRefs';

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

export interface StageFocus {
  /** What the session has selected, if it is on the stage. */
  readonly selectedKey: string | null;
  /** The one object that Tab reaches. */
  readonly tabbableKey: string;
  /** Nodes gathered with Shift and the arrows, for a partition. */
  readonly marked: readonly NodeId[];
  readonly clearMarks: () => void;
  readonly elementRef: (key: string) => (element: HTMLElement | SVGElement | null) => void;
  readonly elementOf: (key: string) => HTMLElement | SVGElement | null;
  readonly handleFocus: (key: string) => void;
  /** `true` when the key was an arrow and moved the focus. */
  readonly handleArrow: (event: KeyboardEvent) => boolean;
}

/** Focus is selection: one roving tab stop, and arrows that go to the nearest thing in their direction. */
export function useStageFocus(objects: readonly StageObject[]): StageFocus {
  const api = useSessionApi();
  const accounts = useSession((session) => session.setting.cast.accounts);
  const selection = useSession((session) => session.selection);
  const [marked, setMarked] = useState<readonly NodeId[]>([]);
  const elements = useRef(new Map<string, HTMLElement | SVGElement>());
  const focused = useRef<string | null>(null);
  const byKey = useMemo(() => new Map(objects.map((object) => [object.key, object])), [objects]);
  const named = keyOf(selection, (id) => accounts.find((account) => account.id === id)?.node ?? null);
  const selectedKey = named !== null && byKey.has(named) ? named : null;
  const tabbableKey = selectedKey ?? objects[0]?.key ?? '';

  useLayoutEffect(() => {
    // A glyph that had the focus and was delivered leaves it to its receiver, so that the keyboard never falls off the stage.
    const lost = focused.current;
    if (lost === null || byKey.has(lost) || document.activeElement !== document.body) return;
    const receiver = /^m:.*>(?<to>.*)#\d+$/.exec(lost)?.groups?.to;
    elements.current
      .get(receiver === undefined ? tabbableKey : nodeKey(receiver))
      ?.focus({ preventScroll: true });
  }, [byKey, tabbableKey]);

  const elementRef = useRefs(elements);
  const handleFocus = useCallback(
    (key: string) => {
      focused.current = key;
      const object = byKey.get(key);
      if (object) api.getState().select(object.selection);
    },
    [api, byKey],
  );
  const handleArrow = (event: KeyboardEvent): boolean => {
    const direction = ARROWS[event.key];
    if (!direction || event.altKey || event.ctrlKey || event.metaKey) return false;
    const candidates = event.shiftKey
      ? objects.filter((object) => object.selection.kind === 'node')
      : objects;
    // Escape selects nothing, but the focus is still somewhere.
    const here =
      selectedKey ?? (focused.current && byKey.has(focused.current) ? focused.current : tabbableKey);
    const next = neighbour(
      event.shiftKey ? withOrigin(candidates, byKey.get(here)) : candidates,
      here,
      direction,
    );
    if (next === null) return true;
    if (event.shiftKey) setMarked((old) => [...new Set([...old, ...nodesOf(byKey, [here, next])])]);
    elements.current.get(next)?.focus({ preventScroll: true });
    return true;
  };
  const elementOf = useCallback((key: string) => elements.current.get(key) ?? null, []);
  const clearMarks = useCallback(() => setMarked((old) => (old.length === 0 ? old : [])), []);
  return { selectedKey, tabbableKey, marked, clearMarks, elementRef, elementOf, handleFocus, handleArrow };
}

function withOrigin(candidates: readonly StageObject[], origin: StageObject | undefined): StageObject[] {
  return origin && !candidates.includes(origin) ? [...candidates, origin] : [...candidates];
}

function nodesOf(byKey: ReadonlyMap<string, StageObject>, keys: readonly string[]): NodeId[] {
  return keys.flatMap((key) => {
    const selection = byKey.get(key)?.selection;
    return selection?.kind === 'node' ? [selection.node] : [];
  });
}
