/** Other branches as they would have gone on from where they left this one. */
import type { Branch } from '../../session/types';
import type { Arrow, Diagram } from './diagram';

/** Steps that two branches have in common: up to the first fork between them. */
export function sharedSteps(branches: readonly Branch[], a: number, b: number): number {
  const byId = new Map(branches.map((branch) => [branch.id, branch]));
  /** Ancestors, and how many steps are still shared with each of them. */
  const lineage = (id: number): Map<number, number> => {
    const steps = new Map<number, number>();
    let shared = Number.POSITIVE_INFINITY;
    for (
      let branch = byId.get(id);
      branch;
      branch = branch.parent === null ? undefined : byId.get(branch.parent)
    ) {
      steps.set(branch.id, shared);
      shared = Math.min(shared, branch.forkStep);
    }
    return steps;
  };
  const ofA = lineage(a);
  for (const [id, shared] of lineage(b)) {
    const other = ofA.get(id);
    if (other !== undefined) return Math.min(shared, other);
  }
  return 0;
}

/** Arrows of a branch that do not exist in this form before the given step. */
export function arrowsAfter({ arrows }: Diagram, step: number): Arrow[] {
  return arrows.filter(
    (arrow) => arrow.sentStep >= step || arrow.ends.some((end) => end.step === null || end.step >= step),
  );
}
