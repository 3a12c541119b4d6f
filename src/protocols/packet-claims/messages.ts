/** What messages and records say besides their types. People in the group are numbered from 1, and so are shares. */
import type { Json } from '../../base/canonical';

/** Somebody wants a share, and who serves the packet in this epoch is asked for it. */
export interface Grab {
  readonly epoch: number;
  readonly to: number;
}

/** A share and whose it is: a row of the claims table, and what a phone shows. */
export interface Claim {
  readonly share: number;
  readonly to: number;
}

/** A row to be written, and in which epoch its writer owns the packet. */
export interface Write extends Claim {
  readonly epoch: number;
}

/** The claims table as the store has it, for the owner of an epoch. */
export interface Loaded {
  readonly epoch: number;
  readonly rows: readonly Claim[];
}

/** The row that a record or a message tells of, and nothing else that it says. */
export function rowIn({ body }: { readonly body: Claim | Json }): {
  readonly share: number;
  readonly to: number;
} {
  const { share, to } = body as Claim;
  return { share, to };
}

/** A body as the kind that its message type stands for; each type carries one kind only. */
export function said<T>({ body }: { readonly body: Json }): T {
  return body as unknown as T;
}
