/** The pseudocode that the inspector shows; a line is lit while one of its rules is the one that applied last. */
import type { PseudocodeLine } from '../protocol';

const line = (key: string, indent: number, ...rules: string[]): PseudocodeLine => ({
  key,
  indent,
  rules: rules.map((rule) => `RAFT-${rule}`),
});

export const replicaLines: readonly PseudocodeLine[] = [
  line('majority', 0, 'L1'),
  line('stale', 0, 'L2'),
  line('late', 0, 'L3'),
  line('append', 0, 'F1', 'F2'),
  line('vote', 0, 'F3', 'F4', 'F5'),
  line('stand', 0, 'F6'),
  line('elected', 0, 'E1'),
  line('learn', 0, 'F7'),
  line('answer', 0, 'F8', 'F9'),
  line('restart', 0, 'R1', 'R2'),
];

export const coordinatorLines: readonly PseudocodeLine[] = [
  line('begin', 0, 'C1', 'C7'),
  line('cancel', 0, 'C2'),
  line('collect', 0, 'C3'),
  line('commit', 1, 'C4'),
  line('abort', 1, 'C5', 'C6'),
  ...replicaLines,
];

export const participantLines: readonly PseudocodeLine[] = [
  line('prepare', 0),
  line('yes', 1, 'P1'),
  line('no', 1, 'P2'),
  line('alone', 0, 'P3', 'P4'),
  line('commit', 0, 'P5'),
  line('abort', 0, 'P6'),
  line('ask', 0, 'P7'),
  line('heard', 0, 'P8'),
  line('heuristic', 0, 'P9'),
  line('restart', 0, 'R3', 'R4', 'R5'),
];
