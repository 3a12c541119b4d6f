/**
 * A role's chart as a graph, read from the machine definition itself: the object that `react` steps is the object that is
 * drawn. Parallel transitions between two states share one edge; those that stay in their state become rows inside it.
 */
import type { ProtocolRole } from '../../../protocols/protocol';
import type { RuleId } from '../../../sim/types';

type Machine = ProtocolRole['machine'];
type ChartNode = Machine['root'];
type Definition = NonNullable<ChartNode['always']>[number];

export type TriggerKind = 'event' | 'timer' | 'always';

/** One transition of the definition. */
export interface ChartTransition {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly kind: TriggerKind;
  /** Event type, or the name of the timer of an `after`. */
  readonly trigger: string;
  readonly guard: string | null;
  readonly rule: RuleId | null;
}

export interface ChartState {
  readonly name: string;
  readonly initial: boolean;
  readonly final: boolean;
  /** Transitions that leave the chart in this state. */
  readonly inner: readonly ChartTransition[];
}

export interface ChartEdge {
  readonly source: string;
  readonly target: string;
  readonly transitions: readonly ChartTransition[];
}

export interface ChartGraph {
  readonly states: readonly ChartState[];
  readonly edges: readonly ChartEdge[];
  /** Every transition in the order of the definition. */
  readonly transitions: readonly ChartTransition[];
}

export function graphOf(machine: Machine): ChartGraph {
  const nodes = leaves(machine.root);
  const transitions = nodes.flatMap(transitionsOf);
  const initial = firstLeaf(machine.root).key;
  const edges = new Map<string, ChartTransition[]>();
  for (const transition of transitions) {
    if (transition.source === transition.target) continue;
    const key = `${transition.source}>${transition.target}`;
    edges.set(key, [...(edges.get(key) ?? []), transition]);
  }
  return {
    states: nodes.map((node) => ({
      name: node.key,
      initial: node.key === initial,
      final: node.type === 'final',
      inner: transitions.filter(({ source, target }) => source === node.key && target === node.key),
    })),
    edges: [...edges.values()].flatMap((list) => {
      const [first] = list;
      return first ? [{ source: first.source, target: first.target, transitions: list }] : [];
    }),
    transitions,
  };
}

/** The transition that a rule took, or `null`: the one of this source and target where a rule labels several. */
export function transitionTaken(
  graph: ChartGraph,
  rule: RuleId | null,
  from: string | null,
  to: string | null,
): ChartTransition | null {
  if (rule === null) return null;
  const candidates = graph.transitions.filter((transition) => transition.rule === rule);
  return (
    candidates.find(({ source, target }) => source === from && target === to) ??
    candidates.find(({ target }) => target === to) ??
    // A crash in the middle leaves no state behind: the transition is known by where it began.
    candidates.find(({ source }) => to === null && source === from) ??
    null
  );
}

function leaves(node: ChartNode): ChartNode[] {
  const children: ChartNode[] = Object.values(node.states);
  return children.length === 0 ? [node] : children.flatMap(leaves);
}

function firstLeaf(node: ChartNode): ChartNode {
  const [target] = Object.keys(node.states).length > 0 ? (node.initial.target ?? []) : [];
  return target ? firstLeaf(target) : node;
}

function transitionsOf(node: ChartNode): ChartTransition[] {
  const result: ChartTransition[] = [];
  const add = (definition: Definition, kind: TriggerKind, trigger: string): void => {
    const [target] = definition.target ?? [];
    result.push({
      id: `${node.key}/${result.length}`,
      source: node.key,
      target: target ? firstLeaf(target).key : node.key,
      kind,
      trigger,
      guard: nameOf(definition.guard),
      rule: ruleOf(definition.actions),
    });
  };
  const delayed = new Map(node.after.map((definition) => [definition.eventType, String(definition.delay)]));
  for (const [event, definitions] of node.transitions)
    for (const definition of definitions) {
      const delay = delayed.get(event);
      if (delay === undefined) add(definition, 'event', event);
      else add(definition, 'timer', delay);
    }
  for (const definition of node.always ?? []) add(definition, 'always', '');
  return result;
}

/** Actions are data: the action named `rule` carries the id of the table row. */
function ruleOf(actions: readonly unknown[]): RuleId | null {
  for (const action of actions) {
    if (typeof action !== 'object' || action === null || !('type' in action) || action.type !== 'rule')
      continue;
    const params = 'params' in action ? action.params : null;
    if (typeof params === 'object' && params !== null && 'id' in params && typeof params.id === 'string')
      return params.id;
  }
  return null;
}

function nameOf(guard: unknown): string | null {
  if (typeof guard === 'string') return guard;
  if (typeof guard !== 'object' || guard === null || !('type' in guard) || typeof guard.type !== 'string')
    return null;
  const params =
    'params' in guard && typeof guard.params === 'object' && guard.params !== null ? guard.params : {};
  return [guard.type, ...Object.values(params).map(String)].join(' ');
}
