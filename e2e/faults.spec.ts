import { expect, test } from './support/test';
import type { Workbench } from './support/workbench';

/** In flight at the first visit, to a participant that is in doubt. */
const COMMIT = ['COMMIT', 'CLR', 'WX-L'] as const;

interface Fault {
  readonly name: string;
  readonly byMouse: (workbench: Workbench) => Promise<void>;
  readonly byKeyboard: (workbench: Workbench) => Promise<void>;
  /** The run as it is would have gone on like this: nothing forks. */
  readonly isCalm?: true;
  /** What the picture shows afterwards. */
  readonly expected: (workbench: Workbench) => Promise<void>;
}

const onNode =
  (id: string, ...keys: readonly string[]) =>
  async (workbench: Workbench): Promise<void> => {
    await workbench.enterStage();
    await workbench.stage.goTo(workbench.stage.node(id));
    await workbench.press(...keys);
  };

const onCommit =
  (...keys: readonly string[]) =>
  async (workbench: Workbench): Promise<void> => {
    await workbench.enterStage();
    await workbench.stage.goTo(workbench.stage.message(...COMMIT));
    await workbench.press(...keys);
  };

/** Opens the menu of what has the focus and goes down to an act. */
const byMenu =
  (reach: (workbench: Workbench) => Promise<void>, act: string) =>
  async (workbench: Workbench): Promise<void> => {
    await reach(workbench);
    await workbench.press('Enter');
    const item = workbench.stage.act(act);
    await expect(item).toBeVisible();
    for (let count = 0; count < 12; count++) {
      if (await item.evaluate((element) => element === document.activeElement)) break;
      await workbench.press('ArrowDown');
    }
    await workbench.press('Enter');
  };

const faults: readonly Fault[] = [
  {
    name: 'crash',
    byMouse: ({ stage }) => stage.crash('WX-L'),
    byKeyboard: onNode('WX-L', 'c'),
    expected: ({ stage }) => stage.expectState('WX-L', 'crashed'),
  },
  {
    name: 'recover',
    byMouse: ({ stage }) => stage.recover('CLR'),
    byKeyboard: onNode('CLR', 'c'),
    expected: async ({ stage }) => {
      await stage.expectState('CLR', 'committed');
      await expect(stage.message('COMMIT', 'CLR', 'ALI-L')).toBeVisible();
    },
  },
  {
    name: 'pause and resume',
    byMouse: async ({ stage }) => {
      await stage.onNode('ALI-L', 'pause');
      await stage.expectState('ALI-L', 'paused');
      await stage.onNode('ALI-L', 'resume');
    },
    byKeyboard: async (workbench) => {
      await onNode('ALI-L', 'Shift+C')(workbench);
      await workbench.stage.expectState('ALI-L', 'paused');
      await workbench.press('Shift+C');
    },
    expected: async ({ stage }) => {
      await expect(stage.card('ALI-L')).not.toHaveAttribute('data-state', 'paused');
      await expect(stage.node('ALI-L')).toHaveAccessibleName(/PREPARED/);
    },
  },
  {
    name: 'drop a message',
    byMouse: ({ stage }) => stage.onMessage([...COMMIT], 'drop'),
    byKeyboard: onCommit('Delete'),
    expected: async ({ stage }) => {
      await expect(stage.messages).toHaveCount(0);
      await expect(stage.lostMessages).toHaveCount(1);
      await stage.expectState('WX-L', 'blocked');
    },
  },
  {
    name: 'duplicate a message',
    byMouse: ({ stage }) => stage.onMessage([...COMMIT], 'duplicate'),
    byKeyboard: onCommit('2'),
    expected: async ({ stage }) => {
      await stage.expectState('WX-L', 'committed');
      await expect(stage.message(...COMMIT)).toBeVisible();
      await expect(stage.mode(...COMMIT)).toContainText('×2');
    },
  },
  {
    name: 'hold a message',
    byMouse: ({ stage }) => stage.onMessage([...COMMIT], 'hold'),
    byKeyboard: byMenu(onCommit(), 'hold'),
    expected: async (workbench) => {
      await expect(workbench.stage.mode(...COMMIT)).toHaveAttribute('data-mode', 'held');
      await workbench.toEnd();
      await expect(workbench.stage.message(...COMMIT)).toBeVisible();
    },
  },
  {
    name: 'delay a message',
    byMouse: ({ stage }) => stage.onMessage([...COMMIT], 'later'),
    byKeyboard: onCommit(']'),
    expected: ({ stage }) => expect(stage.mode(...COMMIT)).toHaveAttribute('data-mode', 'late'),
  },
  {
    name: 'deliver a message now',
    byMouse: ({ stage }) => stage.onMessage([...COMMIT], 'deliver'),
    byKeyboard: onCommit('n'),
    isCalm: true,
    expected: async ({ stage }) => {
      await stage.expectState('WX-L', 'committed');
      await expect(stage.message(...COMMIT)).toHaveCount(0);
      await expect(stage.message('ACK', 'WX-L', 'CLR')).toBeVisible();
    },
  },
  {
    name: 'let a timer run out',
    byMouse: ({ stage }) => stage.timer('ALI-L').click(),
    byKeyboard: onNode('ALI-L', 't'),
    expected: ({ stage }) => expect(stage.message('INQUIRE', 'ALI-L', 'CLR')).toBeVisible(),
  },
  {
    name: 'decide by hand',
    byMouse: ({ stage }) => stage.onNode('ALI-L', 'heuristic-abort'),
    byKeyboard: byMenu(onNode('ALI-L'), 'heuristic-abort'),
    expected: async (workbench) => {
      await workbench.stage.expectState('ALI-L', 'aborted');
      await workbench.toEnd();
      await expect(workbench.stage.brokenRule).toContainText('AC1');
    },
  },
  {
    name: 'cut one link',
    byMouse: ({ stage }) => stage.onLink('CLR', 'ALI-L', 'cut'),
    byKeyboard: async (workbench) => {
      await workbench.enterStage();
      await workbench.stage.goTo(workbench.stage.link('CLR', 'ALI-L'));
      await workbench.press('k');
    },
    expected: async ({ stage }) => {
      await expect(stage.isCut('CLR', 'ALI-L')).toBeVisible();
      await expect(stage.isCut('CLR', 'WX-L')).toHaveCount(0);
    },
  },
];

