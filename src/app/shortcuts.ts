/**
 * Every key of the workbench, in one table: the listener, the tooltips and the help sheet read it, and a test refuses two
 * actions on one key where both would answer.
 */

/** Where the focus must be. `global` answers everywhere except while somebody types. */
export type Scope = 'global' | 'stage' | 'timeline' | 'question';

/** A key by its character (`key`), or by its place on the keyboard (`code`) where the character depends on the layout. */
export interface Combo {
  readonly key?: string;
  readonly code?: string;
  readonly shift?: boolean;
  readonly alt?: boolean;
  /** Ctrl, or ⌘ on a Mac. */
  readonly mod?: boolean;
}

export interface Shortcut {
  /** Its words are `ui:command.<id>`. */
  readonly id: string;
  readonly scopes: readonly Scope[];
  readonly combos: readonly [Combo, ...Combo[]];
  /** `app`: `commands.ts` carries it out. `view`: the part of the page that has the focus does; it is listed for the sheet and the test. */
  readonly by: 'app' | 'view';
}

const app = (id: string, scopes: readonly Scope[], ...combos: readonly [Combo, ...Combo[]]): Shortcut => ({
  id,
  scopes,
  combos,
  by: 'app',
});

const view = (id: string, scopes: readonly Scope[], ...combos: readonly [Combo, ...Combo[]]): Shortcut => ({
  id,
  scopes,
  combos,
  by: 'view',
});

const PLAY_AREA: readonly Scope[] = ['stage', 'timeline'];

export const SHORTCUTS: readonly Shortcut[] = [
  app('step', ['global'], { key: '.' }),
  app('back', ['global'], { key: ',' }),
  app('microStep', ['global'], { code: 'Period', alt: true }),
  app('microBack', ['global'], { code: 'Comma', alt: true }),
  app('nextBeat', ['global'], { key: 'PageDown' }, { code: 'Period', shift: true }),
  app('previousBeat', ['global'], { key: 'PageUp' }, { code: 'Comma', shift: true }),
  app('play', ['global'], { key: ' ' }),
  app('undo', ['global'], { key: 'z', mod: true }),
  app('redo', ['global'], { key: 'z', mod: true, shift: true }),
  app('share', ['global'], { key: 's', mod: true, shift: true }),
  app('storyRail', ['global'], { key: 'l', shift: true }),
  app('detailsRail', ['global'], { key: 'r', shift: true }),
  app('help', ['global'], { key: '?' }),
  view('select', ['stage'], { key: 'Arrows' }),
  view('actions', ['stage'], { key: 'Enter' }),
  app('deselect', PLAY_AREA, { key: 'Escape' }),
  app('crash', PLAY_AREA, { key: 'c' }),
  app('pauseNode', PLAY_AREA, { key: 'c', shift: true }),
  app('deliver', PLAY_AREA, { key: 'n' }),
  app('drop', PLAY_AREA, { key: 'Delete' }),
  app('duplicate', PLAY_AREA, { key: '2' }),
  app('later', PLAY_AREA, { key: ']' }),
  app('sooner', PLAY_AREA, { key: '[' }),
  app('cut', PLAY_AREA, { key: 'k' }),
  app('partition', PLAY_AREA, { key: 'p' }),
  app('timer', PLAY_AREA, { key: 't' }),
  app('veto', PLAY_AREA, { key: 'v' }),
  app('branch', PLAY_AREA, { key: 'b' }),
  app('check', PLAY_AREA, { key: 'g' }),
  app('worlds', PLAY_AREA, { key: 'i' }),
  app('mark', PLAY_AREA, { key: 'm' }),
  view('scrub', ['timeline'], { key: 'ArrowLeft' }, { key: 'ArrowRight' }),
  view('scrubFive', ['timeline'], { key: 'ArrowLeft', shift: true }, { key: 'ArrowRight', shift: true }),
  view('scrubEnds', ['timeline'], { key: 'Home' }, { key: 'End' }),
  view('zoomIn', ['timeline'], { code: 'KeyW' }),
  view('zoomOut', ['timeline'], { code: 'KeyS' }),
  view('panLeft', ['timeline'], { code: 'KeyA' }),
  view('panRight', ['timeline'], { code: 'KeyD' }),
  view('fit', ['timeline'], { code: 'KeyF' }),
  view('answer', ['question'], { key: '1' }, { key: '2' }, { key: '3' }, { key: '4' }),
  view('answer', ['question'], { key: 'a' }, { key: 'b' }, { key: 'c' }, { key: 'd' }),
];

/** Typed characters, as opposed to keys with a name: these can be switched off (WCAG 2.1.4). */
export function isCharacter(combo: Combo): boolean {
  if (combo.mod || combo.alt) return false;
  return combo.code !== undefined || (combo.key?.length === 1 && combo.key !== ' ');
}

/** The physical key of a letter, and the letter of a physical key, are one key to a person with a Latin layout. */
export function comboId(combo: Combo): string {
  const name = combo.code === undefined ? combo.key : (PLACES[combo.code] ?? combo.code.replace(/^Key/, ''));
  return `${combo.mod ? 'mod+' : ''}${combo.alt ? 'alt+' : ''}${combo.shift ? 'shift+' : ''}${name?.toLowerCase()}`;
}

const PLACES: Readonly<Record<string, string>> = { Period: '.', Comma: ',' };

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>;

export function matches(combo: Combo, event: Pressed): boolean {
  if ((event.ctrlKey || event.metaKey) !== (combo.mod ?? false)) return false;
  if (combo.code !== undefined)
    return (
      event.code === combo.code &&
      event.altKey === (combo.alt ?? false) &&
      event.shiftKey === (combo.shift ?? false)
    );
  if (event.altKey) return false;
  if (event.key.toLowerCase() !== combo.key?.toLowerCase()) return false;
  // Where `?` or `[` stand behind Shift depends on the layout; only letters and named keys ask for it.
  const shiftMatters = combo.key.length > 1 || /^[a-z ]$/i.test(combo.key);
  return !shiftMatters || event.shiftKey === (combo.shift ?? false);
}

/** The shortcut that a key press means in these scopes. */
export function shortcutFor(
  event: Pressed,
  scopes: ReadonlySet<Scope>,
  characters: boolean,
): Shortcut | null {
  const found = SHORTCUTS.find(
    (shortcut) =>
      shortcut.scopes.some((scope) => scopes.has(scope)) &&
      shortcut.combos.some((combo) => (characters || !isCharacter(combo)) && matches(combo, event)),
  );
  return found ?? null;
}
