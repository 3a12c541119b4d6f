/** Names of what the views show: each element that stands for an object carries its name in `data-object`. */

interface Identity {
  readonly from: string;
  readonly to: string;
  readonly copy: number;
}

export function nodeObject(id: string): string {
  return `node:${id}`;
}

export function accountObject(id: string): string {
  return `account:${id}`;
}

export function messageObject({ from, to, copy }: Identity): string {
  return `message:${from}>${to}#${copy}`;
}

export function linkObject([a, b]: readonly [string, string]): string {
  return `link:${a}|${b}`;
}
