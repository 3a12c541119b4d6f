import { VisuallyHidden } from './VisuallyHidden';

/** Speaks one sentence politely whenever it changes. `turn` tells two equal sentences apart, so that each is spoken. */
export function LiveRegion({ text, turn }: { readonly text: string; readonly turn: number }) {
  return (
    <VisuallyHidden>
      <span role="status" aria-live="polite" aria-atomic="true">
        <span key={turn}>{text}</span>
      </span>
    </VisuallyHidden>
  );
}
