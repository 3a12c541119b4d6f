import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { scenarioById } from '../../lessons/catalog';
import { variantSetting } from '../../lessons/runs';
import { protocolById } from '../../protocols/registry';
import { simulate } from '../../sim/simulate';
import { diagram, instantsOf } from './diagram';
import { hitAt } from './hit';
import { across, along, frameOf, type Plane, point, pointOn, segment } from './plane';
import { timeScale } from './timeScale';
import { visibleIn } from './visible';

const scenario = must(scenarioById('S1'));
const setting = variantSetting(scenario, must(scenario.variants[0]));
const drawn = diagram(setting, must(protocolById('two-phase-commit')), simulate(setting, []));

describe.each([
  ['wide', { width: 1000, height: 260 }],
  ['narrow', { width: 390, height: 500 }],
])('hitAt on a %s screen', (_name, size) => {
  const frame = frameOf(drawn.lanes, size);
  const plane: Plane = { frame, scale: timeScale(instantsOf(drawn), 15_000), pixels: 200 / 15_000 };

  it('finds every event where it is drawn', () => {
    for (const event of drawn.events) {
      const hit = hitAt(plane, drawn, [], point(frame, along(plane, event.at), across(plane, event.node)));
      expect(hit).toMatchObject({ kind: 'event' });
    }
  });

  it('finds an arrow by its line and by its head', () => {
    const arrow = must(drawn.arrows[0]);
    const whole = segment(plane, arrow, must(arrow.ends[0]));
    expect(hitAt(plane, drawn, [], pointOn(whole, 0.5))).toMatchObject({ kind: 'arrow' });
    expect(hitAt(plane, drawn, [], pointOn(whole, 0.93))).toMatchObject({ kind: 'head' });
  });

  it('takes the tip of an arrow for its head, the middle of a dot for the event', () => {
    const arrow = must(drawn.arrows[0]);
    const tip = segment(plane, arrow, must(arrow.ends[0])).to;
    const before = point(frame, (frame.isVertical ? tip.y : tip.x) - 5, frame.isVertical ? tip.x : tip.y);
    expect(hitAt(plane, drawn, [], before)).toMatchObject({ kind: 'head', arrow: { key: arrow.key } });
    expect(hitAt(plane, drawn, [], tip)).toMatchObject({ kind: 'event' });
  });

  it('finds a ghost only where nothing of the own branch lies', () => {
    const arrow = must(drawn.arrows[0]);
    const bare = { ...drawn, arrows: [], events: [] };
    const at = pointOn(segment(plane, arrow, must(arrow.ends[0])), 0.5);
    expect(hitAt(plane, bare, [{ branch: 3, arrows: [arrow] }], at)).toEqual({ kind: 'ghost', branch: 3 });
    expect(hitAt(plane, drawn, [{ branch: 3, arrows: [arrow] }], at)).toMatchObject({ kind: 'arrow' });
  });

  it('renders only what lies in the window', () => {
    const all = visibleIn(plane, drawn, { from: 0, to: 1e9 });
    const early = visibleIn(plane, drawn, { from: 0, to: 50 });
    expect(all.arrows.length).toBe(drawn.arrows.length);
    expect(early.arrows.length).toBeLessThan(all.arrows.length);
    expect(visibleIn(plane, drawn, { from: 1e8, to: 1e9 }).events).toEqual([]);
  });
});
