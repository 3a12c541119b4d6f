import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { resolveRun, scenarioById } from '../../lessons/catalog';
import { variantById, variantRun } from '../../lessons/runs';
import { protocolById } from '../../protocols/registry';
import { simulate } from '../../sim/simulate';
import { FADE, FLIGHT, LIFT, phaseAt, planStep, poseAt, ROW, STATE, sceneIn, tracksAt } from './motion';
import type { Picture } from './picture';
import { headingOf, layoutOf, pictureOf } from './picture';
import { sceneAt } from './scene';

const S3 = must(scenarioById('S3'));
const RUN = variantRun(S3, variantById(S3, 'W2'));
const SETTING = resolveRun(RUN);
const TRACE = simulate(SETTING, RUN.moves);

function picture(step: number, still = false): Picture {
  const protocol = must(protocolById('two-phase-commit'));
  const position = { step, effects: 0 };
  const scene = sceneAt({ setting: SETTING, protocol, trace: TRACE, position, verdicts: [] });
  return pictureOf(scene, layoutOf(scene, 800, 548), TRACE, position, still);
}

const BEFORE = picture(1);
const AFTER = picture(2);
const PLAN = planStep(BEFORE, AFTER, must(TRACE.entries[1]), 1);
const DELIVERED = 'm:CLR>ALI-L#0';
const SENT = 'm:ALI-L>CLR#0';

it('one step takes at most 900 ms at 1×, and the speed scales all of it', () => {
  expect(LIFT + FLIGHT + ROW + STATE).toBeLessThanOrEqual(900);
  expect(PLAN.end).toBe(LIFT + FLIGHT + ROW + STATE);
  expect(planStep(BEFORE, AFTER, must(TRACE.entries[1]), 4).end).toBe(PLAN.end / 4);
});

it('the phases follow each other: flight, log row, state, rest', () => {
  expect([0, LIFT + FLIGHT, LIFT + FLIGHT + ROW, PLAN.end].map((time) => phaseAt(PLAN, time))).toEqual([
    'flight',
    'row',
    'state',
    'rest',
  ]);
});

it('the delivered glyph starts where it stood, lifts, and ends at the door of its receiver', () => {
  const track = must(PLAN.flight.get(DELIVERED));
  const start = poseAt(track, 0);
  expect([start.x, start.y]).toEqual([
    must(BEFORE.places.get(DELIVERED)).x,
    must(BEFORE.places.get(DELIVERED)).y,
  ]);
  expect(poseAt(track, LIFT).scale).toBeGreaterThan(1.1);
  const end = poseAt(track, LIFT + FLIGHT);
  expect(end.y).toBeCloseTo(must(AFTER.layout.cards['ALI-L']).y);
  expect(end.opacity).toBe(0);
});

it('a message that the step sends leaves its sender only when the state changes', () => {
  expect(tracksAt(PLAN, LIFT + FLIGHT).has(SENT)).toBe(false);
  const track = must(tracksAt(PLAN, PLAN.stateAt).get(SENT));
  expect(poseAt(track, PLAN.stateAt).opacity).toBe(0);
  const place = must(AFTER.places.get(SENT));
  const end = poseAt(track, PLAN.end);
  expect([end.x, end.y, end.opacity]).toEqual([place.x, place.y, 1]);
});

it('every glyph of the picture after ends exactly in its place', () => {
  for (let step = 0; step < TRACE.entries.length; step++) {
    const [from, to] = [picture(step), picture(step + 1)];
    const plan = planStep(from, to, must(TRACE.entries[step]), 1);
    for (const { key } of to.scene.messages) {
      const pose = poseAt(must(tracksAt(plan, plan.end).get(key)), plan.end);
      const place = must(to.places.get(key));
      expect([pose.x, pose.y, pose.scale, pose.opacity]).toEqual([place.x, place.y, 1, 1]);
    }
  }
});

describe('what is drawn on the way', () => {
  const state = (phase: Parameters<typeof sceneIn>[0]) => {
    const ali = must(sceneIn(phase, BEFORE.scene, AFTER.scene).cards.find(({ id }) => id === 'ALI-L'));
    return [ali.log.length, ali.state];
  };
  it('is the old state, then the new row, then the new state', () => {
    expect(state('flight')).toEqual([0, 'working']);
    expect(state('row')).toEqual([1, 'working']);
    expect(state('state')).toEqual([1, 'in-doubt']);
    expect(sceneIn('rest', BEFORE.scene, AFTER.scene)).toBe(AFTER.scene);
  });
});

it('a step that moves nothing does not wait for a flight', () => {
  const quiet = picture(0);
  expect(planStep(quiet, quiet, null, 1).end).toBe(STATE);
});

describe('where no motion is wanted', () => {
  const [before, after] = [picture(1, true), picture(2, true)];
  const plan = planStep(before, after, must(TRACE.entries[1]), 1);

  it('nothing changes its place: the old fades out and the new fades in, in 120 ms', () => {
    expect(plan.end).toBe(FADE);
    for (const { from, to } of [...plan.flight.values(), ...plan.settle.values()]) expect(from).toEqual(to);
    const gone = must(plan.flight.get(DELIVERED));
    expect([0, plan.stateAt].map((time) => poseAt(gone, time).opacity)).toEqual([1, 0]);
    const sent = must(plan.settle.get(SENT));
    expect([plan.stateAt, plan.end].map((time) => poseAt(sent, time).opacity)).toEqual([0, 1]);
  });

  it('messages stand half-way and point at their receivers', () => {
    const message = must(before.scene.messages.find(({ key }) => key === DELIVERED));
    const place = must(before.places.get(DELIVERED));
    const [top, bottom] = [must(before.layout.cards.CLR), must(before.layout.cards['ALI-L'])];
    expect(place.y).toBeCloseTo((top.y + top.height + bottom.y) / 2, 0);
    expect(must(headingOf(before, message))).toBeGreaterThan(0);
    expect(headingOf(picture(1), message)).toBeNull();
  });
});
