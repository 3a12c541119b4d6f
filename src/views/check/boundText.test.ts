// @vitest-environment jsdom
import i18next from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { startI18n } from '../../i18n/i18n';
import { firstVisitRun, resolveRun } from '../../lessons/catalog';
import { protocolById } from '../../protocols/registry';
import { FIRST_QUESTION, type Question } from '../../session/checking/question';
import { boundText } from './boundText';

beforeAll(() => startI18n('en', ['two-phase-commit']));

function words(part: Partial<Question> = {}): string {
  const setting = resolveRun(firstVisitRun().run);
  const protocol = must(protocolById(setting.model.id));
  const t = (key: string | readonly string[], values?: Readonly<Record<string, string | number>>): string =>
    i18next.t([...[key].flat()], values ?? {});
  return boundText({ ...FIRST_QUESTION, ...part }, protocol, setting, t);
}

it('names who takes part, what may go wrong, and whether timeouts may lie', () => {
  expect(words()).toBe('2 participants, at most 1 crash of a coordinator and 1 repair, timeouts may lie');
});

it('says so when nothing may go wrong', () => {
  const faults = { ...FIRST_QUESTION.faults, recoveries: 0 };
  expect(words({ crashes: {}, faults })).toBe('2 participants, no faults, timeouts may lie');
});

it('leaves out what cannot happen under these terms, and names the terms that are unusual', () => {
  const faults = { ...FIRST_QUESTION.faults, recoveries: 0, losses: 2, duplicates: 2 };
  const text = words({
    crashes: { participant: 2 },
    faults,
    timing: 'synchronous',
    network: 'fifo',
    lazy: ['COMMIT'],
  });
  expect(text).toBe(
    '2 participants, at most 2 crashes of participants and 2 doubled messages, timeouts never lie, links keep the order, COMMIT not forced',
  );
});
