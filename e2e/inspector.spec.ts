import { expect, test } from './support/test';

test('a node shows its log, its memory, its locks, its timers and why it waits', async ({ workbench }) => {
  const { inspector, stage, words } = workbench;
  await workbench.open();
  await stage.select('ALI-L');
  await inspector.expectSubject('ALI-L');
  await expect(inspector.logRows).toHaveCount(1);
  await expect(inspector.logRows).toContainText('PREPARED');
  await expect(inspector.logRows).toContainText(words.text('inspector:log.forced'));
  await expect(inspector.section('locks.title')).toContainText(
    words.text('inspector:locks.held', { tx: 't1' }),
  );
  await expect(inspector.section('timers.title')).toContainText(words.within('inspector:timers.left'));
  const waiting = inspector.section('waiting.title');
  await expect(waiting).toContainText('2PC-P7');
  await expect(waiting).toContainText(words.text('inspector:waiting.blocked'));
  await expect(waiting).toContainText(words.text('inspector:act.recover', { node: 'CLR' }));
  await inspector.act('crash', { node: 'ALI-L' }).click();
  await stage.expectState('ALI-L', 'crashed');
  await expect(inspector.section('memory.title')).toContainText(words.text('inspector:memory.gone'));
  await expect(inspector.logRows).toContainText('PREPARED');
});

test('refused acts are listed with their reason', async ({ workbench }) => {
  const { inspector, words } = workbench;
  await workbench.open();
  await inspector.pick('CLR');
  const pause = inspector.act('pause', { node: 'CLR' });
  await expect(pause).toHaveAttribute('aria-disabled', 'true');
  await expect(pause).toContainText(words.text('refusal:node-crashed', { node: 'CLR' }));
  await pause.click({ force: true });
  await workbench.expectBranches(1);
});

test('a message shows its contents and its fate', async ({ workbench }) => {
  const { inspector, words } = workbench;
  await workbench.open();
  await inspector.pick('COMMIT CLR → WX-L');
  await expect(inspector.panel('selected')).toContainText(words.text('inspector:message.fate-flying'));
  await workbench.step();
  await expect(inspector.panel('selected')).toContainText(words.text('inspector:message.fate-delivered'));
});

test('the statechart lights the active state and the transition, in step with the run', async ({
  workbench,
}) => {
  const { inspector, stage } = workbench;
  await workbench.open();
  await stage.select('WX-L');
  await workbench.toStart();
  await inspector.openTab('chart');
  await inspector.expectActiveState('WX-L', 'initial');
  await expect(inspector.litState).toContainText('initial');
  await expect(inspector.litTransition).toHaveCount(0);
  const states: string[] = [];
  for (let step = 0; step <= 16; step++) {
    // The inspector follows at a reader's pace, so name and picture are read until they are of one moment.
    await expect(async () => {
      const label = (await inspector.chart.getAttribute('aria-label')) ?? '';
      const state = /active state: (\S+)$/.exec(label)?.[1] ?? '';
      await expect(inspector.litState).toContainText(state, { timeout: 500 });
      if (states.at(-1) !== state) states.push(state);
    }).toPass();
    if (step < 16) await workbench.step();
    await workbench.expectAt(Math.min(16, step + 1));
  }
  expect(states).toEqual(['initial', 'prepared', 'committed']);
  await expect(inspector.litTransition).toHaveCount(1);
  await expect(inspector.litCode).toHaveCount(1);
});

test('the table of transitions and the pseudocode mark the same rule', async ({ workbench }) => {
  const { inspector, stage } = workbench;
  await workbench.open();
  await stage.select('WX-L');
  await inspector.openTab('chart');
  await inspector.transitionTable.locator('summary').click();
  const before = await inspector.litCode.innerText();
  await expect(inspector.takenRow).toHaveCount(1);
  await workbench.step();
  await expect(inspector.takenRow).toContainText('committed');
  await expect(inspector.litCode).not.toHaveText(before);
  await inspector.enlargeChart();
  await expect(workbench.dialogs.any.getByRole('img')).toBeVisible();
  await workbench.dialogs.close();
});

