/** It is too early to be certain: the shortest run that still aborts is played, and somebody who believes otherwise pays first. */
import { worldAt } from '../../sim/position';
import type { Act, NodeId, Position, TraceEntry, TxId } from '../../sim/types';
import { decisionOf } from '../../sim/world';
import type { Ask } from '../lesson';
import { variantRun } from '../runs';
import { type Acted, actOut, brokenFindings, playOf } from './acting';
import { type Answer, type Finding, finding, type Situation } from './answer';
import { keeperInDoubt } from './logs';

type NoReturn = Extract<Ask, { kind: 'no-return' }>;

/** `way`: the acts of the run, from the step of the moment on. */
export function escaping(
  situation: Situation<NoReturn>,
  id: string,
  { step }: Position,
  way: readonly Act[],
): Answer {
  const { ask, scenario, setting, trace, variant } = situation;
  const run = variantRun(scenario, variant);
  const node = keeperInDoubt(setting, worldAt(trace, { step, effects: 0 }, setting), ask.tx);
  const belief: Act[] = node === null ? [] : [{ kind: 'heuristic', node, tx: ask.tx, decision: 'commit' }];
  const believed = actOut(setting, run, step, [...belief, ...way]);
  // The payer may be the very one without whom the run goes on: then the run speaks for itself.
  const isPaid = node !== null && believed.trace.failed.length === 0 && believed.broken.length > 0;
  const acts = isPaid ? [...belief, ...way] : way;
  const acted = isPaid ? believed : actOut(setting, run, step, way);
  const why = isPaid ? paidFindings(ask, node, way, acted, step) : unpaidFindings(ask, acted, step);
  return {
    id,
    isRight: false,
    findings: [...why, ...brokenFindings(acted)],
    play: playOf(run, acted, step, acts),
  };
}

/** The coordinator crashes before its decision, and comes back: for that there are words of their own. */
const PLAIN: readonly Act['kind'][] = ['crash', 'recover'];

function paidFindings(
  ask: NoReturn,
  node: NodeId,
  way: readonly Act[],
  acted: Acted,
  step: number,
): Finding[] {
  const { coordinator } = ask;
  const isPlain =
    way.length === PLAIN.length &&
    way.every((act, index) => act.kind === PLAIN[index] && 'node' in act && act.node === coordinator);
  if (isPlain) return [finding('too-early', { node, coordinator }, [node])];
  return [finding('too-early-paid', { node }, [node]), thenAborts(ask.tx, acted, step + 1)];
}

function unpaidFindings({ tx }: NoReturn, acted: Acted, step: number): Finding[] {
  return [finding('too-early-unpaid'), thenAborts(tx, acted, step)];
}

/** Who crashes on the way, and who is the first to decide. */
function thenAborts(tx: TxId, { setting, trace }: Acted, step: number): Finding {
  const decides = ({ world }: TraceEntry): NodeId | undefined =>
    setting.cast.nodes.find(({ id }) => decisionOf(setting, world, tx, id) === 'abort')?.id;
  const entries = trace.entries.slice(step);
  const last = entries.findIndex((entry) => decides(entry) !== undefined);
  const end = entries[last];
  const crashed = entries.slice(0, last + 1).flatMap(({ act, node }) => {
    const isCrash = act.kind === 'crash' || ('crashAfter' in act && act.crashAfter !== undefined);
    return isCrash && node !== null ? [node] : [];
  });
  const values = { aborter: (end && decides(end)) ?? '', nodes: crashed.join(' · ') };
  return finding(crashed.length > 0 ? 'then-aborts' : 'then-aborts-calmly', values, crashed);
}
