/**
 * The checker against numbers that others have counted: closed forms, and TLC's figures for the same specifications. TLC counts
 * the first state among those generated.
 */
import { describe, expect, it } from 'vitest';
import { must } from '../base/assert';
import { agreement } from '../protocols/common/properties';
import { commitOnlyReference } from '../protocols/reference/commitOnly';
import { grayLamportReference } from '../protocols/reference/grayLamport';
import {
  GENERATED_BY_TLC,
  type KnownCount,
  knownCounts,
  type ReferenceModel,
} from '../protocols/reference/known';
import { messageTwoPhaseReference } from '../protocols/reference/messageTwoPhase';
import { NO_FAULTS } from './bounds';
import { Check, type Report } from './check';
import { exploreSpecification, SpecificationCheck } from './specificationCheck';

/** Far more than it takes, for machines that are busy with other tests. */
const PATIENCE = 90_000;

const sizes = [1, 2, 3, 4, 5, 6, 7, 8];

function verdicts({ properties }: Report): string[] {
  return properties.map(({ id, verdict }) => `${id} ${verdict}`);
}

/** What one size of a model must give in its first search. */
const knownOf = (model: ReferenceModel, n: number) => must(knownCounts(model, n)[0]);

describe('what is known', () => {
  it.each(['gray-lamport', 'commit-only'] as const)('of %s agrees with TLC', (model) => {
    const generated = Object.entries(GENERATED_BY_TLC[model]);
    expect(generated.length).toBeGreaterThan(0);
    for (const [n, count] of generated)
      expect(knownOf(model, Number(n)).transitions).toMatchObject({ value: count, byTlc: true });
  });

  it('is what the papers and modules say of three managers', () => {
    expect(knownCounts('gray-lamport', 3).map(({ states }) => states.value)).toEqual([288, 80]);
    expect(knownOf('commit-only', 3).states.value).toBe(34);
  });
});

describe('symmetry on gray-lamport', () => {
  it.each([1, 2, 3, 4, 5, 6, 7])('folds the states of %i resource managers into their orbits', (n) => {
    const { setting, start } = grayLamportReference(n);
    const report = new Check(setting, NO_FAULTS, [agreement], { start, isSymmetric: true }).run();
    expect(report.states).toBe(must(knownCounts('gray-lamport', n)[1]).states.value);
    expect(verdicts(report)).toEqual(['AC1 holds']);
  });
});

describe('gray-lamport: a transaction manager, and messages that stay', () => {
  it.each(sizes)(
    'has with %i resource managers as many states, successors and steps as is known, and they agree',
    (n) => {
      const { setting, start } = grayLamportReference(n);
      const report = new Check(setting, NO_FAULTS, [agreement], { start }).run();
      expectKnown(report, knownOf('gray-lamport', n));
      expect(verdicts(report)).toEqual(['AC1 holds']);
    },
    PATIENCE,
  );
});

describe('commit-only: what every commit protocol looks like from outside', () => {
  it.each(sizes)('has with %i resource managers what is known, and they agree', (n) => {
    const report = exploreSpecification(commitOnlyReference(n));
    expectKnown(report, knownOf('commit-only', n));
    expect(verdicts(report)).toEqual(['TCConsistent holds']);
  });
});

function expectKnown({ states, transitions, depth, complete }: Report, known: KnownCount): void {
  expect({ states, transitions, depth, complete }).toEqual({
    states: known.states.value,
    transitions: known.transitions?.value,
    depth: known.depth?.value,
    complete: true,
  });
}

const cells = [2, 3].flatMap((participants) =>
  knownCounts('message-2pc', participants).map(({ search, states, transitions }) => {
    if (search.model !== 'message-2pc') throw new Error(`Not a cell: ${search.model}`);
    const { crashes, recovery, cooperation } = search;
    const extras = [recovery && 'recovery', cooperation && 'cooperation'].filter(Boolean);
    const name = [`${participants} participants`, `${crashes} crashes`, ...extras].join(', ');
    return [name, states.value, must(transitions).value, { ...search, participants }] as const;
  }),
);

describe('message-2pc: two-phase commit with crashes and logs', () => {
  it.each(cells)('with %s has %i states, %i generated', (_, distinct, generated, options) => {
    const report = exploreSpecification(messageTwoPhaseReference(options));
    expect([report.states, report.transitions, report.complete]).toEqual([distinct, generated, true]);
    const mayBlock = options.crashes > 0 && !options.recovery;
    expect(verdicts(report)).toEqual([
      'AC1 holds',
      'AC2 holds',
      'AC3 holds',
      `NonBlocking ${mayBlock ? 'violated' : 'holds'}`,
    ]);
  });

  it('blocks with one crash, shown by a shortest run', () => {
    const options = { participants: 2, crashes: 2, recovery: false, cooperation: false };
    const check = new SpecificationCheck(messageTwoPhaseReference(options));
    const blocking = must(check.run().properties.find(({ id }) => id === 'NonBlocking'));
    const steps = must(check.stepsTo('NonBlocking'));
    expect(blocking.faults).toBe(1);
    expect(steps).toHaveLength(must(blocking.length));
    expect(steps.filter((name) => name.startsWith('Crash'))).toEqual(['Crash(C)']);
  });
});

describe('message-2pc with something wrong in it', () => {
  const reference = messageTwoPhaseReference({
    participants: 2,
    crashes: 2,
    recovery: true,
    cooperation: false,
  });
  type Reaction = NonNullable<ReturnType<typeof reference.react>>;
  type Local = Reaction['local'];
  type Context = Local['context'];

  const becoming = (local: Local, context: Partial<Context>, value = local.value): Local => ({
    value,
    context: { ...local.context, ...context },
  });
  /** What a mistake makes of the state after an event. */
  type Mistake = (event: string, local: Local, node: string) => Local;

  const mistakes: readonly (readonly [string, Mistake, readonly string[]])[] = [
    [
      'a participant commits when it votes yes',
      (event, local) => (event === 'PVoteYes' ? becoming(local, { log: 'commit' }, 'c') : local),
      ['AC1 0 faults 5 steps', 'AC3 0 faults 3 steps'],
    ],
    [
      'the coordinator takes one vote for all',
      (event, local) => (event === 'CYes' ? becoming(local, { votes: ['P1', 'P2'] }) : local),
      ['AC1 0 faults 7 steps', 'AC3 0 faults 5 steps'],
    ],
    [
      'participants forget to force their records',
      (event, local, node) => (event === 'Crash' && node !== 'C' ? becoming(local, { log: 'none' }) : local),
      ['AC1 1 faults 10 steps', 'AC2 1 faults 4 steps', 'AC3 1 faults 9 steps'],
    ],
  ];

  it.each(mistakes)('shows by shortest runs that %s', (_, mistake, broken) => {
    const { properties } = exploreSpecification({
      ...reference,
      react: (node, local, event): Reaction | null => {
        const reaction = reference.react(node, local, event);
        return reaction && { ...reaction, local: mistake(event.type, reaction.local, node) };
      },
    });
    const shown = properties.filter(({ id, verdict }) => id !== 'NonBlocking' && verdict === 'violated');
    expect(shown.map(({ id, faults, length }) => `${id} ${faults} faults ${length} steps`)).toEqual(broken);
  });
});
