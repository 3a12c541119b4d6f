/** A network split into two groups of nodes, by their indices. */
export type Split = readonly (readonly number[])[];

/** Every way to split so many nodes into two groups, the first node always in the first group. */
export function bipartitions(count: number): Split[] {
  const nodes = Array.from({ length: count }, (_, index) => index);
  return Array.from({ length: 2 ** (count - 1) - 1 }, (_, bits) => [
    nodes.filter((node) => !isSecond(bits + 1, node)),
    nodes.filter((node) => isSecond(bits + 1, node)),
  ]);
}

function isSecond(bits: number, node: number): boolean {
  return node > 0 && ((bits >> (node - 1)) & 1) === 1;
}

/** Bits of the nodes that a split cuts a node off from. */
export function cutBits(split: Split, node: number): number {
  return split.reduce(
    (bits, group) => (group.includes(node) ? bits : group.reduce((sum, other) => sum | (1 << other), bits)),
    0,
  );
}
