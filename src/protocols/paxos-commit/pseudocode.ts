/** The pseudocode that the inspector shows; a line is lit while one of its rules is the one that applied last. */
import type { PseudocodeLine } from '../protocol';

const line = (key: string, indent: number, ...rows: string[]): PseudocodeLine => ({
  key,
  indent,
  rules: rows.map((row) => `PAX-${row}`),
});

const ballotLines = [
  line('lead', 0, 'X6'),
  line('propose', 1, 'X7', 'X13'),
  line('again', 1, 'X14', 'X15'),
  line('commit', 0, 'X8'),
  line('abort', 0, 'X9'),
  line('answer', 0, 'X16', 'X17', 'X19'),
  line('restart', 0, 'R1', 'R2', 'R3'),
] as const;

export const coordinatorLines: readonly PseudocodeLine[] = [
  line('begin', 0, 'X3'),
  line('cancel', 0, 'X20'),
  line('handOver', 0, 'X18'),
  ...ballotLines,
];

export const standbyLines: readonly PseudocodeLine[] = ballotLines;

export const acceptorLines: readonly PseudocodeLine[] = [
  line('vote', 0, 'X4', 'X12'),
  line('promise', 0, 'X5'),
  line('refuse', 0, 'X11'),
  line('restart', 0, 'R4'),
];

export const participantLines: readonly PseudocodeLine[] = [
  line('prepare', 0),
  line('yes', 1, 'X1'),
  line('no', 1, 'X2'),
  line('alone', 0, 'X21'),
  line('obey', 0, 'X10', 'X23'),
  line('ask', 0, 'X22'),
  line('heuristic', 0, 'X24'),
  line('restart', 0, 'R5', 'R6', 'R7'),
];
