/**
 * What every node of the quorum does, the coordinator too, once it may be in doubt: rows M1–M10 and S1–S10. Q3PC (Skeen 1982): pc and
 * pa are for ever, and as a commit quorum of pc and an abort quorum of pa share a node, only one of them can come about. E3PC (Keidar
 * & Dolev 1995/98): the latest attempt counts, so pc may become pa and back; a round is a ballot of consensus on {commit, abort}.
 * In both a node takes part in one round at a time and obeys no earlier one, so that nobody moves behind a surrogate's back.
 */
import { forced, moment, rulesOf, toSender } from '../common/chart';
import {
  abort,
  commit,
  forcedInRound,
  type Kind,
  refuse,
  rule,
  type State,
  type States,
  tellAs,
  toOtherNodesInRound,
  toWaiting,
} from './building';
import type { Standing, Verdict } from './member';
import type { Variant } from './variant';

/** The state of the chart for each standing. */
export const stateOf = { w: 'prepared', pc: 'precommitted', pa: 'preaborted' } as const;
const KINDS = {
  pc: {
    state: 'precommitting',
    record: 'PRECOMMIT',
    moment: 'precommitted',
    message: 'PRE-COMMIT',
    verdict: 'commit',
    now: 'commit-now',
    decided: { target: 'committed', actions: commit },
    rules: { move: 'M1', attempt: 'S3', last: 'S7' },
    other: 'pa',
  },
  pa: {
    state: 'preaborting',
    record: 'PREABORT',
    moment: 'preaborted',
    message: 'PRE-ABORT',
    verdict: 'abort',
    now: 'abort-now',
    decided: { target: 'aborted', actions: abort },
    rules: { move: 'M2', attempt: 'S4', last: 'S8' },
    other: 'pc',
  },
} as const;

/** Of one variant: its rules, and what it writes and says. */
function idiomOf({ isEnhanced }: Variant) {
  const askAgain = ['lead', toOtherNodesInRound('STATE-REQ'), moment('elected')] as const;
  const elected = isEnhanced ? ([forcedInRound('ELECTED')] as const) : ([] as const);
  return {
    isEnhanced,
    /** Cites a row that the variants do not share. */
    special: isEnhanced ? rulesOf('E3PC') : rule,
    write: (record: string) => (isEnhanced ? forcedInRound(record) : forced(record)),
    tell: tellAs('STATE', isEnhanced),
    acknowledge: tellAs('ACK', false),
    join: ['join', ...elected] as const,
    /** It asks everybody in its round: again, or for the first time. */
    askAgain,
    ask: ['raise', ...elected, ...askAgain] as const,
  };
}

type Idiom = ReturnType<typeof idiomOf>;

/** PRE-COMMIT or PRE-ABORT: in Q3PC only w moves, in E3PC everybody does. */
function heed(
  kind: Kind,
  owns: readonly Standing[],
  { isEnhanced, special, write, tell, acknowledge }: Idiom,
) {
  const { record, moment: reached, rules, other } = KINDS[kind];
  const moves = [
    special(rules.move),
    { type: 'obey', params: { kind, isEnhanced } },
    write(record),
    moment(reached),
    acknowledge,
  ] as const;
  const obeys = (own?: Standing) => ({ type: 'obeys', params: own === undefined ? {} : { own } }) as const;
  const move = (own?: Standing) =>
    ({ guard: obeys(own), target: stateOf[kind], reenter: true, actions: moves }) as const;
  const stay = { guard: obeys(other), actions: [rule('M3'), 'keepUp', tell] } as const;
  return [
    {
      guard: { type: 'hasMoved', params: { kind, isEnhanced } },
      actions: [rule('M4'), 'keepUp', acknowledge],
    },
    ...(isEnhanced
      ? [move()]
      : [...(owns.includes('w') ? [move('w')] : []), ...(owns.includes(other) ? [stay] : [])]),
    { actions: [rule('M9'), refuse] },
  ] as const;
}

/** What every state of doubt listens to. Whoever asks in a later round ends the own one. */
function listening(owns: readonly Standing[], idiom: Idiom) {
  const { special, join, tell } = idiom;
  return {
    'PRE-COMMIT': heed('pc', owns, idiom),
    'PRE-ABORT': heed('pa', owns, idiom),
    'STATE-REQ': [
      ...owns.map(
        (standing) =>
          ({
            guard: { type: 'joins', params: { own: standing } },
            target: stateOf[standing],
            reenter: true,
            actions: [special('M8'), ...join, tell],
          }) as const,
      ),
      { guard: 'isAskedAgain', actions: [special('M8'), tell] } as const,
      { actions: [rule('M9'), refuse] } as const,
    ],
    COMMIT: { target: 'committed', actions: [rule('M5'), forced('COMMIT'), moment('learned'), 'settle'] },
    ABORT: { target: 'aborted', actions: [rule('M6'), forced('ABORT'), moment('learned'), 'settle'] },
  } as const;
}

