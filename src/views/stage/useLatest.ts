import { useEffect, useRef, useState } from 'react';

type Handlers = Readonly<Record<string, (...args: never[]) => void>>;

/** The same handlers for ever, doing what the newest ones do: whoever is given them need not be rendered again. */
export function useLatest<H extends { readonly [K in keyof H]: (...args: never[]) => void }>(handlers: H): H {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  const [stable] = useState(() => {
    const names = Object.keys(handlers);
    const forward =
      (name: string) =>
      (...args: never[]) =>
        (latest.current as Handlers)[name]?.(...args);
    return Object.fromEntries(names.map((name) => [name, forward(name)])) as unknown as H;
  });
  return stable;
}
