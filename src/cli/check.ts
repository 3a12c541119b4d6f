/**
 * `npm run -s check -- <protocol> [options] [--json]`: explores every schedule within the bounds without a browser.
 * Exit codes: 0 checked, 1 an `always` property is violated, 2 the input is wrong: a sentence on stderr, nothing on stdout.
 */
import type { PropertyReport, Report } from '../checker/check';
import { type CheckCommand, readOptions } from './checkOptions';
import { type Evidence, type Subject, subjectNames, subjectOf } from './subjects';

const usage = `Usage: npm run -s check -- <${subjectNames.join(' | ')}>
  [--variant name] [--participants n] [--timing sync|async] [--network set|multiset|fifo]
  [--lazy RECORD,…] [--votes free|fixed] [--crashes k|role=k,…] [--recoveries k] [--losses k] [--duplicates k]
  [--partitions k] [--heals k] [--pauses k] [--heuristics k] [--symmetry] [--max-states n] [--json]`;

/** Carries out the command and returns its exit code. `seconds`: a clock. */
export function check(
  args: readonly string[],
  print: (text: string) => void,
  complain: (text: string) => void,
  seconds: () => number,
): number {
  const asked = askedBy(args, complain);
  if (!asked) {
    complain(usage);
    return 2;
  }
  const { command, subject } = asked;
  const began = seconds();
  const report = subject.run();
  const output = outputOf(command, subject, report, seconds() - began);
  print(command.asJson ? JSON.stringify(output, null, 2) : textOf(output));
  const isBroken = report.properties.some(({ kind, verdict }) => kind === 'always' && verdict === 'violated');
  return isBroken ? 1 : 0;
}

function askedBy(
  args: readonly string[],
  complain: (text: string) => void,
): { readonly command: CheckCommand; readonly subject: Subject } | null {
  try {
    const command = readOptions(args);
    const subject = command && subjectOf(command);
    return command && subject ? { command, subject } : null;
  } catch (problem) {
    complain(problem instanceof Error ? problem.message : String(problem));
    return null;
  }
}

type PropertyOutput = PropertyReport & Evidence;

type Output = Pick<CheckCommand, 'protocol' | 'variant' | 'participants' | 'bounds'> &
  Pick<Report, 'states' | 'transitions' | 'depth' | 'complete' | 'boundary' | 'counts'> &
  Pick<Subject, 'timing' | 'network'> & {
    readonly seconds: number;
    readonly properties: readonly PropertyOutput[];
  };

function outputOf(command: CheckCommand, subject: Subject, report: Report, seconds: number): Output {
  const { protocol, variant, participants, bounds } = command;
  const { states, transitions, depth, complete, boundary, counts, properties } = report;
  return {
    protocol,
    variant,
    participants,
    bounds,
    timing: subject.timing,
    network: subject.network,
    states,
    transitions,
    depth,
    seconds: Math.round(seconds * 1_000) / 1_000,
    complete,
    boundary,
    counts,
    properties: properties.map((property) => ({ ...property, ...subject.evidence(property.id) })),
  };
}

function textOf(output: Output): string {
  const { protocol, participants, timing, network, states, transitions, depth, seconds, complete } = output;
  const bounds = Object.entries(output.bounds)
    .filter(([, limit]) => limit !== 0 && limit !== true)
    .map(([kind, limit]) => `${kind} ${typeof limit === 'object' ? JSON.stringify(limit) : limit}`);
  return [
    `${protocol}, ${participants} participants, ${timing}, ${network}; ${bounds.join(', ') || 'no faults'}`,
    `${states} states, ${transitions} transitions, depth ${depth}, ${seconds} s`,
    `${output.counts.quiet} states in which nothing goes on by itself, ${output.counts.deadlocks} of them deadlocks`,
    complete ? 'Complete within these bounds.' : 'Stopped at the limit: what was not found is not proved.',
    ...output.properties.map(lineOf),
  ].join('\n');
}

function lineOf({ id, kind, verdict, length, faults, link, steps }: PropertyOutput): string {
  const run = length === null ? '' : ` in ${length} steps with ${faults} faults`;
  return `${id.padEnd(8)} ${kind.padEnd(12)} ${verdict}${run}  ${link ?? steps?.join(' · ') ?? ''}`.trimEnd();
}

if (/[\\/]cli[\\/]check(\.ts)?$/.test(process.argv[1] ?? ''))
  process.exitCode = check(
    process.argv.slice(2),
    console.log,
    console.error,
    () => performance.now() / 1_000,
  );
