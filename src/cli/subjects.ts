/** What can be checked by name on the command line: the protocols, and the reference models that the checker is tested with. */
import '../protocols/all';
import { must } from '../base/assert';
import { Check, type Report } from '../checker/check';
import { counterexampleOf } from '../checker/counterexample';
import type { Specification } from '../checker/specification';
import { SpecificationCheck } from '../checker/specificationCheck';
import { checkableOf } from '../protocols/checkables';
import { agreement } from '../protocols/common/properties';
import type { Protocol } from '../protocols/protocol';
import { commitOnlyReference } from '../protocols/reference/commitOnly';
import { grayLamportReference } from '../protocols/reference/grayLamport';
import { messageTwoPhaseReference } from '../protocols/reference/messageTwoPhase';
import { protocolById, protocolIds } from '../protocols/registry';
import { linkTo } from '../sim/codec/openLink';
import type { Setting } from '../sim/model';
import { simulate } from '../sim/simulate';
import { type Run, STANDARD } from '../sim/types';
import { type CheckCommand, OptionProblem } from './checkOptions';

/** How a property is shown to be broken or reached: a run that can be played, or the names of the steps. */
export interface Evidence {
  readonly run?: Run;
  readonly link?: string;
  readonly steps?: readonly string[];
}

export interface Subject {
  readonly timing: string;
  readonly network: string;
  run(): Report;
  evidence(property: string): Evidence;
}

const references: Readonly<Record<string, (command: CheckCommand) => Subject>> = {
  'gray-lamport': ({ participants, maxStates, isSymmetric, bounds }) => {
    const { setting, start } = grayLamportReference(participants);
    const check = new Check(setting, { ...bounds, crashes: 0 }, [agreement], {
      start,
      maxStates,
      isSymmetric,
    });
    return { ...setting.config, run: () => check.run(), evidence: () => ({}) };
  },
  'commit-only': ({ participants, maxStates }) =>
    specified(commitOnlyReference(participants), maxStates, 'none'),
  'message-2pc': ({ participants, maxStates, bounds: { crashes, recoveries }, variant }) =>
    specified(
      messageTwoPhaseReference({
        participants,
        crashes:
          typeof crashes === 'number' ? crashes : Object.values(crashes).reduce((sum, k) => sum + k, 0),
        recovery: recoveries > 0,
        cooperation: variant === 'cooperative',
      }),
      maxStates,
      'removed on receipt',
    ),
};

/** All names that can be checked. */
export const subjectNames: readonly string[] = [...protocolIds, ...Object.keys(references)];

/** `null` when nothing has that name. Throws an {@link OptionProblem} when it has no such variant. */
export function subjectOf(command: CheckCommand): Subject | null {
  const reference = Object.hasOwn(references, command.protocol) ? references[command.protocol] : null;
  if (reference) {
    requireVariant(command, command.protocol === 'message-2pc' ? ['cooperative'] : []);
    return reference(command);
  }
  const protocol = protocolById(command.protocol);
  if (!protocol) return null;
  requireVariant(command, Object.keys(protocol.variants ?? {}));
  requireNames(command, must(protocolById(command.protocol, command.variant)));
  const { setting, properties } = must(checkableOf(command.protocol, command.participants, command.config));
  const { maxStates, isSymmetric, bounds } = command;
  const check = new Check(setting, bounds, properties, { maxStates, isSymmetric });
  return {
    ...setting.config,
    run: () => check.run(),
    evidence: (id) => {
      const acts = check.actsOf(id);
      return acts ? playable(setting, counterexampleOf(setting, acts)) : {};
    },
  };
}

/** A role or a record that does not exist would never crash, or be lazy: what was asked would not be what was checked. */
function requireNames(
  { bounds: { crashes }, config: { lazy = [] } }: CheckCommand,
  protocol: Protocol,
): void {
  const roles = Object.keys(protocol.roles);
  if (typeof crashes !== 'number' && !Object.keys(crashes).every((role) => roles.includes(role)))
    throw new OptionProblem('crashes', `a number, or numbers by role (${roles.join(', ')})`);
  const records = new Set(Object.values(protocol.roles).flatMap(({ ledger }) => Object.keys(ledger)));
  if (!lazy.every((record) => records.has(record)))
    throw new OptionProblem('lazy', `records (${[...records].join(', ')})`);
}

function requireVariant({ variant }: CheckCommand, variants: readonly string[]): void {
  const names = [STANDARD, ...variants];
  if (!names.includes(variant)) throw new OptionProblem('variant', names.join(' or '));
}

function specified<L, E>(specification: Specification<L, E>, maxStates: number, network: string): Subject {
  const check = new SpecificationCheck(specification, maxStates);
  return {
    timing: 'as specified',
    network,
    run: () => check.run(),
    evidence: (id) => {
      const steps = check.stepsTo(id);
      return steps ? { steps } : {};
    },
  };
}

/** The shortest run as a run file and as a link. */
function playable(setting: Setting, { moves, steps }: ReturnType<typeof counterexampleOf>): Evidence {
  const { model, cast, config, seed } = setting;
  const run: Run = { model: `${model.id}@${model.version}`, scenario: null, cast, config, seed, moves };
  const position = { step: steps, effects: 0 };
  const trace = simulate(setting, moves);
  return { run, link: linkTo({ run, trace, setting, position, selection: null, marks: [] }) };
}
