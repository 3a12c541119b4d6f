import { expect, test } from './support/test';
import type { Seen } from './support/workbench';

test('every step back shows exactly the picture that was there before', async ({ workbench }) => {
  // Looks at thirty pictures.
  test.setTimeout(60_000);
  await workbench.open();
  await workbench.inspector.openTab('money');
  await workbench.toStart();
  await workbench.expectAt(0);
  const total = await workbench.total();
  const pictures: Seen[] = [];
  for (let step = 0; step <= total; step++) {
    await workbench.expectAt(step, total);
    pictures.push(await workbench.seen());
    if (step < total) await workbench.step();
  }
  // The pictures tell one moment from the other, or the comparison would be worth nothing.
  expect(new Set(pictures.map((seen) => JSON.stringify({ ...seen, step: '' }))).size).toBeGreaterThan(10);
  for (let step = total - 1; step >= 0; step--) {
    await workbench.back();
    await workbench.expectAt(step, total);
    await expect.poll(() => workbench.glance(), `step ${step}, reached from behind`).toEqual(pictures[step]);
  }
});

test('effects can be stepped one by one, forward and back', async ({ workbench }) => {
  await workbench.open();
  await workbench.toStart();
  // The first reaction is BEGIN in the log and a PREPARE for each participant, one effect after the other.
  const before = await workbench.seen();
  await workbench.microStep();
  await expect(workbench.position).toContainText(workbench.words.within('transport:effects', { done: 1 }));
  await expect(workbench.stage.node('CLR')).toHaveAccessibleName(/BEGIN/);
  await expect(workbench.stage.messages).toHaveCount(0);
  await workbench.microStep();
  await expect(workbench.stage.message('PREPARE', 'CLR', 'WX-L')).toBeVisible();
  await expect(workbench.stage.messages).toHaveCount(1);
  await workbench.microStep();
  await expect(workbench.stage.messages).toHaveCount(2);
  await workbench.microBack();
  await expect(workbench.stage.messages).toHaveCount(1);
  await workbench.microBack();
  await workbench.microBack();
  await workbench.expectAt(0);
  expect(await workbench.seen()).toEqual(before);
});

test('the ends of the run are one press away and say so', async ({ workbench }) => {
  await workbench.open();
  await workbench.toEnd();
  await workbench.expectAt(16, 16);
  await workbench.stage.expectState('ALI-L', 'committed');
  await expect(workbench.controls.getByRole('button', { disabled: true })).not.toHaveCount(0);
  await workbench.toStart();
  await workbench.expectAt(0, 16);
  for (const node of ['CLR', 'WX-L', 'ALI-L']) await workbench.stage.expectState(node, 'idle');
});

test('the play-head is dragged with the mouse', async ({ workbench }) => {
  await workbench.open();
  await workbench.timeline.dragPlayHead(-400);
  await workbench.expectAt(0);
  await workbench.timeline.dragPlayHead(900);
  await workbench.expectAt(16);
  await workbench.stage.expectState('ALI-L', 'committed');
});

test('the play-head obeys the keyboard', async ({ workbench }) => {
  await workbench.open();
  await workbench.timeline.playHead.focus();
  await workbench.press('Home');
  await workbench.expectAt(0);
  await workbench.press('ArrowRight', 'ArrowRight');
  await workbench.expectAt(2);
  await workbench.press('Shift+ArrowRight');
  await workbench.expectAt(7);
  await workbench.press('ArrowLeft', 'Shift+ArrowLeft');
  await workbench.expectAt(1);
  await workbench.press('End');
  await workbench.expectAt(16);
  await expect(workbench.timeline.playHead).toHaveAttribute('aria-valuenow', '16');
});

test('full stop, comma and their Alt forms step from anywhere', async ({ workbench }) => {
  await workbench.open();
  await workbench.press('.');
  await workbench.expectAt(6);
  await workbench.press(',', ',');
  await workbench.expectAt(4);
  await workbench.press('Alt+Period');
  await expect(workbench.position).toContainText(workbench.words.within('transport:effects', { done: 1 }));
  await workbench.press('Alt+Comma');
  await workbench.expectAt(4);
});

test('Play runs by itself, stops on demand, at a question and at the end', async ({ workbench }) => {
  await workbench.open();
  await workbench.speed('4×');
  await workbench.press(' ');
  await expect(workbench.pauseButton).toBeVisible();
  await workbench.story.expectBeat('S3', 'bystander');
  await expect(workbench.pauseButton).toHaveCount(0);
  await workbench.expectAt(8);

  await workbench.speed('¼×');
  await workbench.press(' ');
  await expect(workbench.pauseButton).toBeVisible();
  await workbench.press(' ');
  await expect(workbench.pauseButton).toHaveCount(0);

  await workbench.speed('4×');
  await workbench.toEnd();
  await workbench.back();
  await workbench.play();
  await workbench.expectAt(16);
  await expect(workbench.pauseButton).toHaveCount(0);
});
