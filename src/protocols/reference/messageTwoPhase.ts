/**
 * Two-phase commit at the level of messages, presumed abort, with crashes, durable logs, optional recovery and optional cooperative
 * termination: a TLA⁺ module (TwoPC.tla) action by action, whose states TLC has counted. Names are those of the module. Where an
 * action there is possible for several reasons, it is a step for each of them here, since TLC counts it once for each.
 */
import type { NodeId } from '../../sim/types';
import { coordinatorChart, participantChart } from './messageTwoPhaseCharts';
import {
  charted,
  event,
  type Members,
  membersOf,
  messageName,
  type SpecifiedEvent,
  type Whole,
} from './specified';

export interface MessageTwoPhaseOptions {
  readonly participants: number;
  /** Crashes in all. */
  readonly crashes: number;
  /** Whether crashed nodes may start again from their log. */
  readonly recovery: boolean;
  /** Whether participants may ask each other once the coordinator is seen dead. */
  readonly cooperation: boolean;
}

interface Local {
  readonly value: 'q' | 'w' | 'c' | 'a' | 'down';
  readonly context: {
    readonly log: 'none' | 'yes' | 'commit' | 'abort';
    /** Of the coordinator. */
    readonly votes?: readonly NodeId[];
    readonly out?: readonly { readonly type: string; readonly to: NodeId }[];
  };
}

type All = Whole<Local>;

interface Step {
  readonly name: string;
  readonly events: readonly { readonly node: NodeId; readonly event: SpecifiedEvent }[];
  readonly takes?: string;
  readonly clears?: readonly string[];
  readonly spends?: 'crashes';
  readonly guard?: (all: All) => boolean;
}

const TO_PARTICIPANT = ['PREPARE', 'COMMIT', 'ABORT'] as const;
const TO_COORDINATOR = ['YES', 'NO', 'REQ'] as const;

export function messageTwoPhaseReference({
  participants,
  crashes,
  recovery,
  cooperation,
}: MessageTwoPhaseOptions) {
  const members = membersOf(participants);
  const steps = [
    ...stepsOfCoordinator(members),
    ...members.participants.flatMap((p) => [
      ...stepsOfParticipant(members, p),
      ...(recovery ? [inquiry(members, p)] : []),
      ...(cooperation ? others(members, p).flatMap((r) => cooperationOf(members, p, r)) : []),
    ]),
    ...(recovery ? everyone(members).map((node) => single('Recover', node)) : []),
    ...everyone(members).map((node): Step => ({ ...single('Crash', node), spends: 'crashes' })),
  ];
  return {
    id: 'message-2pc',
    ...charted<Local>(members, {
      [members.coordinator]: coordinatorChart,
      ...Object.fromEntries(members.participants.map((p) => [p, participantChart])),
    }),
    messages: members.participants.flatMap((p) => [
      ...TO_PARTICIPANT.map((type) => messageName(type, members.coordinator, p)),
      ...TO_COORDINATOR.map((type) => messageName(type, p, members.coordinator)),
    ]),
    budgets: { crashes },
    steps,
    properties: propertiesOf(members),
  };
}

function everyone({ coordinator, participants }: Members): NodeId[] {
  return [coordinator, ...participants];
}

function others({ participants }: Members, p: NodeId): NodeId[] {
  return participants.filter((r) => r !== p);
}

/** One action at one node. */
function single(action: string, node: NodeId, peer = '', message = ''): Step {
  return {
    name: `${action}(${[node, peer, message].filter((part) => part !== '').join(', ')})`,
    events: [{ node, event: event(action, peer, message) }],
  };
}

const isUp = (all: All, node: NodeId): boolean => all.at(node).value !== 'down';

/** Nothing from one to the other is in flight. */
function isSilent(all: All, { coordinator }: Members, from: NodeId, to: NodeId): boolean {
  const types = from === coordinator ? TO_PARTICIPANT : TO_COORDINATOR;
  return types.every((type) => !all.has(messageName(type, from, to)));
}

/** The coordinator is down and nothing of it will come any more. */
function isDead(all: All, members: Members, p: NodeId): boolean {
  return !isUp(all, members.coordinator) && isSilent(all, members, members.coordinator, p);
}

