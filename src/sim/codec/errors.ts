import type { Refusal } from '../types';

/**
 * Something wrong with what came from outside: a number that FORMATS.md explains, and what fills its sentence. `path` says where
 * in a file; `refusal` why a move was not possible.
 */
export interface CodecError {
  readonly code: `E${number}`;
  readonly values: Readonly<Record<string, string>>;
  readonly path?: string;
  readonly refusal?: Refusal;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: CodecError };

export function codecError(
  code: CodecError['code'],
  values: CodecError['values'] = {},
  more: Pick<CodecError, 'path' | 'refusal'> = {},
): CodecError {
  return { code, values, ...more };
}

export function done<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failed(error: CodecError): { readonly ok: false; readonly error: CodecError } {
  return { ok: false, error };
}
