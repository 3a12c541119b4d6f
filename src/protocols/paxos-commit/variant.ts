/** How many acceptors there are: 2F+1 survive the loss of F. With F = 0 the only acceptor is what the coordinator's disk is to 2PC. */
export interface Variant {
  readonly acceptors: readonly string[];
}

export const three: Variant = { acceptors: ['A1', 'A2', 'A3'] };

export const variants = { single: { acceptors: ['A1'] } } as const satisfies Readonly<
  Record<string, Variant>
>;
