import { expect, test } from './support/test';

test('a transfer with one participant', async ({ workbench }) => {
  await workbench.open();
  await workbench.dialogs.openTransfer();
  await workbench.dialogs.fillTransfer({ participants: 1, amount: '12.34' });
  await workbench.dialogs.create();
  await expect(workbench.dialogs.any).toHaveCount(0);
  await expect(workbench.stage.nodes).toHaveCount(2);
  await workbench.toEnd();
  await workbench.stage.expectState('WX-L', 'committed');
  await workbench.inspector.openTab('money');
  await expect(workbench.inspector.account('Li Lei')).toContainText('787.66');
  await expect(workbench.inspector.account('Han Meimei')).toContainText('162.34');
});

test('a transfer with seven participants, one of which refuses', async ({ workbench }) => {
  await workbench.open();
  await workbench.dialogs.openTransfer();
  await workbench.dialogs.fillTransfer({ participants: 7, vetoes: ['RISK'] });
  await workbench.dialogs.create();
  await expect(workbench.stage.nodes).toHaveCount(8);
  await workbench.toEnd();
  for (const card of await workbench.stage.nodes.all()) {
    await expect(card.locator('xpath=..')).toHaveAttribute('data-state', 'aborted');
  }
  await workbench.inspector.openTab('money');
  await expect(workbench.inspector.account('Li Lei')).toContainText('800.00');
});

test('another variant of the protocol: presumed abort writes nothing before it commits', async ({
  workbench,
}) => {
  await workbench.open();
  await workbench.dialogs.openTransfer();
  await workbench.dialogs.fillTransfer({ participants: 2, variant: 'presumed-abort', vetoes: ['ALI-L'] });
  await workbench.dialogs.create();
  await workbench.toEnd();
  await workbench.stage.expectState('WX-L', 'aborted');
  await workbench.stage.expectState('CLR', 'ended');
  await workbench.stage.select('CLR');
  await workbench.inspector.openTab('chart');
  await expect(workbench.inspector.panel('chart')).toContainText('presumed abort');
});

test('names in Chinese characters, and more money than there is', async ({ workbench }) => {
  await workbench.open();
  await workbench.dialogs.openTransfer();
  await workbench.dialogs.fillTransfer({ payer: '李雷', payee: '韩梅梅', amount: '900', participants: 2 });
  await expect(workbench.dialogs.transfer).toContainText(workbench.words.text('share:transfer.short'));
  await workbench.dialogs.create();
  await expect(workbench.stage.nodes).toHaveCount(3);
  await workbench.toEnd();
  await workbench.stage.expectState('WX-L', 'aborted');
  await workbench.inspector.openTab('money');
  await expect(workbench.inspector.account('李雷')).toContainText('800.00');
  await expect(workbench.inspector.account('韩梅梅')).toContainText('150.00');
});

test('what is wrong in the form is said beside it, and the first wrong field has the focus', async ({
  workbench,
}) => {
  const { dialogs, words } = workbench;
  await workbench.open();
  await dialogs.openTransfer();
  await dialogs.fillTransfer({ payer: '', payerBalance: '1.234', amount: '0' });
  await dialogs.create();
  await expect(dialogs.transfer).toBeVisible();
  await expect(dialogs.field('payer')).toBeFocused();
  await expect(dialogs.field('payer')).toHaveAccessibleDescription(words.text('share:transfer.problem.name'));
  await expect(dialogs.field('payerBalance')).toHaveAccessibleDescription(
    words.text('share:transfer.problem.money'),
  );
  await expect(dialogs.field('amount')).toHaveAccessibleDescription(
    words.text('share:transfer.problem.amount'),
  );
  await expect(dialogs.field('payee')).toHaveAttribute('aria-invalid', 'false');
  await expect(dialogs.transfer).toContainText(words.text('share:transfer.problems_other', { count: 3 }));

  await dialogs.fillTransfer({ payer: 'Ada', payerBalance: '20', amount: '19.99' });
  await dialogs.create();
  await expect(dialogs.any).toHaveCount(0);
  await expect(workbench.story.title).toHaveText(words.text('story:none.title'));
});
