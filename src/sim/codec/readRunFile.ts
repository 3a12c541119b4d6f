/** Reads a run file: JSON that a person may have written by hand. Its format is described in FORMATS.md. */
import * as v from 'valibot';
import type { Setting } from '../model';
import { clampPosition, endOf } from '../position';
import type { Act, Cast, MomentPattern, Move, Position, Run, Tick } from '../types';
import { checkedSetting, fullName, type RunCatalog } from './catalog';
import { checkRun } from './checkRun';
import { codecError, done, failed, type Result } from './errors';
import { limits } from './limits';
import { checkMarks, type Mark, sortedMarks } from './marks';
import { notOpened, type Opening } from './openLink';
import {
  actSchemas,
  type CastFile,
  fileSchema,
  type RunFile,
  runSchema,
  timingSchema,
} from './runFileSchema';
import { carryOutScript, type ScriptMove, type ScriptResult } from './script';
import { unknownInConfig, unknownNode } from './unknownNames';

const utf8 = new TextEncoder();

/** Reads a file and carries out its script. Never throws, whatever the text is. */
export function readRunFile(text: string, catalog: RunCatalog): Opening {
  const file = parsed(text);
  if (!file.ok) return notOpened(file.error);
  const total = file.value.moves.filter((move) => !('run' in move)).length;
  const planned = planOf(file.value, catalog);
  if (!planned.ok) return notOpened(planned.error, total);
  const { run, setting, script } = planned.value;
  try {
    const result = carryOutScript(setting, script);
    return openingOf({ ...run, moves: result.moves }, setting, result, {
      total,
      wanted: file.value.position,
      marks: sortedMarks(file.value.marks),
    });
  } catch (error) {
    return notOpened(codecError('E119', { detail: error instanceof Error ? error.message : '' }), total);
  }
}

interface Plan {
  /** Without its moves. */
  readonly run: Run;
  readonly setting: Setting;
  readonly script: readonly ScriptMove[];
}

/** Everything that can be checked before anything is simulated. */
function planOf(file: RunFile, catalog: RunCatalog): Result<Plan> {
  const run = runOf(file, catalog);
  if (!run.ok) return run;
  const script = scriptOf(file.moves);
  if (!script.ok) return script;
  const invalid = checkRun({ ...run.value, moves: asMoves(script.value) }) ?? checkMarks(file.marks);
  if (invalid !== null) return failed(invalid);
  const setting = checkedSetting(run.value, catalog);
  if (!setting.ok) return setting;
  // The variant decides which records and timers there are; everything else of the config is what is being checked.
  const { variant } = run.value.config;
  const plain = checkedSetting({ ...run.value, config: variant === undefined ? {} : { variant } }, catalog);
  if (!plain.ok) return plain;
  const stranger = unknownInConfig(run.value.config, plain.value) ?? unknownNode(script.value, setting.value);
  return stranger === null
    ? done({ run: run.value, setting: setting.value, script: script.value })
    : failed(stranger);
}

function openingOf(
  run: Run,
  setting: Setting,
  { trace, endStep, failed: wrong, notes }: ScriptResult,
  { total, wanted, marks }: { total: number; wanted: Position | undefined; marks: readonly Mark[] },
): Opening {
  const end = endStep === null ? endOf(trace) : { step: endStep, effects: 0 };
  const position = clampPosition(trace, wrong === null ? (wanted ?? end) : end);
  return {
    opened: { run, setting, trace, position, selection: null, marks },
    error: wrong === null ? null : { ...wrong.error, path: `/moves/${wrong.index}` },
    applied: run.moves.length,
    total,
    notes,
  };
}

function parsed(text: string): Result<RunFile> {
  if (utf8.encode(text).length > limits.fileBytes)
    return failed(codecError('E102', { limit: String(limits.fileBytes / 1024) }));
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return failed(codecError('E101', { detail: error instanceof Error ? error.message : '' }));
  }
  const head = v.safeParse(v.object({ format: v.literal('commitscope/run'), version: v.unknown() }), data);
  if (!head.success) return failed(codecError('E103'));
  if (head.output.version !== 1) return failed(codecError('E104', { version: String(head.output.version) }));
  return shaped(fileSchema, data, '');
}

