// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it } from 'vitest';
import { must } from '../base/assert';
import { linkTo, startLinkedHover } from './linkedHover';
import { linkObject, messageObject, nodeObject } from './objectNames';

const MESSAGE = { from: 'CLR', to: 'WX', copy: 1 };

let stop: () => void;

/** Adds an element that stands for something. */
function show(id: string, name: string, into: Element = document.body, tag = 'button'): HTMLElement {
  const element = document.createElement(tag);
  element.id = id;
  if (name !== '') element.setAttribute('data-object', name);
  into.append(element);
  return element;
}

beforeEach(() => {
  document.body.replaceChildren();
  show('inside', '', show('card', `${nodeObject('CLR')} account:li`, document.body, 'div'));
  show('lane', nodeObject('CLR'));
  show('other', nodeObject('WX'));
  show('row', 'account:li');
  show('line', messageObject(MESSAGE), show('drawing', '', document.body, 'div'));
  show('glyph', messageObject(MESSAGE));
  show('link', linkObject(['CLR', 'WX']));
  stop = startLinkedHover();
});

afterEach(() => stop());

function byId(id: string): HTMLElement {
  return must(document.getElementById(id));
}

/** Moves the pointer onto an element. */
function point(id: string, more: Partial<PointerEventInit> = {}): void {
  const event = new MouseEvent('pointerover', { bubbles: true, ...more });
  Object.defineProperty(event, 'pointerType', { value: more.pointerType ?? 'mouse' });
  byId(id).dispatchEvent(event);
}

function linked(): string[] {
  return [...document.querySelectorAll('[data-linked]')].map(({ id }) => id);
}

it('links every other picture of what is pointed at, and lets go of it', () => {
  point('inside');
  expect(linked()).toEqual(['lane']);
  point('lane');
  expect(linked()).toEqual(['card']);
  point('link');
  expect(linked()).toEqual([]);
  point('glyph');
  expect(linked()).toEqual(['line']);
  document.documentElement.dispatchEvent(new MouseEvent('pointerleave'));
  expect(linked()).toEqual([]);
});

it('finds what stands for several things by each of them, and takes it for the first', () => {
  point('row');
  expect(linked()).toEqual(['card']);
  point('card');
  expect(linked()).toEqual(['lane']);
});

it('leaves fingers and whoever drags alone', () => {
  point('card', { pointerType: 'touch' });
  expect(linked()).toEqual([]);
  point('other');
  point('card', { buttons: 1 });
  expect(linked()).toEqual([]);
});

it('goes back to what has the focus when nothing is pointed at', () => {
  byId('lane').focus();
  expect(linked()).toEqual(['card']);
  point('glyph');
  expect(linked()).toEqual(['line']);
  point('drawing');
  expect(linked()).toEqual(['card']);
  byId('lane').blur();
  expect(linked()).toEqual([]);
});

it('believes a drawing that knows its lines by their geometry, until the pointer is elsewhere', () => {
  linkTo(messageObject(MESSAGE));
  expect(linked()).toEqual(['line', 'glyph']);
  point('drawing');
  expect(linked()).toEqual(['line', 'glyph']);
  linkTo(null);
  expect(linked()).toEqual([]);
  linkTo(nodeObject('WX'));
  point('card');
  linkTo(null);
  expect(linked()).toEqual(['lane']);
});

it('takes its marks and itself away', () => {
  point('card');
  stop();
  expect(linked()).toEqual([]);
  point('card');
  expect(linked()).toEqual([]);
});