test('a crashed node has no active state', async ({ workbench }) => {
  const { inspector, stage, words } = workbench;
  await workbench.open();
  await stage.select('CLR');
  await inspector.openTab('chart');
  await expect(inspector.panel('chart')).toContainText(words.text('inspector:chart.down'));
  await expect(inspector.litState).toHaveCount(0);
});

test('money adds up, step by step, and is in transit when it should be', async ({ workbench }) => {
  const { inspector, words } = workbench;
  await workbench.open();
  await inspector.openTab('money');
  await expect(inspector.account('Li Lei')).toContainText('¥550.00');
  await expect(inspector.account('Li Lei')).toContainText('¥250.00');
  await expect(inspector.account('Han Meimei')).toContainText('¥150.00');
  await expect(inspector.conservation).toContainText(words.text('inspector:money.holds'));
  const total = (await workbench.toStart()).total();
  for (let step = 0; step < (await total); step++) {
    await expect(inspector.conservation).toContainText('= ¥950.00');
    await workbench.step();
  }
  await workbench.story.goTo(5);
  await expect(inspector.sum).toContainText(words.text('inspector:money.inTransit', { amount: '¥250.00' }));
});

test('an operator who aborts by hand breaks conservation, in red, from that step on', async ({
  workbench,
}) => {
  const { inspector, stage, words } = workbench;
  await workbench.open();
  await inspector.openTab('money');
  const calm = await inspector.sum.evaluate((element) => getComputedStyle(element).borderColor);
  await stage.onNode('ALI-L', 'heuristic-abort');
  await workbench.toEnd();
  await expect(inspector.conservation).toContainText(words.text('inspector:money.broken'));
  await expect(inspector.sum).toContainText('≠ ¥950.00');
  await expect(inspector.sum).toContainText(words.text('inspector:money.missing', { amount: '¥250.00' }));
  expect(await inspector.sum.evaluate((element) => getComputedStyle(element).borderColor)).not.toBe(calm);
  await inspector.expectAcid('A', 'broken');
  await inspector.expectAcid('C', 'broken');

  // The link goes to the step that broke it: one step before, all is well.
  await inspector.sum.getByRole('button').click();
  await expect(inspector.sum).toContainText('≠');
  await workbench.back();
  await expect(inspector.sum).toContainText('= ¥950.00');

  await inspector.openTab('rules');
  await workbench.toEnd();
  await expect(inspector.rule('AC1')).toContainText(words.within('inspector:rules.violated'));
});

test('the cost grows with the run', async ({ workbench }) => {
  const { inspector } = workbench;
  await workbench.open();
  await workbench.choose('S1/calm');
  await inspector.openTab('money');
  await expect(inspector.costOf('messages')).toHaveText('0');
  await workbench.toEnd();
  // Three participants: PREPARE, vote, decision and acknowledgement of each.
  await expect(inspector.costOf('messages')).toHaveText('12');
  await expect(inspector.costRow('PREPARE')).toContainText('3');
  // Each participant forces PREPARED and COMMIT, the coordinator its decision and what the rules ask of it.
  expect(Number(await inspector.costOf('forced').innerText())).toBeGreaterThanOrEqual(7);
});

test('the ACID strip says what holds each letter up at this moment', async ({ workbench }) => {
  const { inspector, words } = workbench;
  await workbench.open();
  await inspector.expectAcid('A', 'threatened');
  await expect(inspector.acid).toContainText('ALI-L');
  for (const letter of ['C', 'I', 'D'] as const) {
    await inspector.acidCell(letter).click();
    await expect(inspector.acidCell(letter)).toHaveAttribute('aria-pressed', 'true');
    await expect(inspector.acid).toContainText(words.text(`inspector:acid.name.${letter}`));
  }
  await workbench.toEnd();
  for (const letter of ['A', 'C', 'I', 'D'] as const) await inspector.expectAcid(letter, 'ok');
});

test('an account shows the log rows that made it', async ({ workbench }) => {
  const { inspector, words } = workbench;
  await workbench.open();
  await workbench.toEnd();
  await inspector.pick('Li Lei');
  const rows = inspector.section('money.rows').getByRole('listitem');
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('PREPARED');
  await expect(inspector.panel('selected')).toContainText(words.text('inspector:locks.free'));
});
