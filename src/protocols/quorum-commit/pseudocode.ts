/** The pseudocode that the inspector shows; a line is lit while one of its rules is the one that applied last. */
import type { PseudocodeLine } from '../protocol';
import type { Variant } from './variant';

const line = (key: string, indent: number, ...rules: string[]): PseudocodeLine => ({
  key,
  indent,
  rules: rules.map((rule) => (rule.includes('-') ? rule : `Q3PC-${rule}`)),
});

/** What every node of the quorum does once it may be in doubt. */
function quorumLines({ isEnhanced }: Variant): readonly PseudocodeLine[] {
  if (!isEnhanced)
    return [
      line('move', 0, 'M1', 'M2', 'M4'),
      line('stay', 1, 'M3'),
      line('obey', 0, 'M5', 'M6'),
      line('tell', 0, 'M8', 'M10'),
      line('refuse', 1, 'M9'),
      line('wait', 0, 'M7'),
      line('lead', 0, 'S1', 'S9', 'S10'),
      line('collect', 1, 'S2', 'S6'),
      line('tryCommit', 1, 'S3'),
      line('tryAbort', 1, 'S4'),
      line('block', 1, 'S5'),
      line('decide', 1, 'S7', 'S8'),
    ];
  return [
    line('moveE', 0, 'E3PC-M1', 'E3PC-M2', 'M4'),
    line('obey', 0, 'M5', 'M6'),
    line('tellE', 0, 'E3PC-M8', 'M10'),
    line('refuse', 1, 'M9'),
    line('wait', 0, 'M7'),
    line('leadE', 0, 'E3PC-S1', 'S9', 'S10'),
    line('collect', 1, 'S2', 'S6'),
    line('tryCommitE', 1, 'E3PC-S3'),
    line('tryAbortE', 1, 'E3PC-S4'),
    line('blockE', 1, 'E3PC-S5'),
    line('decide', 1, 'S7', 'S8'),
  ];
}

export function coordinatorLines(variant: Variant): readonly PseudocodeLine[] {
  return [
    line('begin', 0, 'C1'),
    line('cancel', 0, 'C2'),
    line('votes', 0, 'C3'),
    line('precommit', 1, 'C4'),
    line('abort', 1, 'C5', 'C6', 'C7'),
    line('unknown', 0, 'C8'),
    ...quorumLines(variant),
    line('restart', 0, 'R1', 'R2', 'R3', 'R4'),
  ];
}

export function participantLines(variant: Variant): readonly PseudocodeLine[] {
  return [
    line('prepare', 0),
    line('yes', 1, 'P1'),
    line('no', 1, 'P2'),
    line('alone', 0, 'P3', 'P4', 'P5'),
    ...quorumLines(variant),
    line('operator', 0, 'P6'),
    line('restart', 0, 'R5', 'R6', 'R7'),
  ];
}
