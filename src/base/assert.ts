/** Throws when an assumption of our own code is wrong. Never used for bad input. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`E900 The simulator contradicted itself: ${message}`);
}

/** The value, or an internal error when it is missing. Replaces `!` where the code knows better than the type. */
export function must<T>(value: T | null | undefined, message = 'a value is missing'): T {
  assert(value !== null && value !== undefined, message);
  return value;
}

/** Makes a `switch` over a union exhaustive: a new member fails to compile. */
export function unreachable(value: never): never {
  throw new Error(`E900 The simulator contradicted itself: unexpected ${canonicalHint(value)}`);
}

function canonicalHint(value: unknown): string {
  return typeof value === 'object' && value !== null ? Object.keys(value).join(',') : String(value);
}
