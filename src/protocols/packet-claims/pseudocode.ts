/** The pseudocode that the inspector shows; a line is lit while one of its rules is the one that applied last. */
import type { PseudocodeLine } from '../protocol';
import type { Variant } from './variant';

const line = (key: string, indent: number, ...rules: string[]): PseudocodeLine => ({
  key,
  indent,
  rules: rules.map((rule) => `HB-${rule}`),
});

export const gatewayLines: readonly PseudocodeLine[] = [
  line('begin', 0, 'G1'),
  line('won', 0, 'G2'),
  line('late', 0, 'G3'),
  line('silent', 0, 'G4'),
  line('afterwards', 0, 'G5'),
  line('giveUp', 0, 'G6'),
  line('restart', 0, 'R1'),
];

export function setLines({ guard }: Variant): readonly PseudocodeLine[] {
  return [
    line('takeOver', 0, 'S1'),
    line('loaded', 0, 'S2'),
    line('claim', 0, 'S3'),
    line('full', 1, 'S4'),
    line('known', 1, 'S5'),
    line('written', 0, 'S6'),
    ...(guard === 'epoch' ? [line('standDown', 0, 'S7')] : []),
    ...(guard === 'count' ? [line('reload', 0, 'S8')] : []),
    line('restart', 0, 'R2'),
  ];
}

export function storeLines({ guard }: Variant): readonly PseudocodeLine[] {
  return [
    ...(guard === 'epoch' ? [line('older', 0, 'D4'), line('owner', 0, 'D1')] : [line('load', 0, 'D2')]),
    line('unpaid', 1, 'D7'),
    line('claim', 0, 'D3'),
    ...(guard === 'count' ? [line('miscounted', 1, 'D6')] : []),
    line('again', 1, 'D5'),
    line('restart', 0, 'R3'),
  ];
}
