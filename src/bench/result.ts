/** What a measurement says, and how it is shown. */
export interface Measured {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** At most this much. */
  readonly goal: number;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which a share of all values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** A table for people: name, value, goal, and whether it is kept. */
export function table(results: readonly Measured[]): string {
  const number = (value: number): string => value.toLocaleString('en', { maximumSignificantDigits: 4 });
  const rows = results.map(({ name, value, unit, goal }) => [
    value <= goal ? 'ok  ' : 'MISS',
    name.padEnd(62),
    `${number(value)} ${unit}`.padStart(18),
    `goal ${number(goal)}`,
  ]);
  return rows.map((row) => row.join('  ')).join('\n');
}
