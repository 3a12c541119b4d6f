/**
 * One object, many pictures of it: what is pointed at, or has the keyboard's focus, is outlined wherever else it is shown.
 * Elements say what they stand for in `data-object`, the others of the same name get `data-linked`; how that looks is their
 * own style's business. It works on the document, beside React, so that pointing at something renders nothing anew.
 */

/** An element may stand for several objects: its own comes first, those it contains after a space. */
const NAMED = '[data-object]';

let pointed: Element | string | null = null;
let focused: Element | null = null;
let linked: readonly Element[] = [];

/** For a drawing that knows by its own geometry what lies under the pointer; `null` when nothing does. */
export function linkTo(name: string | null): void {
  if (name === pointed || (name === null && typeof pointed !== 'string')) return;
  pointed = name;
  update();
}

/** Listens on the document until the returned function is called. */
export function startLinkedHover(): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  document.addEventListener('pointerover', handlePointer, { signal, passive: true });
  document.documentElement.addEventListener('pointerleave', handleLeave, { signal });
  document.addEventListener('focusin', handleFocus, { signal });
  document.addEventListener('focusout', handleBlur, { signal });
  return () => {
    listening.abort();
    [pointed, focused] = [null, null];
    update();
  };
}

/** A finger does not hover, and whoever drags is busy with what is dragged. */
function handlePointer({ pointerType, buttons, target }: PointerEvent): void {
  if (pointerType === 'touch' || buttons > 0) return;
  const element = named(target);
  // What a drawing has named by its geometry, the drawing itself takes back.
  if (element === null && typeof pointed === 'string') return;
  point(element);
}

function handleLeave(): void {
  point(null);
}

function point(element: Element | null): void {
  if (element === pointed) return;
  pointed = element;
  update();
}

/** Only focus that is shown: a press has selected its object already. */
function handleFocus({ target }: FocusEvent): void {
  const element = target instanceof Element && target.matches(':focus-visible') ? named(target) : null;
  if (element === focused) return;
  focused = element;
  update();
}

function handleBlur(): void {
  if (focused === null) return;
  focused = null;
  update();
}

function named(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest(NAMED) : null;
}

function update(): void {
  const source = pointed ?? focused;
  const name = source instanceof Element ? source.getAttribute('data-object')?.split(' ')[0] : source;
  const now = name ? othersOf(name, source) : [];
  for (const element of linked) if (!now.includes(element)) element.removeAttribute('data-linked');
  for (const element of now) element.setAttribute('data-linked', '');
  linked = now;
}

function othersOf(name: string, source: Element | string | null): Element[] {
  const all = document.querySelectorAll(`[data-object~="${name.replace(/["\\]/g, '\\$&')}"]`);
  return [...all].filter((element) => element !== source);
}
