import { expect, test } from './support/test';

const stories = [
  {
    id: 'S1',
    run: 'S1/calm',
    beats: ['start', 'asked', 'promise', 'irrevocable', 'decided', 'arrives', 'end'],
  },
  { id: 'S2', run: 'S2/short', beats: ['start', 'locked', 'refused', 'told', 'released', 'end'] },
  { id: 'S3', run: 'S3/W2', beats: ['start', 'promised', 'dark', 'bystander', 'windows', 'log', 'end'] },
] as const;

for (const { id, run, beats } of stories) {
  test(`${id} is told beat by beat, by buttons and by Page Down and Page Up`, async ({ workbench }) => {
    const { story } = workbench;
    await workbench.open();
    await workbench.choose(run);
    await story.goTo(1);
    await expect(story.beats).toHaveCount(beats.length);
    const steps: string[] = [];
    for (const [index, beat] of beats.entries()) {
      await story.expectBeat(id, beat);
      await expect(story.currentBeat).toHaveAccessibleName(new RegExp(`^${index + 1}\\.`));
      steps.push((await workbench.position.textContent()) ?? '');
      if (index < beats.length - 1) await story.next();
    }
    await expect(story.nextButton).toHaveCount(0);
    // Each beat lies behind the one before it.
    const places = steps.map((text) => Number.parseInt(text, 10) + (/\D(\d+) of/.exec(text) ? 0.5 : 0));
    expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));

    await story.back();
    await story.expectBeat(id, beats.at(-2) ?? '');
    await workbench.press('PageUp');
    await story.expectBeat(id, beats.at(-3) ?? '');
    await expect(workbench.position).toHaveText(steps.at(-3) ?? '');
    await workbench.press('PageDown', 'PageDown');
    await story.expectBeat(id, beats.at(-1) ?? '');
  });
}

test('a linked word lights up what it names', async ({ workbench }) => {
  await workbench.open();
  await workbench.inspector.expectSubject(workbench.words.text('inspector:picker.step'));
  await workbench.story.word('WX-L').hover();
  await workbench.inspector.expectSubject('WX-L');
  await workbench.disclaimer.hover();
  await workbench.inspector.expectSubject(workbench.words.text('inspector:picker.step'));
  await workbench.story.word('ALI-L').click();
  await workbench.disclaimer.hover();
  await workbench.inspector.expectSubject('ALI-L');
});

test('a story that was left offers the way back', async ({ workbench }) => {
  await workbench.open();
  await workbench.stage.recover('CLR');
  await expect(workbench.story.area).toContainText(workbench.words.text('story:changed'));
  await workbench.story.returnToStory();
  await workbench.expectAt(5, 16);
  await workbench.stage.expectState('CLR', 'crashed');
});

test('the risk toggle of S2 tells another story with the same end', async ({ workbench }) => {
  await workbench.open();
  await workbench.choose('S2/short');
  await workbench.story.goTo(3);
  await workbench.stage.expectState('WX-L', 'aborted');
  await workbench.stage.expectState('RISK', 'in-doubt');
  await workbench.story.variant('risk');
  await workbench.stage.expectState('RISK', 'aborted');
  await workbench.toEnd();
  for (const node of ['CLR', 'WX-L', 'COUPON', 'RISK', 'MCH'])
    await workbench.stage.expectState(node, 'aborted');
});
