import { expect, it } from 'vitest';
import './all';
import { protocolById } from '../protocols/registry';
import { exhibits } from './exhibits/exhibits';
import { familySteps, memberById, members } from './family';

it('every member of the family is a protocol that exists, and every place is taken once', () => {
  for (const { id, protocol, variant } of members)
    expect([id, protocolById(protocol, variant)?.id]).toEqual([id, protocol]);
  expect(new Set(members.map(({ column, row }) => `${column} ${row}`)).size).toBe(members.length);
});

it('every step leads from a member to a member and shows a run that exists', () => {
  for (const { id, from, to, exhibit } of familySteps) {
    expect([id, memberById(from)?.id, memberById(to)?.id]).toEqual([id, from, to]);
    expect(exhibits.map((one) => one.id)).toContain(exhibit);
  }
  const reached = new Set(familySteps.flatMap(({ from, to }) => [from, to]));
  expect([...reached].toSorted()).toEqual(members.map(({ id }) => id).toSorted());
});
