/** What the old owner of an account does when it moves. Two ways are broken on purpose, to show what each part is for. */
export interface Variant {
  /** Once it has handed the account over it refuses whoever still comes to it. */
  readonly isFenced: boolean;
  /** A transaction in doubt moves with the account. */
  readonly carriesBranch: boolean;
}

export const fenced: Variant = { isFenced: true, carriesBranch: true };

export const variants = {
  unfenced: { isFenced: false, carriesBranch: true },
  'branch-left-behind': { isFenced: true, carriesBranch: false },
} as const satisfies Readonly<Record<string, Variant>>;
