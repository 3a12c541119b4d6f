/** The little markup of story texts: `[[WX-L|in doubt]]` links words to an object, `**word**` stresses them. */

export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly target: string };

export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(/\[\[([^\]|]+)(?:\|([^\]]+))?\]\]|\*\*([^*]+)\*\*/g)) {
    if (match.index > end) pieces.push({ kind: 'text', text: text.slice(end, match.index) });
    const [all, target, label, strong] = match;
    if (target !== undefined) pieces.push({ kind: 'link', target, text: label ?? target });
    else if (strong !== undefined) pieces.push({ kind: 'strong', text: strong });
    end = match.index + all.length;
  }
  if (end < text.length) pieces.push({ kind: 'text', text: text.slice(end) });
  return pieces;
}

/** The text as it is spoken or counted, without markup. */
export function plainText(text: string): string {
  return piecesOf(text)
    .map((piece) => piece.text)
    .join('');
}
