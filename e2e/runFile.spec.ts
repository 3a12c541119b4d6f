import { expect, test } from './support/test';

const runFile = JSON.stringify({
  format: 'commitscope/run',
  version: 1,
  protocol: 'two-phase-commit',
  scenario: 'S1',
  seed: 1,
  moves: [
    { when: { node: 'CLR', milestone: 'all-votes' }, crash: 'CLR' },
    { run: 'until-quiet' },
    { recover: 'CLR' },
    { run: 'until-quiet' },
  ],
});

test('a run file is opened', async ({ workbench }) => {
  await workbench.open();
  await workbench.dialogs.openFile(runFile);
  await expect(workbench.stage.nodes).toHaveCount(4);
  // Without a decision in its log the coordinator answers every inquiry with ABORT.
  for (const node of ['WX-L', 'ALI-L', 'RISK']) await workbench.stage.expectState(node, 'aborted');
  await expect(workbench.dialogs.problem).toHaveCount(0);
});

test('a run file is dropped on the page', async ({ workbench }) => {
  await workbench.open();
  await workbench.dialogs.dropFile(runFile);
  await expect(workbench.stage.nodes).toHaveCount(4);
  await workbench.stage.expectState('RISK', 'aborted');
});

test('a saved file opens the same moment again', async ({ workbench }) => {
  await workbench.open();
  await workbench.stage.crash('WX-L');
  await workbench.step(2);
  const before = await workbench.seen();
  const text = await workbench.dialogs.saveFile();
  expect(JSON.parse(text)).toMatchObject({ format: 'commitscope/run', version: 1, scenario: 'S3' });
  await workbench.choose('S1/calm');
  await expect(workbench.stage.nodes).toHaveCount(4);
  await workbench.dialogs.openFile(text);
  await expect(workbench.stage.nodes).toHaveCount(3);
  const after = await workbench.seen();
  expect({ nodes: after.nodes, messages: after.messages, step: after.step }).toEqual({
    nodes: before.nodes,
    messages: before.messages,
    step: before.step,
  });
});

const broken = [
  { name: 'no JSON', text: '{ "format": ', code: 'E101' },
  { name: 'another kind of file', text: '{ "name": "something" }', code: 'E103' },
  { name: 'a newer version', text: runFile.replace('"version":1', '"version":9'), code: 'E104' },
  { name: 'an unknown scenario', text: runFile.replace('"S1"', '"S99"'), code: 'E107' },
  {
    name: 'two acts in one move',
    text: runFile.replace('"recover":"CLR"', '"recover":"CLR","pause":"CLR"'),
    code: 'E120',
  },
] as const;

for (const { name, text, code } of broken) {
  test(`a file with ${name} is refused by number`, async ({ workbench }) => {
    await workbench.open();
    await workbench.dialogs.openFile(text);
    await workbench.dialogs.expectProblem(code);
    // Nothing is lost: what was on screen stays, and so does the text.
    await workbench.expectAt(5, 16);
    await workbench.dialogs.problem.getByText(workbench.words.text('ui:problem.raw')).first().click();
    await expect(workbench.dialogs.problemText).toHaveValue(text);
  });
}

test('a file with an impossible move opens as far as it goes', async ({ workbench }) => {
  const moves = [{ crash: 'CLR' }, { pause: 'CLR' }];
  await workbench.open();
  await workbench.dialogs.dropFile(JSON.stringify({ ...JSON.parse(runFile), moves }));
  await workbench.dialogs.expectProblem('E121');
  await workbench.stage.expectState('CLR', 'crashed');
  await expect(workbench.stage.nodes).toHaveCount(4);
});
