import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from '../i18n/useTranslation';
import { useSessionApi } from '../session/useSession';
import { readStored, writeStored } from '../ui/stored';
import { COMMANDS, type Desk } from './commands';
import { type Scope, shortcutFor } from './shortcuts';

const listeners = new Set<() => void>();
let characters: boolean | null = null;

function areCharactersOn(): boolean {
  characters ??= readStored('keys') !== 'off';
  return characters;
}

function setCharacters(on: boolean): void {
  characters = on;
  writeStored('keys', on ? 'on' : 'off');
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether single characters are shortcuts, and how to change that. */
export function useCharacterKeys(): readonly [boolean, (on: boolean) => void] {
  return [useSyncExternalStore(subscribe, areCharactersOn), setCharacters];
}

const TYPING =
  'input:not([type=radio],[type=checkbox],[type=range],[type=button]),textarea,select,[contenteditable]';
const PRESSABLE =
  'button,a[href],input,select,textarea,summary,[role=button],[role=tab],[role=slider],[role=separator],[role=menuitem],[role=option]';

/** Where the focus is: everywhere, and in the area (`data-scope`) that has it. */
function scopesOf(target: Element): ReadonlySet<Scope> {
  const area = target.closest<HTMLElement>('[data-scope]')?.dataset.scope;
  const isArea = area === 'stage' || area === 'timeline' || area === 'question';
  return new Set<Scope>(isArea ? ['global', area] : ['global']);
}

/** A press that belongs to the thing in focus: typing, or the key that presses a button. */
function belongsToTarget(event: KeyboardEvent, target: Element): boolean {
  if (event.isComposing || target.closest(TYPING)) return true;
  if (target.closest('dialog')) return true;
  if (event.key === ' ') return target.closest(PRESSABLE) !== null;
  const scrolls = event.key === 'PageDown' || event.key === 'PageUp';
  return scrolls && target.closest('[role=separator],[role=slider],input') !== null;
}

/** Listens for the shortcuts of the table. Parts of the page that answer a key themselves prevent its default. */
export function useShortcuts(desk: Desk): void {
  const api = useSessionApi();
  const { t } = useTranslation();
  const latest = useRef({ desk, t });
  useEffect(() => {
    latest.current = { desk, t };
  });
  useEffect(() => {
    const handleKey = (event: KeyboardEvent): void => {
      const target = event.target instanceof Element ? event.target : document.body;
      if (event.defaultPrevented || belongsToTarget(event, target)) return;
      const shortcut = shortcutFor(event, scopesOf(target), areCharactersOn());
      if (shortcut === null || shortcut.by === 'view') return;
      event.preventDefault();
      COMMANDS[shortcut.id]?.({ api, session: api.getState(), ...latest.current });
    };
    window.addEventListener('keydown', handleKey);
    return () => window.removeEventListener('keydown', handleKey);
  }, [api]);
}
