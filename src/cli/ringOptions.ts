/** The options of `npm run ring`, read and checked. */
import { parseArgs } from 'node:util';
import { HASHES } from '../ring/hashes';
import { DIALECTS, KETAMA, type RingOptions } from '../ring/types';
import { OptionProblem } from './checkOptions';

export interface RingCommand {
  /** Paths of files; `null`: not given. */
  readonly servers: string | null;
  readonly keys: string | null;
  readonly diff: string | null;
  readonly options: RingOptions;
  readonly asJson: boolean;
  readonly isGolden: boolean;
}

const OPTIONS = {
  servers: { type: 'string' },
  keys: { type: 'string' },
  diff: { type: 'string' },
  dialect: { type: 'string', default: KETAMA.dialect },
  hash: { type: 'string', default: KETAMA.hash },
  points: { type: 'string', default: String(KETAMA.pointsPerServer) },
  json: { type: 'boolean', default: false },
  golden: { type: 'boolean', default: false },
} as const;

const POINTS_PER_SERVER_MAX = 1_000;

/** Throws an {@link OptionProblem}, or whatever `parseArgs` says of an unknown option. `null`: nothing to do was named. */
export function readRingOptions(args: readonly string[]): RingCommand | null {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  if (values.servers === undefined && !values.golden) return null;
  return {
    servers: values.servers ?? null,
    keys: values.keys ?? null,
    diff: values.diff ?? null,
    options: {
      dialect: oneOf('dialect', values.dialect, DIALECTS),
      hash: oneOf('hash', values.hash, HASHES),
      pointsPerServer: pointsPerServer(values.points),
    },
    asJson: values.json,
    isGolden: values.golden,
  };
}

function oneOf<T extends string>(option: string, value: string, choices: readonly T[]): T {
  const chosen = choices.find((choice) => choice === value);
  if (chosen === undefined) throw new OptionProblem(option, choices.join(' or '));
  return chosen;
}

function pointsPerServer(value: string): number {
  const points = Number(value);
  if (!/^\d+$/.test(value) || points < 1 || points > POINTS_PER_SERVER_MAX)
    throw new OptionProblem('points', `a whole number from 1 to ${POINTS_PER_SERVER_MAX}`);
  return points;
}
