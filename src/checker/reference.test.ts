/**
 * The checker against numbers that others have counted: closed forms, and TLC's figures for the same specifications. TLC counts
 * the first state among those generated.
 */
import { describe, expect, it } from 'vitest';
import { must } from '../base/assert';
import { agreement } from '../protocols/common/properties';
import { commitOnlyReference } from '../protocols/reference/commitOnly';
import { grayLamportReference } from '../protocols/reference/grayLamport';
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

const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);

describe('symmetry on gray-lamport', () => {
  it.each([2, 3, 4, 5, 6, 7])('folds the states of %i resource managers into their orbits', (n) => {
    const { setting, start } = grayLamportReference(n);
    const report = new Check(setting, NO_FAULTS, [agreement], { start, isSymmetric: true }).run();
    expect(report.states).toBe(choose(n + 5, 5) + choose(n + 3, 3) + choose(n + 1, 1));
    expect(verdicts(report)).toEqual(['AC1 holds']);
  });
});

describe('gray-lamport: a transaction manager, and messages that stay', () => {
  const reports = new Map<number, Report>();
  const report = (n: number): Report => {
    const { setting, start } = grayLamportReference(n);
    const known = reports.get(n) ?? new Check(setting, NO_FAULTS, [agreement], { start }).run();
    reports.set(n, known);
    return known;
  };

  it.each(sizes)(
    'has 6ⁿ + 4ⁿ + 2ⁿ states with %i resource managers, which agree',
    (n) => {
      const { states, complete } = report(n);
      expect(states).toBe(6 ** n + 4 ** n + 2 ** n);
      expect(complete).toBe(true);
      expect(verdicts(report(n))).toEqual(['AC1 holds']);
    },
    PATIENCE,
  );

  it.each([
    [1, 20],
    [2, 154],
    [3, 1_146],
    [4, 8_258],
    [5, 58_146],
    [6, 402_306],
    [8, 18_507_778],
  ])(
    'generates for %i resource managers %i states',
    (n, generated) => {
      expect(report(n).transitions).toBe(generated);
    },
    PATIENCE,
  );

  it.each(sizes)(
    'is 3n + 1 steps deep for %i resource managers',
    (n) => {
      // All prepare, all are heard, the manager commits, all hear of it.
      expect(report(n).depth).toBe(3 * n + 1);
    },
    PATIENCE,
  );
});

describe('commit-only: what every commit protocol looks like from outside', () => {
  it.each(sizes)('has 3ⁿ + 2ⁿ − 1 states with %i resource managers, which agree', (n) => {
    const report = exploreSpecification(commitOnlyReference(n));
    expect(report.states).toBe(3 ** n + 2 ** n - 1);
    expect(report.complete).toBe(true);
    expect(verdicts(report)).toEqual(['TCConsistent holds']);
  });

  it('generates for 3 resource managers 94 states, 6 steps deep', () => {
    const { transitions, depth } = exploreSpecification(commitOnlyReference(3));
    expect([transitions, depth]).toEqual([94, 6]);
  });
});

type Figures = readonly [distinct: number, generated: number];

/** By participants and crashes: without recovery, the same with cooperation, with recovery, with both. */
const MESSAGE_TWO_PHASE: readonly (readonly [number, number, readonly Figures[]])[] = [
  [
    2,
    0,
    [
      [140, 261],
      [140, 261],
      [140, 261],
      [140, 261],
    ],
  ],
  [
    2,
    1,
    [
      [645, 1_429],
      [653, 1_459],
      [1_192, 3_349],
      [1_224, 3_463],
    ],
  ],
  [
    2,
    2,
    [
      [1_187, 2_911],
      [1_211, 2_961],
      [4_177, 14_958],
      [4_303, 15_536],
    ],
  ],
  [
    3,
    0,
    [
      [2_916, 8_898],
      [2_916, 8_898],
      [2_916, 8_898],
      [2_916, 8_898],
    ],
  ],
  [
    3,
    1,
    [
      [15_995, 54_549],
      [16_154, 55_677],
      [28_468, 119_307],
      [29_656, 125_517],
    ],
  ],
  [
    3,
    2,
    [
      [35_624, 132_285],
      [36_308, 135_696],
      [119_303, 614_047],
      [125_360, 653_197],
    ],
  ],
];

const columns = MESSAGE_TWO_PHASE.flatMap(([participants, crashes, figures]) =>
  figures.map(([distinct, generated], column) => {
    const options = { participants, crashes, recovery: column >= 2, cooperation: column % 2 === 1 };
    const extras = [options.recovery && 'recovery', options.cooperation && 'cooperation'].filter(Boolean);
    const name = [`${participants} participants`, `${crashes} crashes`, ...extras].join(', ');
    return [name, distinct, generated, options] as const;
  }),
);

describe('message-2pc: two-phase commit with crashes and logs', () => {
  it.each(columns)('with %s has %i states, %i generated', (_, distinct, generated, options) => {
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
