/** The pseudocode that the inspector shows; a line is lit while one of its rules is the one that applied last. */
import type { PseudocodeLine } from '../protocol';
import type { Variant } from './variant';

const line = (key: string, indent: number, ...rules: string[]): PseudocodeLine => ({
  key,
  indent,
  rules: rules.map((rule) => `ZK-${rule}`),
});

const voting = {
  ensemble: [
    line('cancel', 0, 'C2'),
    line('collect', 0, 'C3'),
    line('commit', 1, 'C4'),
    line('abort', 1, 'C5', 'C6'),
  ],
  leader: [line('collect', 0, 'C3'), line('commitLocal', 1, 'L1'), line('abortLocal', 1, 'L2')],
  participants: [
    line('collect', 0, 'C3'),
    line('commitFence', 1, 'F1', 'F3'),
    line('abortLocal', 1, 'L2'),
    line('note', 1, 'F2'),
  ],
} as const;

const leading = {
  ensemble: [
    line('elected', 0, 'S1'),
    line('written', 0, 'C7', 'S3'),
    line('adopt', 0, 'C8'),
    line('deposed', 0, 'C9'),
    line('learn', 1, 'S2'),
    line('restart', 0, 'R1', 'R2'),
  ],
  leader: [
    line('electedLocal', 0, 'L3', 'S3'),
    line('answer', 0, 'L4'),
    line('ask', 0, 'L5'),
    line('learn', 1, 'S2'),
    line('restartLocal', 0, 'R1', 'R7'),
  ],
  participants: [
    line('electedFence', 0, 'F4', 'S3'),
    line('survey', 1, 'F5', 'F6'),
    line('answer', 0, 'L4'),
    line('ask', 0, 'L5'),
    line('learn', 1, 'S2'),
    line('restartLocal', 0, 'R1', 'R7'),
  ],
} as const;

export function candidateLines(
  { keptBy }: Variant,
  role: 'coordinator' | 'standby',
): readonly PseudocodeLine[] {
  const first =
    role === 'coordinator' ? [line('begin', 0, 'C1', 'C10'), ...voting[keptBy]] : [line('watch', 0)];
  return [...first, ...leading[keptBy]];
}

export function participantLines({ keptBy }: Variant): readonly PseudocodeLine[] {
  const isFencing = keptBy === 'participants';
  return [
    line('prepare', 0),
    line('yes', 1, 'P1'),
    line('no', 1, 'P2'),
    line('alone', 0, 'P3', 'P4'),
    ...(isFencing
      ? [line('obeyFence', 0, 'F8', 'F9')]
      : [line('commit', 0, 'P5'), line('abort', 0, 'P6'), line('heard', 0, 'P8')]),
    keptBy === 'ensemble' ? line('read', 0, 'P7') : line('inquire', 0, 'L5'),
    ...(isFencing ? [line('tell', 0, 'F7'), line('fence', 0, 'F10')] : []),
    line('heuristic', 0, 'P9'),
    keptBy === 'ensemble'
      ? line('restart', 0, 'R3', 'R4', 'R5')
      : line('restartInquire', 0, 'R3', 'R4', 'R5'),
  ];
}

export function ensembleLines({ keptBy }: Variant): readonly PseudocodeLine[] {
  const election = [
    line('expire', 0, 'E6', 'E9'),
    line('enrol', 0, 'E7'),
    line('settle', 0, 'E8'),
    line('restart', 0, 'R6'),
  ];
  if (keptBy !== 'ensemble') return election;
  return [
    line('create', 0),
    line('created', 1, 'E1'),
    line('exists', 1, 'E2'),
    line('noNode', 1, 'E3'),
    line('read', 0, 'E4', 'E5'),
    ...election,
  ];
}
