import { useEffect, useRef } from 'react';

/**
 * A command that a part of the page carries out while it is there, for example the zoom of a diagram. Whoever wants the
 * command (a shortcut, a button elsewhere) need not know who answers.
 */
export type CommandHandler = () => void;

const handlers = new Map<string, CommandHandler[]>();

/** Answers a command until the returned function is called; the newest handler wins. */
export function onCommand(id: string, handler: CommandHandler): () => void {
  handlers.set(id, [...(handlers.get(id) ?? []), handler]);
  return () => {
    const rest = (handlers.get(id) ?? []).filter((other) => other !== handler);
    handlers.set(id, rest);
  };
}

/** Runs a command; `false` when nobody on the page answers it. */
export function runCommand(id: string): boolean {
  const handler = handlers.get(id)?.at(-1);
  handler?.();
  return handler !== undefined;
}

/** Answers a command while the component is mounted. */
export function useCommand(id: string, handler: CommandHandler): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => onCommand(id, () => latest.current()), [id]);
}