for (const { name, byMouse, byKeyboard, expected, isCalm } of faults) {
  test(`${name}, by mouse`, async ({ workbench }) => {
    await workbench.open();
    await byMouse(workbench);
    await expected(workbench);
    if (!isCalm) await expect(workbench.branchButton).not.toHaveText('1');
  });

  test(`${name}, by keyboard`, async ({ workbench }) => {
    await workbench.open();
    await byKeyboard(workbench);
    await expected(workbench);
    if (!isCalm) await expect(workbench.branchButton).not.toHaveText('1');
  });
}

test('a participant is made to vote no by its seat', async ({ workbench }) => {
  await workbench.open();
  await workbench.choose('S1/calm');
  await workbench.step();
  await workbench.stage.seat('WX-L').click();
  await workbench.expectBranches(2);
  await workbench.toEnd();
  for (const node of ['CLR', 'ALI-L', 'WX-L']) await workbench.stage.expectState(node, 'aborted');
});

test('a participant is made to vote no by V', async ({ workbench }) => {
  await workbench.open();
  await workbench.choose('S1/calm');
  await workbench.step();
  await onNode('RISK', 'v')(workbench);
  await workbench.expectBranches(2);
  await workbench.toEnd();
  await workbench.stage.expectState('CLR', 'aborted');
});

test('a second press on a glyph delivers it', async ({ workbench }) => {
  await workbench.open();
  await workbench.stage.message(...COMMIT).dblclick();
  await workbench.stage.expectState('WX-L', 'committed');
});

test('an arrowhead is dragged to delay its message', async ({ workbench }) => {
  await workbench.open();
  const sent = await workbench.timeline.playHeadX();
  await workbench.step();
  await workbench.stage.expectState('WX-L', 'committed');
  const arrived = await workbench.timeline.playHeadX();
  // The play-head would cover the arrowhead.
  await workbench.toStart();
  await workbench.timeline.dragArrowhead({ x: sent, node: 'CLR' }, { x: arrived, node: 'WX-L' }, 60);
  await workbench.expectBranches(2);
  await workbench.stage.expectState('WX-L', 'in-doubt');
  await expect(workbench.stage.mode(...COMMIT)).toHaveAttribute('data-mode', 'late');
});

test('a partition is chosen from a list, and mended there', async ({ workbench }) => {
  await workbench.open();
  await workbench.inspector.partition(['CLR']);
  await expect(workbench.stage.partitionLabel).toBeVisible();
  await expect(workbench.stage.isCut('CLR', 'WX-L')).toBeVisible();
  await expect(workbench.stage.isCut('CLR', 'ALI-L')).toBeVisible();
  await workbench.inspector.mend.click();
  await expect(workbench.stage.partitionLabel).toHaveCount(0);
  await expect(workbench.stage.isCut('CLR', 'WX-L')).toHaveCount(0);
});

test('a partition is drawn across the links, and mended at its band', async ({ workbench }) => {
  await workbench.open();
  // The line is drawn between cards, so these have to stand still.
  await workbench.seen();
  await workbench.stage.slice();
  await expect(workbench.stage.partitionLabel).toBeVisible();
  await expect(workbench.stage.lostMessages).toHaveCount(1);
  await workbench.stage.partitionLabel.click();
  await expect(workbench.stage.partitionLabel).toHaveCount(0);
});

test('a partition is made of nodes gathered with the keyboard', async ({ workbench }) => {
  await workbench.open();
  await onNode('WX-L', 'Shift+ArrowRight', 'p')(workbench);
  await expect(workbench.stage.partitionLabel).toHaveAccessibleName(/CLR \| WX-L, ALI-L|WX-L, ALI-L \| CLR/);
});

test('a node crashes between two effects of its next reaction', async ({ workbench }) => {
  await workbench.open();
  await workbench.choose('S1/calm');
  await workbench.stage.select('CLR');
  const chooser = await workbench.inspector.openCrashMiddle();
  // Of all the PREPARE it sends, only the one to WX-L leaves before it dies.
  await chooser.getByRole('radio', { name: workbench.words.within('inspector:middle.inBurst') }).check();
  await chooser.getByRole('checkbox', { name: /WX-L/ }).check();
  await workbench.inspector.crashThere(chooser).click();
  await workbench.stage.expectState('CLR', 'crashed');
  await expect(workbench.stage.messages).toHaveCount(1);
  await expect(workbench.stage.message('PREPARE', 'CLR', 'WX-L')).toBeVisible();
});

test('what is impossible stays in the menu with its reason, and does nothing', async ({ workbench }) => {
  await workbench.open();
  await workbench.stage.node('ALI-L').click();
  const veto = workbench.stage.act('veto');
  await expect(veto).toHaveAttribute('aria-disabled', 'true');
  await expect(veto).toContainText(workbench.words.text('refusal:veto-too-late', { node: 'ALI-L' }));
  await veto.click({ force: true });
  await workbench.expectBranches(1);

  await workbench.press('Escape', 'v');
  await expect(workbench.toast).toContainText(
    workbench.words.text('refusal:veto-too-late', { node: 'ALI-L' }),
  );
  await workbench.expectBranches(1);
});
