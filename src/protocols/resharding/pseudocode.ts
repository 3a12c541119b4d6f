/** The pseudocode that the inspector shows; a line is lit while one of its rules is the one that applied last. */
import type { PseudocodeLine } from '../protocol';
import type { Variant } from './variant';

const line = (key: string, indent: number, ...rules: string[]): PseudocodeLine => ({
  key,
  indent,
  rules: rules.map((rule) => `RS-${rule}`),
});

export const coordinatorLines: readonly PseudocodeLine[] = [
  line('begin', 0, 'C1', 'C9'),
  line('collect', 0, 'C2', 'C8'),
  line('commit', 1, 'C3'),
  line('abort', 1, 'C4'),
  line('moved', 0, 'C5'),
  line('epoch', 0, 'C6'),
  line('answer', 0, 'C7'),
  line('restart', 0, 'R1', 'R2'),
];

const branch = [
  line('prepare', 0),
  line('yes', 1, 'P1'),
  line('no', 1, 'P2'),
  line('alone', 0, 'P3'),
  line('commit', 0, 'P5'),
  line('abort', 0, 'P4', 'P6'),
  line('heard', 0, 'P8'),
  line('inquire', 0, 'P7'),
  line('heuristic', 0, 'P9'),
] as const;

export function participantLines({ isFenced, carriesBranch }: Variant): readonly PseudocodeLine[] {
  const moves = isFenced ? line('move', 0, 'H1', 'H3') : line('moveUnfenced', 0, 'U1', 'H3');
  return [
    ...branch,
    moves,
    ...(carriesBranch ? [] : [line('moveAvailable', 1, 'L1')]),
    line('stays', 1, 'H7'),
    ...(isFenced ? [line('fence', 1, 'H2')] : []),
    isFenced ? line('restart', 0, 'R3', 'R4') : line('restart', 0, 'R3'),
  ];
}

export function heirLines({ carriesBranch }: Variant): readonly PseudocodeLine[] {
  return [
    line('take', 0, 'H4', 'H5'),
    line('before', 0, 'H6'),
    ...branch,
    ...(carriesBranch ? [] : [line('unknown', 0, 'L2')]),
    line('restart', 0, 'R3', 'R5'),
  ];
}

export const ringLines: readonly PseudocodeLine[] = [
  line('move', 0, 'N1'),
  line('switch', 0, 'N2', 'N3'),
  line('kept', 0, 'N4'),
  line('restart', 0, 'R6'),
];
