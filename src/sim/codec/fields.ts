/**
 * Pieces of the link format, each written and read by one object, so that what is read is what was written. Node names and other
 * words are looked up in two tables that stand at the head of the link; `collect` fills them in a first pass.
 */
import { type BitReader, type BitWriter, OutOfBits } from '../../base/bits';

/** The names of a link, in order of first use. */
export interface Tables {
  readonly nodes: string[];
  readonly words: string[];
}

export interface Pen {
  readonly bits: BitWriter;
  readonly tables: Tables;
  /** First pass: names are entered into the tables, the bits are thrown away. */
  readonly collect: boolean;
}

export interface Eye {
  readonly bits: BitReader;
  readonly tables: Tables;
}

export interface Field<T> {
  write(pen: Pen, value: T): void;
  read(eye: Eye): T;
}

function named(table: keyof Tables): Field<string> {
  return {
    write(pen, value) {
      const names = pen.tables[table];
      let index = names.indexOf(value);
      if (index < 0 && pen.collect) index = names.push(value) - 1;
      pen.bits.choice(index, names.length);
    },
    read(eye) {
      const names = eye.tables[table];
      const name = names[eye.bits.choice(names.length)];
      if (name === undefined) throw new OutOfBits();
      return name;
    },
  };
}

export const node = named('nodes');
export const word = named('words');

export const whole: Field<number> = {
  write: (pen, value) => pen.bits.number(value),
  read: (eye) => eye.bits.number(),
};

export const signed: Field<number> = {
  write: (pen, value) => pen.bits.signed(value),
  read: (eye) => eye.bits.signed(),
};

export function text(bytesMax: number): Field<string> {
  return { write: (pen, value) => pen.bits.text(value), read: (eye) => eye.bits.text(bytesMax) };
}

/** A member that may be missing. */
export function maybe<T>(field: Field<T>): Field<T | undefined> {
  return {
    write(pen, value) {
      pen.bits.flag(value !== undefined);
      if (value !== undefined) field.write(pen, value);
    },
    read: (eye) => (eye.bits.flag() ? field.read(eye) : undefined),
  };
}

export function orNull<T>(field: Field<T>): Field<T | null> {
  const inner = maybe(field);
  return {
    write: (pen, value) => inner.write(pen, value ?? undefined),
    read: (eye) => inner.read(eye) ?? null,
  };
}

export function list<T>(field: Field<T>, countMax: number): Field<readonly T[]> {
  return {
    write(pen, values) {
      pen.bits.number(values.length);
      for (const value of values) field.write(pen, value);
    },
    read: (eye) => Array.from({ length: eye.bits.number(countMax) }, () => field.read(eye)),
  };
}

/** One of a few words. The list is append-only: a position is a meaning. */
export function oneOf<T extends string>(options: readonly T[]): Field<T> {
  return {
    write: (pen, value) => pen.bits.number(options.indexOf(value)),
    read(eye) {
      const option = options[eye.bits.number()];
      if (option === undefined) throw new OutOfBits();
      return option;
    },
  };
}

/** Members one after the other in the order written here. */
export function members<T extends object>(fields: { readonly [K in keyof T]-?: Field<T[K]> }): Field<T> {
  const keys = Object.keys(fields) as (keyof T & string)[];
  return {
    write(pen, value) {
      for (const key of keys) fields[key].write(pen, value[key]);
    },
    read(eye) {
      const value: Partial<T> = {};
      for (const key of keys) {
        const member = fields[key].read(eye);
        if (member !== undefined) value[key] = member;
      }
      return value as T;
    },
  };
}

/** A table from names to values. */
export function entries<T>(
  key: Field<string>,
  value: Field<T>,
  countMax: number,
): Field<Readonly<Record<string, T>>> {
  const pairs = list(members<{ key: string; value: T }>({ key, value: value as Field<T> }), countMax);
  return {
    write: (pen, record) =>
      pairs.write(
        pen,
        Object.entries(record).map(([key, value]) => ({ key, value })),
      ),
    read: (eye) => Object.fromEntries(pairs.read(eye).map((pair) => [pair.key, pair.value])),
  };
}
