/** The pseudocode that the inspector shows; a line is lit while one of its rules is the one that applied last. */
import type { PseudocodeLine } from '../protocol';
import type { Variant } from './variant';

const ids = (prefix: string, ...rows: string[]): string[] => rows.map((row) => `${prefix}-${row}`);
const line = (key: string, indent: number, ...rules: string[]): PseudocodeLine => ({ key, indent, rules });
const common = (...rows: string[]): string[] => ids('2PC', ...rows);

const firstLines = {
  nothing: [line('begin', 0, ...common('C1')), line('cancel', 0, ...common('C2'))],
  abort: [line('beginPRA', 0, 'PRA-C1'), line('cancelForget', 0, 'PRA-C2')],
  readOnly: [line('beginPRA', 0, 'RO-C1'), line('cancel', 0, ...common('C2'))],
  commit: [line('beginPRC', 0, 'PRC-C1'), line('cancelForget', 0, 'PRC-C2')],
} as const;

const decisionLines = {
  nothing: [line('commit', 1, ...common('C4')), line('abort', 1, ...common('C5', 'C6'))],
  abort: [line('commit', 1, ...common('C4')), line('abortPRA', 1, ...ids('PRA', 'C5', 'C6'))],
  commit: [line('commitPRC', 1, 'PRC-C4'), line('abortPRC', 1, ...ids('PRC', 'C5', 'C6'))],
} as const;

const lastLines = {
  nothing: [
    line('announce', 0, ...common('C8', 'C10', 'C14')),
    line('answer', 1, ...common('C11')),
    line('end', 1, ...common('C7', 'C9')),
    line('unknown', 0, ...common('C13')),
    line('restart', 0, ...common('R1', 'R2', 'R3', 'R4', 'R5')),
  ],
  abort: [
    line('announceCommit', 0, ...common('C8', 'C14')),
    line('answer', 1, ...common('C11')),
    line('end', 1, ...common('C7')),
    line('unknown', 0, ...common('C13')),
    line('restartPRA', 0, ...common('R1', 'R3', 'R5')),
  ],
  commit: [
    line('announceAbort', 0, ...common('C10', 'C14')),
    line('answer', 1, ...common('C11')),
    line('end', 1, ...common('C9')),
    line('unknownPRC', 0, 'PRC-C13'),
    line('restartPRC', 0, ...common('R1', 'R4', 'R5'), ...ids('PRC', 'R2', 'R3')),
  ],
} as const;

export function coordinatorLines({ presumes, dropsReaders }: Variant): readonly PseudocodeLine[] {
  const first = dropsReaders ? firstLines.readOnly : firstLines[presumes];
  const collect = line('collect', 0, ...common('C3', 'C12'));
  const read = dropsReaders ? [line('read', 1, ...ids('RO', 'C2', 'C3', 'C4'))] : [];
  return [...first, collect, ...decisionLines[presumes], ...read, ...lastLines[presumes]];
}

export function participantLines({
  presumes,
  isCooperative,
  dropsReaders,
}: Variant): readonly PseudocodeLine[] {
  const again = presumes === 'nothing' ? [] : [presumes === 'abort' ? 'PRA-P8' : 'PRC-P8'];
  return [
    line('prepare', 0),
    ...(dropsReaders ? [line('readOnly', 1, 'RO-P1')] : []),
    line('yes', 1, ...common('P1')),
    line('no', 1, ...common('P2')),
    line('alone', 0, ...common('P3', 'P4')),
    presumes === 'commit' ? line('commitPRC', 0, 'PRC-P5') : line('commit', 0, ...common('P5')),
    presumes === 'abort' ? line('abortPRA', 0, 'PRA-P6') : line('abort', 0, ...common('P6')),
    isCooperative ? line('askAll', 0, 'COOP-T1', 'COOP-T6') : line('wait', 0, ...common('P7')),
    ...(isCooperative ? [line('answerPeer', 0, 'COOP-T2', 'COOP-T3', 'COOP-T4')] : []),
    line('again', 0, ...common('P8', 'P10'), ...again),
    line('unknown', 0, ...common('P9')),
    line('heuristic', 0, ...common('P11')),
    isCooperative
      ? line('restartCooperative', 0, ...common('R6', 'R8'), 'COOP-R7')
      : line('restart', 0, ...common('R6', 'R7', 'R8'), ...(dropsReaders ? ['RO-R1'] : [])),
  ];
}
