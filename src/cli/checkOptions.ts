/** The options of `npm run check`, read and checked. */
import { parseArgs } from 'node:util';
import { type Bounds, NO_FAULTS } from '../checker/bounds';
import { DEFAULT_MAX_STATES } from '../checker/check';
import { STATES_MAX } from '../checker/stateTable';
import { type Config, STANDARD } from '../sim/types';

export interface CheckCommand {
  readonly protocol: string;
  readonly variant: string;
  readonly participants: number;
  readonly bounds: Bounds;
  readonly config: Pick<Config, 'variant' | 'timing' | 'network' | 'lazy'>;
  readonly isSymmetric: boolean;
  readonly maxStates: number;
  readonly asJson: boolean;
}

/** Names the option that cannot be understood, and what it takes. */
export class OptionProblem extends Error {
  constructor(option: string, takes: string) {
    super(`E140 --${option} takes ${takes}.`);
  }
}

const OPTIONS = {
  variant: { type: 'string', default: STANDARD },
  participants: { type: 'string', default: '2' },
  crashes: { type: 'string', default: '0' },
  recoveries: { type: 'string', default: '0' },
  losses: { type: 'string', default: '0' },
  duplicates: { type: 'string', default: '0' },
  partitions: { type: 'string', default: '0' },
  heals: { type: 'string', default: '0' },
  pauses: { type: 'string', default: '0' },
  heuristics: { type: 'string', default: '0' },
  votes: { type: 'string', default: 'free' },
  timing: { type: 'string', default: 'async' },
  network: { type: 'string', default: 'multiset' },
  lazy: { type: 'string', default: '' },
  symmetry: { type: 'boolean', default: false },
  'max-states': { type: 'string', default: String(DEFAULT_MAX_STATES) },
  json: { type: 'boolean', default: false },
} as const;

type Values = Readonly<Record<Exclude<keyof typeof OPTIONS, 'symmetry' | 'json'>, string>>;

/** Faults of one kind beyond this make no difference to any protocol here, only to the time it takes. */
const FAULTS_MAX = 15;
const PARTICIPANTS_MAX = 8;

/** Throws an {@link OptionProblem}, or whatever `parseArgs` says of an unknown option. `null`: no protocol was named. */
export function readOptions(args: readonly string[]): CheckCommand | null {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const [protocol, ...rest] = positionals;
  if (protocol === undefined || rest.length > 0) return null;
  return {
    protocol,
    variant: values.variant,
    participants: count(values, 'participants', 1, PARTICIPANTS_MAX),
    bounds: boundsOf(values),
    config: {
      variant: values.variant,
      timing: oneOf(values, 'timing', { sync: 'synchronous', async: 'asynchronous' } as const),
      network: oneOf(values, 'network', { set: 'set', multiset: 'multiset', fifo: 'fifo' } as const),
      lazy: values.lazy === '' ? [] : values.lazy.split(','),
    },
    isSymmetric: values.symmetry,
    maxStates: count(values, 'max-states', 1, STATES_MAX),
    asJson: values.json,
  };
}

function boundsOf(values: Values): Bounds {
  const most = (option: Exclude<keyof Bounds, 'crashes' | 'freeVotes'>): number =>
    count(values, option, 0, FAULTS_MAX);
  return {
    ...NO_FAULTS,
    crashes: crashesOf(values),
    recoveries: most('recoveries'),
    losses: most('losses'),
    duplicates: most('duplicates'),
    partitions: most('partitions'),
    heals: most('heals'),
    pauses: most('pauses'),
    heuristics: most('heuristics'),
    freeVotes: oneOf(values, 'votes', { free: true, fixed: false } as const),
  };
}

/** `2`, or by role: `coordinator=1,participant=0`. */
function crashesOf(values: Values): Bounds['crashes'] {
  const { crashes } = values;
  if (!crashes.includes('=')) return count(values, 'crashes', 0, FAULTS_MAX);
  return Object.fromEntries(
    crashes.split(',').map((part) => {
      const [role = '', number = ''] = part.split('=');
      return [role, count({ ...values, crashes: number }, 'crashes', 0, FAULTS_MAX)];
    }),
  );
}

function count(values: Values, option: keyof Values, least: number, most: number): number {
  const value = Number(values[option]);
  if (!/^\d+$/.test(values[option]) || value < least || value > most)
    throw new OptionProblem(option, `a whole number from ${least} to ${most}`);
  return value;
}

function oneOf<T>(values: Values, option: keyof Values, choices: Readonly<Record<string, T>>): T {
  const chosen = Object.hasOwn(choices, values[option]) ? choices[values[option]] : undefined;
  if (chosen === undefined) throw new OptionProblem(option, Object.keys(choices).join(' or '));
  return chosen;
}
