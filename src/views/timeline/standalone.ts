/** A drawing of the page as a file that stands by itself: styles become attributes, words become part of it. */

/** Properties that SVG takes as attributes, and the value that means nothing was said. */
const INHERITED = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
] as const;
const OWN: Readonly<Record<string, string>> = { opacity: '1', transform: 'none' };

/** The text of the file. */
export function standalone(drawing: SVGSVGElement): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  inline(drawing, copy, null);
  copy.setAttribute('role', 'img');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}

function inline(from: Element, to: Element, above: CSSStyleDeclaration | null): void {
  const style = getComputedStyle(from);
  for (const name of INHERITED) {
    const value = style.getPropertyValue(name);
    if (value !== '' && (above === null || value !== above.getPropertyValue(name)))
      to.setAttribute(name, local(value));
    else to.removeAttribute(name);
  }
  for (const [name, nothing] of Object.entries(OWN)) {
    const value = style.getPropertyValue(name);
    if (value !== '' && value !== nothing && !to.hasAttribute(name)) to.setAttribute(name, value);
  }
  to.removeAttribute('data-object');
  to.removeAttribute('data-linked');
  to.removeAttribute('class');
  to.removeAttribute('style');
  [...from.children].forEach((child, index) => {
    const twin = to.children[index];
    if (twin) inline(child, twin, style);
  });
}

/** A reference into the page is a reference into the file. */
function local(value: string): string {
  const reference = /^url\(["']?[^"')]*(#[^"')]+)["']?\)/.exec(value);
  return reference ? `url(${reference[1]})` : value;
}

/** Han characters are about as wide as they are high; Latin ones about half of that. */
function widthOf(character: string, fontSize: number): number {
  return fontSize * (/[\u2e80-\u9fff\uf900-\uffef]/u.test(character) ? 1 : 0.56);
}

/** A text in lines that are not wider than this; words without a place to break are broken where they must be. */
export function wrapped(text: string, width: number, fontSize: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const character of text) {
    const more = widthOf(character, fontSize);
    if (used + more > width && line !== '') {
      const space = line.lastIndexOf(' ');
      const keep = character !== ' ' && space > line.length / 2 ? space : line.length;
      lines.push(line.slice(0, keep));
      line = line.slice(keep).trimStart();
      used = [...line].reduce((sum, one) => sum + widthOf(one, fontSize), 0);
    }
    if (line === '' && character === ' ') continue;
    line += character;
    used += more;
  }
  return line === '' ? lines : [...lines, line];
}