/** In doubt, and leaving it to somebody else. */
function idle(own: Standing, idiom: Idiom): State {
  return {
    on: listening([own], idiom),
    after: {
      decision: [
        { guard: 'isMyRound', target: 'gathering', actions: [rule('S9'), ...idiom.askAgain] },
        { guard: 'isMyTurn', target: 'gathering', actions: [idiom.special('S1'), ...idiom.ask] },
        { target: stateOf[own], reenter: true, actions: [rule('M7'), 'moveOn'] },
      ],
    },
  };
}

const known = (verdict: Verdict, isEnhanced: boolean, own?: Standing) =>
  ({ type: 'calls', params: { verdict, isEnhanced, ...(own === undefined ? {} : { own }) } }) as const;

/** The attempt that the rule calls for. In Q3PC the surrogate moves only out of w, and enough votes may be known already. */
function attempt(kind: Kind, owns: readonly Standing[], { isEnhanced, special, write }: Idiom) {
  const { state, record, moment: reached, message, verdict, now, decided, rules } = KINDS[kind];
  const first = [special(rules.attempt), 'hear'] as const;
  const move = [{ type: 'attempt', params: { kind, isEnhanced } }, write(record), moment(reached)] as const;
  const rows = (own: Standing | undefined, moved: typeof move | readonly []) =>
    [
      {
        guard: known(now, isEnhanced, own),
        target: decided.target,
        actions: [...first, ...moved, ...decided.actions],
      },
      {
        guard: known(verdict, isEnhanced, own),
        target: state,
        actions: [...first, ...moved, toWaiting(message)],
      },
    ] as const;
  if (isEnhanced) return rows(undefined, move).slice(1);
  return [...(owns.includes('w') ? rows('w', move) : []), ...rows(undefined, [])];
}

function gathering(owns: readonly Standing[], idiom: Idiom): State {
  const { isEnhanced, special } = idiom;
  const evaluated = [
    ...attempt('pc', owns, idiom),
    ...attempt('pa', owns, idiom),
    ...owns.map(
      (standing) =>
        ({
          guard: known('block', isEnhanced, standing),
          target: stateOf[standing],
          actions: [special('S5'), moment('blocked'), 'settle'],
        }) as const,
    ),
  ];
  return {
    on: {
      ...listening(owns, idiom),
      STATE: [
        { guard: 'isOfAnotherRound' },
        { guard: known('wait', isEnhanced), actions: [rule('S2'), 'hear'] },
        ...evaluated,
      ],
      REFUSE: {
        guard: 'isRefused',
        target: 'gathering',
        reenter: true,
        actions: [rule('S10'), ...idiom.ask],
      },
    },
    after: { states: evaluated },
  };
}

/** It has told others to move and counts their ACKs. */
function attempting(kind: Kind, owns: readonly Standing[], idiom: Idiom): State {
  const { isEnhanced } = idiom;
  const { decided, rules, other } = KINDS[kind];
  const again = { target: 'gathering', actions: [rule('S9'), ...idiom.askAgain] } as const;
  return {
    on: {
      ...listening(isEnhanced ? [kind] : owns.filter((standing) => standing !== 'w'), idiom),
      ACK: [
        {
          guard: { type: 'completes', params: { kind, isEnhanced } },
          target: decided.target,
          actions: [rule(rules.last), ...decided.actions],
        },
        {
          guard: { type: 'says', params: { state: kind } },
          actions: [rule('S6'), { type: 'count', params: { kind } }],
        },
      ],
      ...(isEnhanced
        ? {}
        : {
            STATE: {
              guard: { type: 'says', params: { state: other } },
              actions: [rule('S6'), { type: 'count', params: { kind: other } }],
            } as const,
          }),
      REFUSE: { guard: 'isRefused', target: 'gathering', actions: [rule('S10'), ...idiom.ask] },
    },
    after: { acks: again },
  };
}

/** Whoever still asks, or still tries to prepare something, is told the decision. */
function decided(type: 'COMMIT' | 'ABORT'): State {
  const told = { actions: [rule('M10'), toSender(type)] } as const;
  return { on: { 'STATE-REQ': told, INQUIRE: told, 'PRE-COMMIT': told, 'PRE-ABORT': told } };
}

/** The states of a node that can stand in `owns`. */
export function quorumStates(variant: Variant, owns: readonly Standing[]): States {
  const idiom = idiomOf(variant);
  return {
    ...Object.fromEntries(owns.map((own) => [stateOf[own], idle(own, idiom)])),
    gathering: gathering(owns, idiom),
    precommitting: attempting('pc', owns, idiom),
    preaborting: attempting('pa', owns, idiom),
    committed: decided('COMMIT'),
    aborted: decided('ABORT'),
  };
}

/** After a restart the coordinator, whose rank is the lowest, leads at once: in its round, or in a new one. */
export function restartAsLeader(variant: Variant) {
  const { ask, askAgain } = idiomOf(variant);
  return [
    { guard: 'leads', target: 'gathering', actions: [rule('R3'), 'restore', ...askAgain] },
    { target: 'gathering', actions: [rule('R3'), 'restore', ...ask] },
  ] as const;
}
