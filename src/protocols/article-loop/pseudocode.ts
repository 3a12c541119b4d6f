/** The pseudocode that the inspector shows: the article's lines as it prints them, and the two loops. */
import type { PseudocodeLine } from '../protocol';

const ids = (...rows: string[]): string[] => rows.map((row) => `LOOP-${row}`);
const line = (key: string, indent: number, ...rows: string[]): PseudocodeLine => ({
  key,
  indent,
  rules: ids(...rows),
});

export function articleLines(isStopping: boolean): readonly PseudocodeLine[] {
  const calls = isStopping
    ? [line('prepareChecked', 1, 'C1'), line('commitChecked', 1, 'S1', 'S2')]
    : [line('prepare', 1, 'C1'), line('commit', 1, 'C2')];
  return [line('forEach', 0, 'C3'), ...calls, line('done', 0, 'C4'), line('forget', 0, 'R1')];
}

export const articleParticipantLines: readonly PseudocodeLine[] = [
  line('defPrepare', 0),
  line('check', 1, 'P1'),
  line('refuse', 1, 'P2', 'P3'),
  line('defCommit', 0, 'P5'),
  line('execute', 1, 'P4'),
  line('operator', 0, 'P6'),
  line('restart', 0, 'R2', 'R3'),
];

export const repairedLines = {
  coordinator: [
    line('forEachPrepare', 0, 'C5', 'C7'),
    line('stop', 1, 'C9', 'C10'),
    line('cancel', 1, 'C6'),
    line('decide', 0, 'C8'),
    line('forEachTell', 0, 'C11', 'C13'),
    line('end', 0, 'C12'),
    line('answer', 0, 'C14', 'C15'),
    line('unknown', 0, 'C16'),
    line('restartRepaired', 0, 'R4', 'R5', 'R6', 'R7', 'R8'),
  ],
  participant: [
    line('yes', 0, 'P7'),
    line('no', 0, 'P8', 'P15'),
    line('alone', 0, 'P9', 'P10'),
    line('obeyCommit', 0, 'P11'),
    line('obeyAbort', 0, 'P12'),
    line('wait', 0, 'P13'),
    line('again', 0, 'P14'),
    line('operator', 0, 'P6'),
    line('restartParticipant', 0, 'R9', 'R10', 'R11'),
  ],
} as const;
