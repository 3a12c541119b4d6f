import { describe, expect, it } from 'vitest';
import en from '../i18n/locales/en/ui.json';
import { comboId, isCharacter, matches, type Scope, SHORTCUTS, shortcutFor } from './shortcuts';

const NO_KEYS = { shiftKey: false, altKey: false, ctrlKey: false, metaKey: false };
const press = (key: string, code: string, more: Partial<typeof NO_KEYS> = {}) => ({
  key,
  code,
  ...NO_KEYS,
  ...more,
});
const SCOPES: readonly Scope[] = ['global', 'stage', 'timeline', 'question'];

it.each(SCOPES)('no key does two things while the focus is in scope %s', (scope) => {
  const here = SHORTCUTS.filter(({ scopes }) => scopes.includes(scope) || scopes.includes('global'));
  const seen = new Map<string, string>();
  for (const { id, combos } of here) {
    for (const combo of combos) {
      expect(seen.get(comboId(combo)), comboId(combo)).toBeUndefined();
      seen.set(comboId(combo), id);
    }
  }
});

it('every action has its words', () => {
  for (const { id } of SHORTCUTS) expect(Object.keys(en.command)).toContain(id);
});

it('no words are left over', () => {
  const ids = new Set(SHORTCUTS.map(({ id }) => id));
  expect(Object.keys(en.command).filter((id) => !ids.has(id))).toEqual([]);
});

it('letters without a modifier never answer everywhere', () => {
  for (const { id, scopes, combos } of SHORTCUTS.filter((shortcut) => shortcut.scopes.includes('global'))) {
    const letters = combos.filter(
      (combo) => isCharacter(combo) && /^[a-z]$/i.test(combo.key ?? '') && !combo.shift,
    );
    expect(letters, `${id} in ${scopes.join()}`).toEqual([]);
  }
});

describe('a key press', () => {
  const scopes = (...names: Scope[]) => new Set<Scope>(['global', ...names]);

  it('means what its scope says', () => {
    expect(shortcutFor(press('c', 'KeyC'), scopes('stage'), true)?.id).toBe('crash');
    expect(shortcutFor(press('C', 'KeyC', { shiftKey: true }), scopes('stage'), true)?.id).toBe('pauseNode');
    expect(shortcutFor(press('c', 'KeyC'), scopes(), true)).toBeNull();
    expect(shortcutFor(press('d', 'KeyD'), scopes('timeline'), true)?.id).toBe('panRight');
    expect(shortcutFor(press('2', 'Digit2'), scopes('question'), true)?.id).toBe('answer');
  });

  it('is left to the browser with an unknown modifier', () => {
    expect(shortcutFor(press('c', 'KeyC', { ctrlKey: true }), scopes('stage'), true)).toBeNull();
    expect(shortcutFor(press('.', 'Period', { metaKey: true }), scopes(), true)).toBeNull();
  });

  it('finds signs wherever the layout keeps them', () => {
    expect(shortcutFor(press('?', 'Minus', { shiftKey: true }), scopes(), true)?.id).toBe('help');
    expect(shortcutFor(press('>', 'Period', { shiftKey: true }), scopes(), true)?.id).toBe('nextBeat');
    expect(shortcutFor(press('≥', 'Period', { altKey: true }), scopes(), true)?.id).toBe('microStep');
  });

  it('undoes and redoes with Ctrl or ⌘', () => {
    expect(shortcutFor(press('z', 'KeyZ', { metaKey: true }), scopes(), false)?.id).toBe('undo');
    expect(shortcutFor(press('Z', 'KeyZ', { ctrlKey: true, shiftKey: true }), scopes(), false)?.id).toBe(
      'redo',
    );
  });

  it('characters can be switched off, keys with a name stay', () => {
    expect(shortcutFor(press('c', 'KeyC'), scopes('stage'), false)).toBeNull();
    expect(shortcutFor(press('.', 'Period'), scopes(), false)).toBeNull();
    expect(shortcutFor(press('Delete', 'Delete'), scopes('stage'), false)?.id).toBe('drop');
    expect(shortcutFor(press('PageDown', 'PageDown'), scopes(), false)?.id).toBe('nextBeat');
  });
});

it('a combination matches nothing but itself', () => {
  expect(matches({ key: 'l', shift: true }, press('L', 'KeyL', { shiftKey: true }))).toBe(true);
  expect(matches({ key: 'l', shift: true }, press('l', 'KeyL'))).toBe(false);
});
