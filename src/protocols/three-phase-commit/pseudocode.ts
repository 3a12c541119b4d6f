/** The pseudocode that the inspector shows; a line is lit while one of its rules is the one that applied last. */
import type { PseudocodeLine } from '../protocol';
import type { Variant } from './variant';

const ids = (prefix: string, ...rows: string[]): string[] => rows.map((row) => `${prefix}-${row}`);
const line = (key: string, indent: number, ...rules: string[]): PseudocodeLine => ({ key, indent, rules });
const common = (...rows: string[]): string[] => ids('3PC', ...rows);

/** How those that have restarted decide, where they do not wait for everybody. */
function totalLines(total: Exclude<Variant['total'], 'all'>): PseudocodeLine[] {
  const count = { 'any-subset': 'countAny', 'up-sets': 'countUpSets', view: 'countView' } as const;
  const waits = { 'any-subset': [], 'up-sets': ['3PCU-A6'], view: ['3PCV-A6'] } as const;
  return [
    line('adoptAny', 1, ...common('A5')),
    line('tellLog', 1, ...ids('3PCT', 'A1', 'A2', 'A3')),
    line(count[total], 1, ...ids('3PCT', 'A4', 'A5'), ...waits[total]),
  ];
}

export function coordinatorLines({ terminates, missingAck, total }: Variant): readonly PseudocodeLine[] {
  const isTimed = terminates === 'by-timeout';
  return [
    line('begin', 0, ...common('C1')),
    line('cancel', 0, ...common('C8')),
    line('collect', 0, ...common('C7')),
    line('precommit', 1, ...common('C2')),
    line('abort', 1, ...common('C3', 'C9')),
    line('commit', 0, ...common('C4')),
    missingAck === 'commit'
      ? line('ignore', 1, ...common('C5'))
      : line('abortOnSilence', 1, isTimed ? '3PCSS-C5' : '3PCM-C5'),
    ...(isTimed
      ? [
          line('unknown', 0, ...common('C10')),
          line('restartTimed', 0, ...common('R1', 'R2', 'R4'), '3PCN-R1'),
        ]
      : [
          line('obey', 0, ...common('C6', 'P5', 'P6', 'P8', 'P9', 'E2'), '3PCU-P8', '3PCV-E2'),
          line('answer', 0, ...common('E4', 'C10', 'A7')),
          line('restart', 0, ...common('R1', 'R2', 'R3', 'R4', 'A1', 'A6')),
          ...(total === 'all' ? [line('adopt', 1, ...common('A3', 'A4', 'A5'))] : totalLines(total)),
        ]),
  ];
}

/** How a backup is found and asks. */
function electionLines(total: Variant['total']): PseudocodeLine[] {
  const isView = total === 'view';
  return [
    line(total === 'up-sets' ? 'electNoting' : 'elect', 0, ...common('P8', 'P9'), '3PCU-P8'),
    line(isView ? 'leadView' : 'lead', 1, ...common('E1'), '3PCU-E1', '3PCV-E1'),
    line(isView ? 'tellStateView' : 'tellState', 0, ...common('E2', 'E4'), '3PCV-E2'),
    line('hear', 0, ...common('E3', 'A7')),
    ...(isView ? [line('again', 1, '3PCV-E3')] : []),
  ];
}

export function participantLines({ terminates, total }: Variant): readonly PseudocodeLine[] {
  const first = [
    line('prepare', 0),
    line('yes', 1, ...common('P1')),
    line('no', 1, ...common('P2')),
    line('alone', 0, ...common('P3', 'P10')),
    line('precommit', 0, ...common('P4')),
    line('obey', 0, ...common('P5', 'P6', 'P7')),
    line('operator', 0, ...common('P11')),
  ];
  if (terminates === 'by-timeout')
    return [
      ...first,
      line('clock', 0, '3PCN-P8', '3PCN-P9'),
      line('restartTimed', 0, ...common('R5', 'R8'), '3PCN-R2'),
    ];
  return [
    ...first,
    ...electionLines(total),
    line('adoptDecision', 1, ...common('TR1', 'TR2')),
    line('allPrepared', 1, ...common('TR3')),
    line('somePrecommitted', 1, ...common('TR4', 'E5')),
    line('restart', 0, ...common('R5', 'R6', 'R7', 'R8', 'A1', 'A6')),
    ...(total === 'all' ? [line('adopt', 1, ...common('A2', 'A5'))] : totalLines(total)),
  ];
}
