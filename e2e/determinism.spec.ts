import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import oldLinks from './support/oldLinks.json' with { type: 'json' };
import { expect, test } from './support/test';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsx = fileURLToPath(new URL('../node_modules/tsx/dist/cli.mjs', import.meta.url));

interface Summary {
  readonly step: number;
  readonly steps: number;
  readonly nodes: Readonly<Record<string, { status: string; log: readonly { type: string }[] }>>;
  readonly accounts: Readonly<Record<string, { node: string; available: number; frozen: number }>>;
  readonly inFlight: number;
  readonly logWrites: { readonly forced: number; readonly lazy: number };
  readonly messages: Readonly<Record<string, { sent: number }>>;
  readonly link: string;
  readonly traceHash: string;
}

/** What the command line says about a link. */
function replay(link: string): Summary {
  const output = execFileSync(process.execPath, [tsx, 'src/cli/replay.ts', '--link', link, '--json'], {
    cwd: root,
    encoding: 'utf8',
  });
  return JSON.parse(output) as Summary;
}

/** Fen as the page writes them. */
function yuan(fen: number): string {
  return `¥${(fen / 100).toLocaleString('en', { minimumFractionDigits: 2 })}`;
}

/* The link holds a digest of the outcome, computed anew by whoever writes the link: equal links are equal runs. */
for (const { name, link } of oldLinks) {
  test(`browser and Node agree about ${name}`, async ({ workbench }) => {
    await workbench.open(link);
    const summary = replay(link);
    expect(await workbench.dialogs.share()).toContain(summary.link);
    // The same trace, byte for byte: the page's own fingerprint is that of Node.
    await expect(await workbench.dialogs.openShare()).toContainText(summary.traceHash);
    await workbench.dialogs.close();
    await workbench.expectStep(summary.step, summary.steps);
    for (const [id, node] of Object.entries(summary.nodes)) {
      const crashed = workbench.stage.card(id).and(workbench.page.locator('[data-state=crashed]'));
      await expect(crashed).toHaveCount(node.status === 'crashed' ? 1 : 0);
      const records = node.log.map(({ type }) => type).join(workbench.words.text('stage:describe.comma'));
      await expect(workbench.stage.node(id)).toHaveAccessibleName(
        records === ''
          ? new RegExp(workbench.words.text('stage:describe.logEmpty'))
          : workbench.words.within('stage:describe.log', { rows: records }),
      );
    }
    await expect(workbench.stage.messages).toHaveCount(summary.inFlight);

    await workbench.inspector.openTab('money');
    const money = Object.values(summary.accounts).map(
      ({ node, available, frozen }) =>
        `${node} ${[available, ...(frozen === 0 ? [] : [frozen])].map(yuan).join('+')}`,
    );
    expect(await workbench.inspector.money()).toEqual(money);
    const sent = Object.values(summary.messages).reduce((sum, count) => sum + count.sent, 0);
    await expect(workbench.inspector.costOf('messages')).toHaveText(String(sent));
    await expect(workbench.inspector.costOf('forced')).toHaveText(String(summary.logWrites.forced));
    await expect(workbench.inspector.costOf('lazy')).toHaveText(String(summary.logWrites.lazy));
    await workbench.timeline.showTable();
    await expect(workbench.timeline.table).toHaveAttribute('aria-rowcount', String(summary.steps + 1));
  });
}
