import { expect, test } from './support/test';

interface Asked {
  readonly scenario: string;
  readonly run: string;
  readonly beat: string;
  readonly number: number;
  readonly right: string;
  readonly wrong: string;
}

const questions: readonly Asked[] = [
  { scenario: 'S1', run: 'S1/calm', beat: 'promise', number: 3, right: 'persist', wrong: 'send' },
  { scenario: 'S1', run: 'S1/calm', beat: 'irrevocable', number: 4, right: 'decided', wrong: 'votes' },
  { scenario: 'S2', run: 'S2/short', beat: 'refused', number: 3, right: 'abort', wrong: 'commit' },
  { scenario: 'S2', run: 'S2/short', beat: 'told', number: 4, right: 'yes', wrong: 'nobody' },
  { scenario: 'S3', run: 'S3/W2', beat: 'dark', number: 3, right: 'wait', wrong: 'abort' },
  { scenario: 'S3', run: 'S3/W1', beat: 'dark', number: 3, right: 'wait', wrong: 'commit' },
  { scenario: 'S3', run: 'S3/W2', beat: 'bystander', number: 4, right: 'rejected', wrong: 'paid' },
  { scenario: 'S3', run: 'S3/W2', beat: 'log', number: 6, right: 'commit', wrong: 'abort' },
  { scenario: 'S3', run: 'S3/W1', beat: 'log', number: 6, right: 'abort', wrong: 'commit' },
];

for (const { scenario, run, beat, number, right, wrong } of questions) {
  test(`${run} asks at "${beat}", and every answer is judged`, async ({ workbench }) => {
    const { story } = workbench;
    await workbench.open();
    await workbench.choose(run);
    // Slow enough to read the marks before the story goes on.
    await workbench.speed('¼×');
    await story.goTo(number);
    await story.expectBeat(scenario, beat);
    await expect(story.question).toBeVisible();
    const wrongOption = story.namedOption(scenario, beat, wrong);
    const rightOption = story.namedOption(scenario, beat, right);
    await wrongOption.click();
    await story.expectMark(wrongOption, 'wrong');
    await rightOption.click();
    await story.expectMark(rightOption, 'right');
    await story.expectMark(wrongOption, 'wrong');
  });
}

test('a wrong answer in S1 is played as a branch until a rule breaks', async ({ workbench }) => {
  await workbench.open();
  await workbench.choose('S1/calm');
  await workbench.story.goTo(4);
  await workbench.story.expectBeat('S1', 'irrevocable');
  await workbench.speed('4×');
  await workbench.story.namedOption('S1', 'irrevocable', 'votes').click();
  await expect(workbench.stage.brokenRule).toBeVisible({ timeout: 12_000 });
  await expect(workbench.branchButton).not.toHaveText('1');
  await workbench.story.returnToStory();
  await expect(workbench.stage.brokenRule).toHaveCount(0);
  await workbench.story.expectBeat('S1', 'irrevocable');
});

test('predictions are looked back on at the end of the story', async ({ workbench }) => {
  const { story, words } = workbench;
  await workbench.open();
  await story.namedOption('S3', 'dark', 'abort').click();
  await story.goTo(4);
  await story.namedOption('S3', 'bystander', 'rejected').click();
  await story.goTo(7);
  await story.expectBeat('S3', 'end');
  await expect(story.predictions.getByRole('listitem')).toHaveCount(2);
  await expect(story.predictions).toContainText(words.text('story:S3.dark.option.abort'));
  await expect(story.predictions).toContainText(words.text('story:S3.bystander.option.rejected'));
});

test('an answer says for which runs it was checked, and a wrong one is played to the broken rule', async ({
  workbench,
}) => {
  const { story, words } = workbench;
  await workbench.open();
  await workbench.choose('S1/calm');
  await story.goTo(4);
  await story.expectBeat('S1', 'irrevocable');
  await workbench.speed('4×');
  const tooEarly = story.namedOption('S1', 'irrevocable', 'votes');
  await tooEarly.click();
  await story.expectMark(tooEarly, 'wrong');
  await expect(story.checked('not-yet')).toContainText(
    words.text('story:checked.crashes_other', { count: '0' }),
  );
  await expect(workbench.stage.brokenRule).toBeVisible({ timeout: 12_000 });
  await expect(story.question).toContainText(
    words.text('story:finding.then-aborts-calmly', { aborter: 'CLR' }),
  );
  await story.returnToStory();
  await story.namedOption('S1', 'irrevocable', 'decided').click();
  await expect(story.checked('from-here')).toContainText(
    words.text('story:checked.crashes_other', { count: '2' }),
  );
  await expect(story.checked('from-here')).toContainText(
    words.text('story:checked.repairs_other', { count: '2' }),
  );
  await expect(story.checked('from-here')).toContainText(/\d{3},\d{3}/);
});
