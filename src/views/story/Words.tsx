import { type KeyboardEvent, useRef } from 'react';
import { piecesOf } from '../../lessons/words';
import { selectionOf } from '../../session/story/moves';
import type { Selection } from '../../session/types';
import { useSession, useSessionApi } from '../../session/useSession';
import { classes } from '../../ui/classes';
import { accountObject, nodeObject } from '../../ui/objectNames';
import styles from './Words.module.css';

/** A text of the story. Its linked words light up what they name while they are pointed at, and select it when pressed. */
export function Words({ text }: { readonly text: string }) {
  const pieces = piecesOf(text);
  let offset = 0;
  return (
    <>
      {pieces.map((piece) => {
        const key = offset;
        offset += piece.text.length;
        if (piece.kind === 'strong') return <strong key={key}>{piece.text}</strong>;
        if (piece.kind === 'text') return piece.text;
        return (
          <Word key={key} target={piece.target}>
            {piece.text}
          </Word>
        );
      })}
    </>
  );
}

/** A name or an amount: few letters and no space. It is not to be torn apart at its hyphen or its sign. */
const WHOLE = /^[\w¥−.,-]{1,12}$/;

function Word({ target, children }: { readonly target: string; readonly children: string }) {
  const api = useSessionApi();
  const isNode = useSession(({ setting }) => setting.cast.nodes.some(({ id }) => id === target));
  const lit = useRef<{ readonly before: Selection | null; readonly now: Selection | null } | null>(null);
  const light = (): void => {
    const session = api.getState();
    const now = selectionOf(session, target);
    lit.current ??= { before: session.selection, now };
    session.select(lit.current.now);
  };
  // Only what is still lit is put back: something else may have been selected since, or another run opened.
  const restore = (): void => {
    const session = api.getState();
    if (lit.current && session.selection === lit.current.now) session.select(lit.current.before);
    lit.current = null;
  };
  const keep = (): void => {
    light();
    lit.current = null;
  };
  const handleKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    keep();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a <button> is one unbreakable box; these words must flow with the text.
    <span
      role="button"
      tabIndex={0}
      className={classes(styles.word, WHOLE.test(children) && styles.whole)}
      data-object={isNode ? nodeObject(target) : accountObject(target)}
      onPointerEnter={(event) => event.pointerType === 'mouse' && light()}
      onPointerLeave={(event) => event.pointerType === 'mouse' && restore()}
      onFocus={light}
      onBlur={restore}
      onClick={keep}
      onKeyDown={handleKey}
    >
      {children}
    </span>
  );
}
