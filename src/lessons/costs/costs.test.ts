/** Goal: no formula on the page is only believed. Method: each is compared with runs of its protocol for every n that can be chosen. */
import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import '../../protocols/all';
import { commitProtocolIds, protocolById } from '../../protocols/registry';
import { STANDARD } from '../../sim/types';
import { measure } from './measure';
import { costRows } from './rows';

describe.each(costRows)('$protocol, $variant, $ending', ({ protocol, variant, ending, ...formulas }) => {
  it.each([1, 2, 3, 4, 5, 6, 7])('costs what its formulas say with %i participants', (n) => {
    const measured = measure(must(protocolById(protocol, variant)), n, ending);
    expect(measured).toEqual({
      messages: formulas.messages.of(n),
      delays: formulas.delays.of(n),
      forced: {
        coordinator: formulas.forced.coordinator.of(n),
        participant: formulas.forced.participant.of(n),
        helper: formulas.forced.helper.of(n),
      },
    });
  });
});

it('every protocol that carries out a transfer has its costs', () => {
  for (const id of commitProtocolIds)
    for (const ending of ['commit', 'abort'] as const)
      expect([
        id,
        ending,
        costRows.some((row) => row.protocol === id && row.variant === STANDARD && row.ending === ending),
      ]).toEqual([id, ending, true]);
});
