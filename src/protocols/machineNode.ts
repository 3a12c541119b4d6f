/**
 * Adapts an XState chart to the model contract. No actor is ever started: `transition` is a pure function from snapshot and
 * event to snapshot and actions, and its results are remembered by (state, event, view).
 */
import { type AnyMachineSnapshot, type AnyStateMachine, initialTransition } from 'xstate';
import { must } from '../base/assert';
import { canonical, type Json } from '../base/canonical';
import type { RoleModel, RoleSetup } from '../sim/model';
import type {
  Effect,
  LocalView,
  LogRecord,
  MachineState,
  Moment,
  NodeEvent,
  Reaction,
  RoleId,
  RuleId,
} from '../sim/types';
import {
  type ChartEvent,
  type ChartInput,
  type MilestoneParams,
  type PersistParams,
  playing,
  RECOVERING,
  type RuleParams,
  type SendParams,
} from './common/chart';
import { type ChartAction, pureTransition } from './pureTransition';

/** What every protocol calls those who vote. */
const PARTICIPANT: RoleId = 'participant';

type Stepper = Pick<RoleModel, 'start' | 'react' | 'restore'>;

/** The three reactions of a role, given its chart and which role coordinates it (`null`: it stands alone). */
export function stepper(machine: AnyStateMachine, coordinator: RoleId | null): Stepper {
  const memory = new Memory();
  const inputOf = (setup: RoleSetup): ChartInput => ({
    tx: setup.tx,
    self: setup.self,
    coordinator: setup.members.find((member) => member.role === coordinator)?.node ?? setup.self,
    participants: coordinator === null ? [setup.self] : playing(PARTICIPANT, setup.members),
    members: setup.members,
    shares: setup.legs.filter(({ amount }) => amount < 0).length,
  });
  let made: Step | null = null;
  const step = (setup: RoleSetup): Step => {
    made ??= stepOf(machine, inputOf(setup));
    return made;
  };
  return {
    start: (setup) =>
      memory.recall(setup, START, 'start', () => {
        const [snapshot, actions] = initialTransition(machine, inputOf(setup));
        return reactionOf(snapshot, actions as readonly ChartAction[], false);
      }),
    react: (state, event, view, setup) =>
      memory.recall(setup, state, `${eventKey(event)} ${viewKey(view)}`, () =>
        step(setup)(state, chartEvent(machine, state, event, view, setup)),
      ),
    restore: (records, view, setup) => {
      const seen = records.map(({ type, body }) => ({ type, body }));
      return memory.recall(setup, START, `restore ${canonical(seen)} ${viewKey(view)}`, () => {
        const [fresh] = initialTransition(machine, inputOf(setup));
        const state = { value: RECOVERING, context: fresh.context as MachineState['context'] };
        return step(setup)(state, {
          type: 'RESTART',
          from: setup.self,
          body: null,
          view,
          records: seen,
        });
      });
    },
  };
}

function byText<T>(all: Map<string, Map<string, T>>, text: string): Map<string, T> {
  const known = all.get(text) ?? new Map<string, T>();
  all.set(text, known);
  return known;
}

/** Stands for "no state yet" where reactions are remembered by state. */
const START: MachineState = { value: '', context: {} };

/**
 * Remembers reactions. Reactions share their states, so the same object mostly comes back and its identity is enough; a state
 * from elsewhere is found by its text.
 */
class Memory {
  private readonly byMembers = new WeakMap<
    RoleSetup['members'],
    { byState: WeakMap<MachineState, Map<string, Reaction>>; byText: Map<string, Map<string, Reaction>> }
  >();

  recall(
    { members, legs, tx, self }: RoleSetup,
    state: MachineState,
    event: string,
    make: () => Reaction,
  ): Reaction {
    const here = this.byMembers.get(members) ?? { byState: new WeakMap(), byText: new Map() };
    this.byMembers.set(members, here);
    const known = here.byState.get(state) ?? byText(here.byText, canonical(state));
    here.byState.set(state, known);
    const key = `${tx} ${self} ${legs.length} ${event}`;
    const reaction = known.get(key) ?? make();
    known.set(key, reaction);
    return reaction;
  }
}