function stepsOfCoordinator(members: Members): Step[] {
  const { coordinator: c, participants } = members;
  const clears = participants.map((p) => messageName('NO', p, c));
  const abortSince = (reason: string, p: NodeId, guard: (all: All) => boolean): Step => ({
    name: `CDecideAbort(${p} ${reason})`,
    events: [{ node: c, event: event('CDecideAbort') }],
    clears,
    guard,
  });
  const isAwaited = (all: All, p: NodeId): boolean =>
    !all.at(c).context.votes?.includes(p) && isSilent(all, members, p, c);
  const isUnasked = (all: All, p: NodeId): boolean =>
    all.has(messageName('PREPARE', c, p)) ||
    (all.at(c).context.out ?? []).some(({ type, to }) => type === 'PREPARE' && to === p);
  return [
    single('CStart', c),
    single('CDecideCommit', c),
    ...participants.flatMap((p): Step[] => [
      ...TO_PARTICIPANT.map((type) => single('CSend', c, p, type)),
      { ...single('CYes', c, p), takes: messageName('YES', p, c) },
      { ...single('CAnswer', c, p), takes: messageName('REQ', p, c) },
      abortSince('votes no', p, (all) => all.has(messageName('NO', p, c))),
      abortSince('is down', p, (all) => isAwaited(all, p) && !isUp(all, p)),
      abortSince(
        'will not vote',
        p,
        (all) => isAwaited(all, p) && all.at(p).value !== 'q' && !isUnasked(all, p),
      ),
    ]),
  ];
}

function stepsOfParticipant(members: Members, p: NodeId): Step[] {
  const from = (type: string): string => messageName(type, members.coordinator, p);
  return [
    { ...single('PVoteYes', p), takes: from('PREPARE') },
    { ...single('PVoteNo', p), takes: from('PREPARE') },
    { ...single('PTimeoutQ', p), guard: (all) => isDead(all, members, p) },
    { ...single('PDecide', p, '', 'COMMIT'), takes: from('COMMIT') },
    { ...single('PDecide', p, '', 'ABORT'), takes: from('ABORT') },
    { ...single('PDropPrepare', p), takes: from('PREPARE') },
  ];
}

/** A participant in doubt asks the coordinator, once that has decided and nothing is in flight between them. */
function inquiry(members: Members, p: NodeId): Step {
  const { coordinator: c } = members;
  return {
    ...single('PInquire', p),
    guard: (all) => {
      const { value, context } = all.at(c);
      const isDecided = value === 'c' || value === 'a';
      return (
        isDecided && context.out?.length === 0 && isSilent(all, members, p, c) && isSilent(all, members, c, p)
      );
    },
  };
}

/** A participant in doubt learns the outcome from another one, which aborts if it has not voted yet. */
function cooperationOf(members: Members, p: NodeId, r: NodeId): Step[] {
  return (['COMMIT', 'ABORT'] as const).map((message) => ({
    name: `PCoop(${p}, ${r}, ${message})`,
    events: [
      { node: p, event: event('PCoop', '', message) },
      { node: r, event: event('PCoopAsked') },
    ],
    guard: (all) => (all.at(r).value === 'c') === (message === 'COMMIT') && isDead(all, members, p),
  }));
}

function propertiesOf(members: Members) {
  const nodes = everyone(members);
  const isCommitted = ({ value, context }: Local): boolean => value === 'c' || context.log === 'commit';
  const isAborted = ({ value, context }: Local): boolean => value === 'a' || context.log === 'abort';
  const someCommitted = (all: All): boolean => nodes.some((node) => isCommitted(all.at(node)));
  const isBound = ({ context: { log } }: Local): boolean => log === 'yes' || log === 'commit';
  const hasDecided = ({ context: { log } }: Local): boolean => log === 'commit' || log === 'abort';
  const isUndecided = ({ value }: Local): boolean => value === 'q' || value === 'w';
  return [
    {
      id: 'AC1',
      kind: 'always' as const,
      isShown: (all: All) => someCommitted(all) && nodes.some((node) => isAborted(all.at(node))),
    },
    {
      id: 'AC2',
      kind: 'always' as const,
      isShownBy: (before: All, after: All) =>
        nodes.some(
          (node) => hasDecided(before.at(node)) && after.at(node).context.log !== before.at(node).context.log,
        ),
    },
    {
      id: 'AC3',
      kind: 'always' as const,
      isShown: (all: All) => someCommitted(all) && !members.participants.every((p) => isBound(all.at(p))),
    },
    {
      id: 'NonBlocking',
      kind: 'always' as const,
      isShown: (all: All) => members.participants.some((p) => isUndecided(all.at(p))) && !all.canGoOn(),
    },
  ];
}
