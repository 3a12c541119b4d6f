/** Writes a run as a run file; reading it gives the same run back. */
import { unreachable } from '../../base/assert';
import type { Act, Cast, Move, Position, Run } from '../types';
import { splitName } from './link';
import type { Mark } from './marks';

/** The text of the file, one move a line. */
export function writeRunFile(
  run: Run,
  position: Position | null = null,
  marks: readonly Mark[] = [],
): string {
  const members: [string, unknown][] = [
    ['format', 'commitscope/run'],
    ['version', 1],
    ['protocol', splitName(run.model)[0]],
  ];
  if (run.scenario !== null) members.push(['scenario', splitName(run.scenario)[0]]);
  if (run.cast !== null) members.push(['cast', castFile(run.cast)]);
  if (Object.keys(run.config).length > 0) members.push(['config', run.config]);
  members.push(['seed', run.seed]);
  if (position !== null) members.push(['position', position]);
  const lines = members.map(([key, value]) => `  ${JSON.stringify(key)}: ${indented(value)}`);
  if (marks.length > 0)
    lines.push(`  "marks": [\n${marks.map((mark) => `    ${JSON.stringify(mark)}`).join(',\n')}\n  ]`);
  const moves = run.moves.map((move) => `    ${JSON.stringify(moveFile(move))}`);
  lines.push(moves.length === 0 ? '  "moves": []' : `  "moves": [\n${moves.join(',\n')}\n  ]`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

function indented(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', '\n  ');
}

function castFile(cast: Cast): unknown {
  const accounts = cast.accounts.map((account) => {
    const { en } = account.owner;
    return en === account.owner['zh-Hans'] ? { ...account, owner: en } : account;
  });
  return { nodes: cast.nodes.map(({ id }) => id), accounts, transactions: cast.transactions };
}

function moveFile(move: Move): object {
  const timing =
    'when' in move
      ? { when: move.when, ...(move.after === undefined ? {} : { after: move.after }) }
      : { afterStep: move.afterStep };
  return { ...timing, ...actFile(move.act) };
}

function actFile(act: Act): object {
  const interrupted =
    'crashAfter' in act && act.crashAfter !== undefined ? { crashAfter: act.crashAfter } : {};
  switch (act.kind) {
    case 'deliver':
    case 'duplicate':
      return { [act.kind]: act.message, ...interrupted };
    case 'drop':
    case 'lose':
      return { [act.kind]: act.message };
    case 'delay':
      return act.by === null ? { hold: act.message } : { delay: act.message, by: act.by };
    case 'begin':
    case 'cancel':
      return { [act.kind]: act.tx, ...interrupted };
    case 'timeout':
    case 'heuristic': {
      const { kind, crashAfter: _, ...subject } = act;
      return { [kind]: subject, ...interrupted };
    }
    case 'grant':
    case 'veto':
    case 'forget':
      return { [act.kind]: act.tx === undefined ? act.node : { node: act.node, tx: act.tx }, ...interrupted };
    case 'recover':
      return { recover: act.node, ...interrupted };
    case 'crash': {
      const { kind: _, node, ...rest } = act;
      return { crash: node, ...rest };
    }
    case 'pause':
    case 'resume':
      return { [act.kind]: act.node };
    case 'cut':
    case 'heal':
      return { [act.kind]: act.groups };
    default:
      return unreachable(act);
  }
}
