/** What the store asks of a write: the guard between an owner that slept and the money. One variant has none, to show why. */
export interface Variant {
  /** `epoch`: nobody older than the newest owner. `count`: as many rows as the writer believes. `none`: nothing. */
  readonly guard: 'epoch' | 'count' | 'none';
}

export const fenced: Variant = { guard: 'epoch' };

export const variants = {
  conditional: { guard: 'count' },
  unfenced: { guard: 'none' },
} as const satisfies Readonly<Record<string, Variant>>;