function eventKey(event: NodeEvent): string {
  if (event.kind === 'message') return `${event.type} ${event.from} ${canonical(event.body)}`;
  return event.kind === 'timeout' ? `after ${event.timer}` : `command ${event.name}`;
}

function viewKey({ funds, lock, willing, writes, holdings }: LocalView): string {
  return `${funds} ${lock} ${willing} ${writes} ${holdings?.join(' ') ?? ''}`;
}

function chartEvent(
  machine: AnyStateMachine,
  state: MachineState,
  event: NodeEvent,
  view: LocalView,
  setup: RoleSetup,
): ChartEvent {
  const base = { from: setup.self, body: null, view, records: [] };
  if (event.kind === 'message') return { ...base, type: event.type, from: event.from, body: event.body };
  if (event.kind === 'command') return { ...base, type: event.name.toUpperCase() };
  return { ...base, type: `xstate.after.${event.timer}.${machine.id}.${state.value}` };
}

type Step = (state: MachineState, event: ChartEvent) => Reaction;

function stepOf(machine: AnyStateMachine, input: ChartInput): Step {
  const transition = pureTransition<ChartEvent>(machine, input);
  return (state, event) => {
    const snapshot = machine.resolveState({ value: state.value, context: state.context });
    const [next, actions] = transition(snapshot, event);
    // A self-transition may give back the same snapshot; an event that nothing listens to also has no action.
    return reactionOf(next, actions, next === snapshot && actions.length === 0, state);
  };
}

/** Turns the actions of a transition into effects. Records and sends keep their order; timers come last, since a crash wipes them anyway. */
function reactionOf(
  next: AnyMachineSnapshot,
  actions: readonly ChartAction[],
  discarded: boolean,
  before?: MachineState,
): Reaction {
  const effects: Effect[] = [];
  const timers: Effect[] = [];
  const moments: Moment[] = [];
  let rule: RuleId | null = null;
  for (const action of actions) {
    switch (action.type) {
      case 'rule':
        rule = (action.params as RuleParams).id;
        break;
      case 'persist': {
        const { record, forced, body } = action.params as PersistParams;
        effects.push({ kind: 'persist', record, forced, body: body ?? null });
        break;
      }
      case 'send': {
        const { type, to, body } = action.params as SendParams;
        for (const node of to) effects.push({ kind: 'send', type, to: node, body: body ?? null });
        break;
      }
      case 'milestone':
        moments.push({ milestone: (action.params as MilestoneParams).name, after: effects.length });
        break;
      default:
        timers.push(...timerEffect(action));
    }
  }
  const state = discarded && before ? before : plainState(next);
  return { state, effects: [...effects, ...withoutNeedlessCancels(timers)], moments, rule, discarded };
}

/** `after` of a chart becomes a timer named by its delay. */
function timerEffect(action: ChartAction): Effect[] {
  const params = action.params as { sendId?: string; event?: { type: string }; delay?: unknown };
  if (action.type === 'xstate.cancel')
    return [{ kind: 'cancelTimer', timer: timerName(must(params.sendId)) }];
  if (action.type === 'xstate.raise') {
    if (params.delay === undefined) return [];
    return [{ kind: 'setTimer', timer: timerName(must(params.event).type) }];
  }
  throw new Error(`E900 The simulator contradicted itself: a chart used the action ${action.type}`);
}

function timerName(id: string): string {
  return must(id.split('.')[2], `no timer in ${id}`);
}

/** Setting a timer replaces the running one of the same name. */
function withoutNeedlessCancels(timers: readonly Effect[]): Effect[] {
  const set = timers.flatMap((effect) => (effect.kind === 'setTimer' ? [effect.timer] : []));
  return timers.filter((effect) => effect.kind !== 'cancelTimer' || !set.includes(effect.timer));
}

function plainState(snapshot: AnyMachineSnapshot): MachineState {
  return { value: String(snapshot.value), context: snapshot.context as Readonly<Record<string, Json>> };
}

/** Record types of a log, in order; what `decision` and `promised` of most protocols look at. */
export function recordTypes(records: readonly LogRecord[]): string[] {
  return records.map((record) => record.type);
}
