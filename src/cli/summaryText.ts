/** A summary as a person reads it in a terminal. */
import type { Summary } from './summary';

export function summaryText(summary: Summary): string {
  const { step, steps, effects, timeTicks, end } = summary;
  const at =
    effects === 0 ? `step ${step} of ${steps}` : `step ${step} of ${steps}, ${effects} effects into the next`;
  return [
    `${summary.protocol} · ${summary.scenario ?? 'own cast'} · seed ${summary.seed}`,
    `${at} · ${timeTicks / 1000} ms of virtual time · the run ends: ${end}`,
    '',
    'Nodes',
    ...nodeLines(summary),
    '',
    'Money (fen)',
    ...table([
      ['account', 'kept by', 'available', 'frozen', 'in transit'],
      ...Object.entries(summary.accounts).map(([id, account]) => [
        id,
        account.node,
        ...[account.available, account.frozen, account.inTransit].map(String),
      ]),
    ]),
    `  conservation: ${conservationText(summary)}`,
    '',
    `Messages (${summary.inFlight} still in flight)`,
    ...table([
      ['type', 'sent', 'delivered', 'lost', 'duplicated'],
      ...Object.entries(summary.messages).map(([type, count]) => [
        type,
        ...[count.sent, count.delivered, count.lost, count.duplicated].map(String),
      ]),
    ]),
    `  log writes: ${summary.logWrites.forced} forced, ${summary.logWrites.lazy} lazy`,
    '',
    'Properties',
    ...table(
      summary.properties.map(({ id, kind, verdict, step: when, nodes }) => [
        id,
        kind,
        verdict + (when === null ? '' : ` at step ${when}`),
        nodes.join(' '),
      ]),
    ),
    '',
    `In doubt: ${waiting(summary.inDoubt)}`,
    `Blocked:  ${waiting(summary.blocked)}`,
    '',
    `Link: ${summary.link}`,
    `Trace: ${summary.traceHash}`,
  ].join('\n');
}

function nodeLines({ nodes }: Summary): string[] {
  return Object.entries(nodes).flatMap(([id, node]) => {
    const states = Object.entries(node.states).map(([tx, state]) => `${tx} ${state}`);
    const log = node.log.map(({ tx, type, durable }) => `${type}(${tx})${durable ? '' : '~'}`);
    const locks = node.locks.map(({ account, tx }) => `${account} by ${tx}`);
    return [
      `  ${id}: ${node.status}${states.length === 0 ? '' : ` · ${states.join(', ')}`}`,
      `    log: ${log.join(' ') || '–'}${log.some((row) => row.endsWith('~')) ? '   (~ not durable yet)' : ''}`,
      ...(locks.length === 0 ? [] : [`    locked: ${locks.join(', ')}`]),
      ...(node.lockQueue.length === 0 ? [] : [`    waiting for a lock: ${node.lockQueue.join(', ')}`]),
    ];
  });
}

function conservationText({ conservation: { ok, expected, held, inTransit, missing } }: Summary): string {
  const sum = `${held} held + ${inTransit} in transit of ${expected}`;
  return ok ? `${sum}, nothing missing` : `${sum}, ${missing} MISSING`;
}

function waiting(items: Summary['blocked']): string {
  return items.map(({ node, tx }) => `${node} (${tx})`).join(', ') || 'nobody';
}

/** Rows in columns, each as wide as its widest cell. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
}
