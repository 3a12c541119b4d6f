/** What the roles of several protocols have in common: their records and states, what these mean, and what they may do alone. */
import type { LogRecord, MachineState, NodeId } from '../../sim/types';
import { recordTypes } from '../machineNode';
import type { MemoryItem, ProtocolRole } from '../protocol';
import { forced, moment, type rulesOf } from './chart';

/** A list of nodes in a state's context. */
export function listOf(state: MachineState, key: string): NodeId[] {
  const value = state.context[key];
  return Array.isArray(value) ? value.map(String) : [];
}

function decisionIn(type: string): 'commit' | 'abort' | null {
  if (type === 'COMMIT' || type === 'HEURISTIC-COMMIT') return 'commit';
  return type === 'ABORT' || type === 'HEURISTIC-ABORT' ? 'abort' : null;
}

/** First decision in log order: a heuristic one is not undone by the decision that comes later. */
export function firstDecision(records: readonly LogRecord[]): 'commit' | 'abort' | null {
  for (const type of recordTypes(records)) {
    const decision = decisionIn(type);
    if (decision) return decision;
  }
  return null;
}

/** A participant that promises with PREPARED, and whose operator may decide for it. */
export const participating = {
  mark: 'participant' as const,
  place: 'bottom' as const,
  count: 'others' as const,
  states: {
    initial: 'working',
    prepared: 'in-doubt',
    committed: 'committed',
    aborted: 'aborted',
    'heuristic-committed': 'committed',
    'heuristic-aborted': 'aborted',
    recovering: 'working',
  } as const,
  ledger: {
    PREPARED: 'reserve',
    COMMIT: 'apply',
    ABORT: 'release',
    'HEURISTIC-COMMIT': 'apply',
    'HEURISTIC-ABORT': 'release',
    DAMAGE: 'none',
  } as const,
  workOn: ['PREPARE'],
  decision: firstDecision,
  promised: (records: readonly LogRecord[]) => records.some((record) => record.type === 'PREPARED'),
  seats: () => [],
  memory: (state: MachineState): MemoryItem[] => {
    const votes: Record<string, string> = { initial: 'none', prepared: 'yes', committed: 'yes' };
    const decisions: Record<string, string> = { committed: 'commit', aborted: 'abort', prepared: 'unknown' };
    const vote = votes[state.value];
    const decision = decisions[state.value.replace('heuristic-', '')];
    return [
      ...(vote ? [{ key: 'vote', value: `value.${vote}` }] : []),
      ...(decision ? [{ key: 'decision', value: `value.${decision}` }] : []),
    ];
  },
} satisfies Partial<ProtocolRole>;

/** A coordinator that begins and then only learns what the participants have decided among themselves. */
export const learning = {
  mark: 'coordinator' as const,
  place: 'top' as const,
  count: 'first' as const,
  states: {
    initial: 'working',
    waiting: 'working',
    committed: 'committed',
    aborted: 'aborted',
    recovering: 'working',
  } as const,
  ledger: { BEGIN: 'none', COMMIT: 'none', ABORT: 'none' } as const,
  workOn: [],
  timers: ['decision'],
  decision: firstDecision,
  promised: () => false,
} satisfies Partial<ProtocolRole>;

/** In doubt: an operator decides, and that is forced. `id`: the rule that says so. */
export function operatorRows(rule: ReturnType<typeof rulesOf>, id: string) {
  const decide = (decision: 'COMMIT' | 'ABORT') =>
    [rule(id), forced(`HEURISTIC-${decision}`), moment('heuristic')] as const;
  return {
    'HEURISTIC-COMMIT': { target: 'heuristic-committed', actions: decide('COMMIT') },
    'HEURISTIC-ABORT': { target: 'heuristic-aborted', actions: decide('ABORT') },
  } as const;
}

/** The operator was wrong, and that is forced, too. */
export function damageOf(rule: ReturnType<typeof rulesOf>, id: string) {
  return [rule(id), forced('DAMAGE'), moment('damaged')] as const;
}

/** An operator has decided. When the decision is the same, it is only heard again (`again`); when not, that is the damage. */
export function heuristicRows(rule: ReturnType<typeof rulesOf>, again: string, damage: string) {
  const right = (target: string) => ({ target, actions: [rule(again)] }) as const;
  const wrong = { actions: damageOf(rule, damage) } as const;
  return {
    'heuristic-committed': { on: { COMMIT: right('committed'), ABORT: wrong } },
    'heuristic-aborted': { on: { ABORT: right('aborted'), COMMIT: wrong } },
  } as const;
}
