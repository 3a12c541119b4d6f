/** What the properties say along a trace. */
import type { Setting } from '../sim/model';
import type { Trace, World } from '../sim/types';
import type { Property, PropertyVerdict, Protocol, Violation } from './protocol';

const judged = new WeakMap<Trace, readonly PropertyVerdict[]>();

/** For each property the first step at which it broke (or, for `sometimes`, was reached), if any; remembered per trace. */
export function judge(trace: Trace, setting: Setting, protocol: Protocol): readonly PropertyVerdict[] {
  const known = judged.get(trace);
  if (known) return known;
  const verdicts = protocol.properties.map((property) => judgeOne(trace, setting, property));
  judged.set(trace, verdicts);
  return verdicts;
}

function judgeOne(trace: Trace, setting: Setting, property: Property): PropertyVerdict {
  let before: World = trace.initial;
  const atStart = property.check?.(before, setting) ?? null;
  if (atStart) return { property, step: 0, violation: atStart };
  for (const [index, { world }] of trace.entries.entries()) {
    const violation = found(property, before, world, setting);
    if (violation) return { property, step: index + 1, violation };
    before = world;
  }
  const violation = property.checkEnd?.(trace, setting) ?? null;
  return { property, step: violation ? trace.entries.length : null, violation };
}

function found(property: Property, before: World, after: World, setting: Setting): Violation | null {
  if (after.nodes === before.nodes) return null;
  return property.check?.(after, setting) ?? property.checkStep?.(before, after, setting) ?? null;
}
