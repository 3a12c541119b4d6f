import { expect, it } from 'vitest';
import { must } from '../../base/assert';
import { resolveRun, scenarioById } from '../../lessons/catalog';
import { variantById, variantRun } from '../../lessons/runs';
import { applyAct } from '../../sim/act';
import { latency } from '../../sim/network';
import { refusal } from '../../sim/refusal';
import { simulate } from '../../sim/simulate';
import { linkCurve, pointOn } from './curve';
import { layoutStage } from './layout';
import { OFF_LINK, pulled, pulledMessage, spotOf } from './pull';

const LAYOUT = layoutStage(800, 548, [
  { id: 'C', place: 'top', seats: 2 },
  { id: 'P1', place: 'bottom', seats: 0 },
  { id: 'P2', place: 'bottom', seats: 0 },
]);

it.each([
  ['straight', 'C', 'P1'],
  ['an arc', 'P1', 'P2'],
])('a point beside a link that is %s is found again', (_, a, b) => {
  const curve = must(linkCurve(LAYOUT.cards, a, b, LAYOUT.height));
  for (const share of [0, 0.2, 0.5, 0.83, 1])
    for (const lane of [-60, -10, 0, 30]) {
      const spot = spotOf(curve, pointOn(curve, share, lane));
      expect(spot.off).toBeCloseTo(Math.abs(lane), -0.5);
      if (Math.abs(lane) <= 10) expect(spot.share).toBeCloseTo(share, 1);
    }
});

it('past its ends a link goes on straight', () => {
  const curve = must(linkCurve(LAYOUT.cards, 'C', 'P1', LAYOUT.height));
  const { from, to } = curve;
  const beyond = { x: to.x + (to.x - from.x) * 0.5, y: to.y + (to.y - from.y) * 0.5 };
  expect(spotOf(curve, beyond).share).toBeCloseTo(1.5);
  expect(spotOf(curve, beyond).off).toBeCloseTo(0);
});

const S3 = must(scenarioById('S3'));
const RUN = variantRun(S3, variantById(S3, 'W2'));
const SETTING = resolveRun(RUN);
const TRACE = simulate(SETTING, RUN.moves);
const WORLD = must(TRACE.entries[0]).world;
const MESSAGE = must(WORLD.network[0]);
const FLIGHT = latency(SETTING, MESSAGE.from, MESSAGE.to, MESSAGE.copy);
const DUE = must(MESSAGE.due);

it('pulled back by a whole link a message comes a whole flight later, pulled on a little sooner', () => {
  const back = pulled(SETTING, WORLD, MESSAGE, -1, 0);
  expect(back?.kind === 'delay' && back.due - DUE).toBeCloseTo(FLIGHT, -3);
  const on = pulled(SETTING, WORLD, MESSAGE, 0.25, 0);
  expect(on?.kind === 'delay' && DUE - on.due).toBeCloseTo(FLIGHT / 4, -3);
});

it('what it shows is what the act does, and it never comes before now', () => {
  for (const forward of [-2, -0.3, 0.3, 5]) {
    const result = must(pulled(SETTING, WORLD, MESSAGE, forward, 0));
    expect(refusal(SETTING, WORLD, result.act)).toBeNull();
    const after = applyAct(SETTING, WORLD, result.act).world;
    const due = pulledMessage(after, MESSAGE)?.due;
    expect(result.kind === 'delay' && result.due).toBe(due);
    expect(due).toBeGreaterThan(WORLD.now);
  }
});

it('off its link it is dropped; a slip is nothing', () => {
  expect(pulled(SETTING, WORLD, MESSAGE, 0.5, OFF_LINK + 1)?.act).toMatchObject({ kind: 'drop' });
  expect(pulled(SETTING, WORLD, MESSAGE, 0, 10)).toBeNull();
});

it('a held message that is pulled on stays held, one that is pulled back gets a time', () => {
  const ref = { type: MESSAGE.type, from: MESSAGE.from, to: MESSAGE.to };
  const held = applyAct(SETTING, WORLD, { kind: 'delay', message: ref, by: null }).world;
  const message = must(pulledMessage(held, MESSAGE));
  expect(message.due).toBeNull();
  expect(pulled(SETTING, held, message, 0.5, 0)).toBeNull();
  expect(pulled(SETTING, held, message, -0.5, 0)).toMatchObject({ kind: 'delay' });
});
