/**
 * `npm run -s replay -- run.json [--json]` or `--link <url>`: carries out a run without a browser and prints where it ends.
 * Exit codes: 0 the run was carried out, whatever it shows;
 * 2 the input is wrong: a numbered error on stderr, nothing on stdout.
 */
import { readFileSync } from 'node:fs';
import '../lessons/all';
import { runCatalog } from '../lessons/catalog';
import { protocolIn } from '../protocols/registry';
import { type Opening, openLink } from '../sim/codec/openLink';
import { readRunFile } from '../sim/codec/readRunFile';
import { errorText } from './errorText';
import { summarize } from './summary';
import { summaryText } from './summaryText';

const usage = `Usage: npm run -s replay -- <run.json> [--json]
       npm run -s replay -- --link <url> [--json]
       (- reads the run file from standard input)`;

/** Carries out the command and returns its exit code. */
export function replay(
  args: readonly string[],
  print: (text: string) => void,
  complain: (text: string) => void,
): number {
  const asJson = args.includes('--json');
  const rest = args.filter((arg) => arg !== '--json');
  const opening = openingOf(rest, complain);
  if (opening === null) return 2;
  for (const note of opening.notes) complain(errorText(note));
  const { opened, error } = opening;
  if (error !== null) complain(errorText(error));
  if (error !== null || opened === null) return 2;
  const summary = summarize(opened, protocolIn(opened.setting));
  print(asJson ? JSON.stringify(summary, null, 2) : summaryText(summary));
  return 0;
}

function openingOf(args: readonly string[], complain: (text: string) => void): Opening | null {
  const [first, second] = args;
  if (first === '--link' && second !== undefined && args.length === 2) return openLink(second, runCatalog);
  if (first === undefined || args.length !== 1 || (first.startsWith('-') && first !== '-')) {
    complain(usage);
    return null;
  }
  try {
    return readRunFile(readFileSync(first === '-' ? 0 : first, 'utf8'), runCatalog);
  } catch (error) {
    complain(`E100 Cannot read ${first}: ${error instanceof Error ? error.message : ''}`);
    return null;
  }
}

if (/[\\/]cli[\\/]replay(\.ts)?$/.test(process.argv[1] ?? '')) {
  process.exitCode = replay(process.argv.slice(2), console.log, console.error);
}
