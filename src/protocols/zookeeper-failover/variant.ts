/**
 * Where the decision is kept. Only a record that can be written once, in a place that everybody can read, survives two
 * coordinators that both believe they lead; the two other variants are broken on purpose, to show why.
 */
export interface Variant {
  /** `ensemble`: as a create-once znode. `leader`: on the leader's own disk. `participants`: nowhere but in what they have done. */
  readonly keptBy: 'ensemble' | 'leader' | 'participants';
}

export const createOnce: Variant = { keptBy: 'ensemble' };

export const variants = {
  local: { keptBy: 'leader' },
  fence: { keptBy: 'participants' },
} as const satisfies Readonly<Record<string, Variant>>;
