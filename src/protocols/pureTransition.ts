/**
 * Transitions of a chart as a pure function. XState's own `transition` builds an actor, and with it the first snapshot, at every
 * call; here one actor serves a chart for ever. It is never started: it only stands for "whoever runs this".
 */
import { type AnyActorScope, type AnyMachineSnapshot, type AnyStateMachine, createActor } from 'xstate';

/** An action as a chart gives it back: data, never executed. */
export interface ChartAction {
  readonly type: string;
  readonly params: unknown;
}

type Transition<E> = (snapshot: AnyMachineSnapshot, event: E) => readonly [AnyMachineSnapshot, ChartAction[]];

/** `input`: any that the chart accepts; what it makes of it is not looked at. */
export function pureTransition<E extends { readonly type: string }>(
  machine: AnyStateMachine,
  input: unknown,
): Transition<E> {
  const self = createActor(machine, { input });
  let actions: ChartAction[] = [];
  const nothing = (): void => {};
  const scope: AnyActorScope = {
    self,
    id: '',
    sessionId: '',
    system: self.system,
    logger: nothing,
    defer: nothing,
    emit: nothing,
    stopChild: nothing,
    actionExecutor: ({ type, params }) => actions.push({ type, params }),
  };
  return (snapshot, event) => {
    actions = [];
    return [machine.transition(snapshot, event, scope), actions];
  };
}