/** The data in the shape of a schema, or where it first differs. */
function shaped<T>(schema: v.GenericSchema<unknown, T>, data: unknown, root: string): Result<T> {
  const parsed = v.safeParse(schema, data);
  if (parsed.success) return done(parsed.output);
  const [issue] = parsed.issues;
  const steps = (issue.path ?? []).map(({ key }) => String(key));
  const path = [root, ...steps].join('/') || '/';
  return failed(
    codecError(
      'E105',
      { expected: issue.expected ?? issue.kind, found: issue.received.slice(0, 60) },
      { path },
    ),
  );
}

function runOf(file: RunFile, catalog: RunCatalog): Result<Run> {
  const protocol = catalog.protocolById(file.protocol);
  if (protocol === null)
    return failed(codecError('E106', { protocol: file.protocol }, { path: '/protocol' }));
  if ((file.scenario === undefined) === (file.cast === undefined)) return failed(codecError('E108'));
  const scenario = file.scenario === undefined ? null : catalog.scenarioById(file.scenario);
  if (file.scenario !== undefined && scenario === null)
    return failed(codecError('E107', { scenario: file.scenario }, { path: '/scenario' }));
  return done({
    model: fullName(protocol),
    scenario: scenario === null ? null : fullName(scenario),
    cast: file.cast === undefined ? null : castOf(file.cast),
    config: file.config,
    seed: file.seed,
    moves: [],
  });
}

function castOf(file: CastFile): Cast {
  return {
    nodes: file.nodes.map((id) => ({ id })),
    accounts: file.accounts.map((account) => {
      const owner = account.owner ?? account.id;
      return { ...account, owner: typeof owner === 'string' ? { en: owner, 'zh-Hans': owner } : owner };
    }),
    transactions: file.transactions,
  };
}

function scriptOf(moves: RunFile['moves']): Result<readonly ScriptMove[]> {
  if (moves.length > limits.moves)
    return failed(
      codecError(
        'E109',
        { count: String(moves.length), min: '0', max: String(limits.moves) },
        { path: '/moves' },
      ),
    );
  const script: ScriptMove[] = [];
  for (const [index, move] of moves.entries()) {
    const read = moveOf(move, `/moves/${index}`);
    if (!read.ok) return failed({ ...read.error, values: { ...read.error.values, move: String(index + 1) } });
    script.push(read.value);
  }
  return done(script);
}

function moveOf(move: Readonly<Record<string, unknown>>, path: string): Result<ScriptMove> {
  const names = Object.keys(move).filter((key) => key === 'run' || Object.hasOwn(actSchemas, key));
  const [name] = names;
  if (name === undefined || names.length > 1)
    return failed(
      codecError('E120', { names: names.join(', ') || Object.keys(move).join(', ').slice(0, 60) }, { path }),
    );
  if (name === 'run') {
    const run = shaped(runSchema, move, path);
    return run.ok
      ? done({ kind: 'run', steps: run.value.run === 'until-quiet' ? null : run.value.run })
      : run;
  }
  const act = shaped(actSchemas[name as keyof typeof actSchemas], move, path);
  if (!act.ok) return act;
  const timing = shaped(timingSchema, move, path);
  if (!timing.ok) return timing;
  const { afterStep, when, after } = timing.value;
  if ((afterStep !== undefined && when !== undefined) || (after !== undefined && when === undefined))
    return failed(codecError('E125', {}, { path }));
  if (when !== undefined) return done(whenMove(when, after, act.value));
  if (afterStep !== undefined) return done({ kind: 'at', afterStep, act: act.value });
  return done({ kind: 'act', act: act.value });
}

function whenMove(when: MomentPattern, after: Tick | undefined, act: Act): ScriptMove {
  return { kind: 'when', when, ...(after === undefined ? {} : { after }), act };
}

/** The script as moves of a run, only to check their numbers. */
function asMoves(script: readonly ScriptMove[]): Run['moves'] {
  return script.flatMap((move): Move[] => {
    if (move.kind === 'run') return [];
    if (move.kind === 'when')
      return [{ when: move.when, ...(move.after === undefined ? {} : { after: move.after }), act: move.act }];
    return [{ afterStep: move.kind === 'at' ? move.afterStep : 0, act: move.act }];
  });
}
