import { expect, test } from './support/test';

test('the page has its landmarks, its headings and one main', async ({ workbench, page }) => {
  const { words } = workbench;
  await workbench.open();
  await expect(workbench.banner).toBeVisible();
  await expect(workbench.main).toHaveCount(1);
  await expect(page.getByRole('contentinfo')).toBeVisible();
  for (const area of ['story', 'details'])
    await expect(page.getByRole('complementary', { name: words.text(`ui:area.${area}`) })).toBeVisible();
  for (const area of ['controls', 'timeline'])
    await expect(
      page.getByRole('region', { name: words.text(`ui:area.${area}`), exact: true }),
    ).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('CommitScope');
});

test('each step is spoken in one sentence', async ({ workbench }) => {
  const { words } = workbench;
  await workbench.open();
  await expect(workbench.spoken).toHaveText('');
  await workbench.step();
  await expect(workbench.spoken).toHaveText(words.pattern('ui:event', { step: 6 }));
  await expect(workbench.spoken).toContainText('COMMIT');
  await workbench.back();
  await expect(workbench.spoken).toHaveText(words.pattern('ui:event', { step: 5 }));
  await workbench.toStart();
  await expect(workbench.spoken).toHaveText(words.text('ui:start'));
  await workbench.microStep();
  await expect(workbench.spoken).toHaveText(words.pattern('transport:effects', { done: 1 }));
});

test('an answer is spoken with what came of it', async ({ workbench }) => {
  await workbench.open();
  await workbench.speed('¼×');
  await workbench.story.answer('C');
  await expect(workbench.story.question.getByRole('status')).toHaveText(
    new RegExp(`^${workbench.words.text('story:right')}\\W.{20,}`),
  );
});

test('every node tells its role, its state, its log, its lock and its timer', async ({ workbench }) => {
  const { words, stage } = workbench;
  await workbench.open();
  const coordinator = stage.node('CLR');
  await expect(coordinator).toHaveAccessibleName(
    words.within('stage:describe.who', { node: 'CLR', role: words.text('stage:role.coordinator') }),
  );
  await expect(coordinator).toHaveAccessibleName(new RegExp(words.text('stage:chip.crashed')));
  await expect(coordinator).toHaveAccessibleName(
    words.within('stage:describe.log', { rows: 'BEGIN, COMMIT' }),
  );
  const ledger = stage.node('ALI-L');
  await expect(ledger).toHaveAccessibleName(new RegExp(words.text('stage:chip.blocked')));
  await expect(ledger).toHaveAccessibleName(words.within('stage:describe.log', { rows: 'PREPARED' }));
  await expect(ledger).toHaveAccessibleName(
    words.within('stage:describe.lock', { owner: 'Han Meimei', tx: 't1' }),
  );
  await expect(ledger).toHaveAccessibleName(words.within('stage:describe.timer'));
  await expect(stage.message('COMMIT', 'CLR', 'WX-L')).toHaveAccessibleName(
    new RegExp(words.text('stage:mode.flying')),
  );
});

test('the diagram is a picture with a name, and the play-head says where it stands', async ({
  workbench,
}) => {
  const { words, timeline } = workbench;
  await workbench.open();
  await expect(timeline.drawing).toHaveAccessibleName(words.pattern('timeline:drawing', { steps: 16 }));
  await expect(timeline.playHead).toHaveAttribute(
    'aria-valuetext',
    words.pattern('timeline:at', { step: 5, steps: 16 }),
  );
});
