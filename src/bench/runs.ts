/** Runs that are long or full on purpose. */
import { resolveRun } from '../lessons/catalog';
import { linkTo } from '../sim/codec/openLink';
import type { Setting } from '../sim/model';
import { simulate } from '../sim/simulate';
import type { Act, Cast, Move, Position, Run, Trace } from '../sim/types';

export interface Prepared {
  readonly run: Run;
  readonly setting: Setting;
  readonly trace: Trace;
  readonly position: Position;
  readonly selection: null;
}

function prepared(run: Run, step?: number): Prepared {
  const setting = resolveRun(run);
  const trace = simulate(setting, run.moves);
  return {
    run,
    setting,
    trace,
    position: { step: step ?? trace.entries.length, effects: 0 },
    selection: null,
  };
}

function transfer(moves: readonly Move[]): Run {
  return { model: 'two-phase-commit@1', scenario: 'S1@1', cast: null, config: {}, seed: 7, moves };
}

/** Participants inquire for so many steps while the coordinator is down; then it comes back. */
export function longRun(steps: number): Prepared {
  return prepared(
    transfer([
      { when: { node: 'CLR', milestone: 'all-votes' }, act: { kind: 'crash', node: 'CLR' } },
      { afterStep: steps, act: { kind: 'recover', node: 'CLR' } },
    ]),
  );
}

/** So many interventions of different kinds on S1. */
export function busyRun(count: number): Prepared {
  const nodes = ['WX-L', 'ALI-L', 'RISK'];
  const acts = (round: number): Act[] => {
    const node = nodes[round % nodes.length] ?? 'WX-L';
    return [
      { kind: 'pause', node },
      { kind: 'resume', node },
      { kind: 'cut', groups: [['CLR'], [node]] },
      { kind: 'heal', groups: [['CLR'], [node]] },
      { kind: 'crash', node },
      { kind: 'recover', node },
    ];
  };
  const all = Array.from({ length: count }, (_, index) => index)
    .flatMap(acts)
    .slice(0, count);
  return prepared(transfer(all.map((act, index) => ({ afterStep: 2 + index, act }))));
}

/** Transfers that all begin at once, each among seven participants: seven messages in flight for each of them. */
export function crowdedRun(transfers: number): Prepared {
  const participants = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7'];
  const owner = { en: 'nobody', 'zh-Hans': '无主' };
  const cast: Cast = {
    nodes: ['C', ...participants].map((id) => ({ id })),
    accounts: [{ id: 'till', node: 'P1', kind: 'wallet', owner, available: 0 }],
    transactions: Array.from({ length: transfers }, (_, index) => ({
      id: `t${index + 1}`,
      members: [
        { node: 'C', role: 'coordinator' },
        ...participants.map((node) => ({ node, role: 'participant' })),
      ],
      legs: [],
      beginAt: 0,
    })),
  };
  const run: Run = {
    model: 'two-phase-commit@1',
    scenario: null,
    cast,
    config: { rttTicks: 1_000_000 },
    seed: 7,
    moves: [],
  };
  return prepared(run, transfers);
}

/** The address part, from `#` on, that opens a prepared run. */
export function linkOf(run: Prepared): string {
  return linkTo(run);
}
