/**
 * Goal: every protocol keeps the contract, so that a new one needs no test of its own for it. Method: the same tests over every
 * entry of the registry and over the template.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../base/assert';
import { canonical } from '../base/canonical';
import { simulate } from '../sim/simulate';
import { doingsOf, isReacting } from '../sim/subject';
import type { Act } from '../sim/types';
import { movesOf, walk } from '../sim/walk';
import { initialWorld } from '../sim/world';
import { template } from './_template';
import { protocols } from './all';
import { RECOVERING } from './common/chart';
import { describeEntry } from './describe';
import { judge } from './judge';
import type { Protocol } from './protocol';

const here = import.meta.dirname;
const languages = ['en', 'zh-Hans'] as const;
const picks = fc.array(fc.nat(0xffff_ffff), { maxLength: 50 });

type Strings = Record<string, Record<string, unknown>>;

function stringsOf(folder: string, language: string): Strings {
  return JSON.parse(readFileSync(join(here, folder, `strings.${language}.json`), 'utf8')) as Strings;
}

/** Rule ids of a RULES.md with the number of their cells. */
function rulesOf(folder: string): Map<string, number> {
  const rows = readFileSync(join(here, folder, 'RULES.md'), 'utf8').matchAll(
    /^\| ([A-Z0-9]+(?:-[A-Z]*\d+|\d)) \|(.*)\|$/gm,
  );
  return new Map(
    [...rows].map(([, id, rest]) => [
      must(id),
      must(rest)
        .split('|')
        .filter((cell) => cell.trim() !== '').length,
    ]),
  );
}

function testTitles(folder: string): string {
  const files = readdirSync(join(here, folder)).filter((file) => file.endsWith('.test.ts'));
  return files.map((file) => readFileSync(join(here, folder, file), 'utf8')).join('\n');
}

/** Rules that charts cite, read from the definitions themselves. */
function citedRules(protocol: Protocol): Set<string> {
  const cited = new Set<string>();
  for (const role of Object.values(protocol.roles)) {
    const text = JSON.stringify(role.machine.config);
    for (const [, id] of text.matchAll(/"type":"rule","params":\{"id":"([^"]+)"/g)) cited.add(must(id));
  }
  return cited;
}

/** Faults that perfect detection knows nothing of. */
const HARSH: readonly Act['kind'][] = ['cut', 'recover', 'drop', 'pause'];

/** Every protocol, and every variant of it. */
const every = [...protocols, template].flatMap((protocol) => [
  [protocol.id, 'standard', protocol] as const,
  ...Object.entries(protocol.variants ?? {}).map(([name, variant]) => [protocol.id, name, variant] as const),
]);

describe.each(every)('%s, %s', (id, name, protocol) => {
  it('is called like its folder', () => {
    expect(readdirSync(here)).toContain(id);
  });

  it('keeps lists of nodes in the order of the cast, and properties that look at logs alone: the checker relies on both', () => {
    const setting = protocol.neutral(3);
    const order = setting.cast.nodes.map((node) => node.id);
    fc.assert(
      fc.property(picks, (choice) => {
        for (const { world } of walk(setting, choice).entries) {
          const contexts = Object.values(world.nodes).flatMap((node) => Object.values(node.instances));
          for (const value of contexts.flatMap(({ context }) => Object.values(context))) {
            if (!Array.isArray(value) || !value.every((item) => order.includes(String(item)))) continue;
            const sorted = value.toSorted((a, b) => order.indexOf(String(a)) - order.indexOf(String(b)));
            expect(value).toEqual(sorted);
          }
          const bare = Object.entries(world.nodes).map(([node, { log, durable }]) => [
            node,
            { ...must(initialWorld(setting).nodes[node]), log, durable, instances: {}, timers: [] },
          ]);
          const logs = { ...world, network: [], nodes: Object.fromEntries(bare) };
          for (const { check } of protocol.properties)
            expect(check?.(logs, setting)).toEqual(check?.(world, setting));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('cites only rules that are written down in both languages, and every rule it writes down', () => {
    const own = rulesOf(id);
    const shared = rulesOf('common');
    for (const rule of citedRules(protocol))
      expect([rule, own.get(rule) ?? shared.get(rule)]).toEqual([rule, 2]);
    const siblings = every
      .filter(([other]) => other === id)
      .flatMap(([, , sibling]) => [...citedRules(sibling), ...sibling.properties.map(({ id }) => id)]);
    for (const rule of own.keys()) expect([rule, siblings.includes(rule)]).toEqual([rule, true]);
    for (const property of protocol.properties)
      expect([property.id, own.get(property.id) ?? shared.get(property.id)]).toEqual([property.id, 2]);
  });

  it('has words for every role, state, timer, message, milestone and line of pseudocode, in every language', () => {
    for (const language of languages) {
      const strings = stringsOf(id, language);
      const common = stringsOf('common', language);
      const has = (group: string, key: string): void =>
        expect([language, group, key, strings[group]?.[key]]).not.toContain(undefined);
      if (protocol.variants || name !== 'standard')
        for (const group of ['variant', 'variantNote']) has(group, name);
      for (const type of Object.keys(protocol.messages)) has('message', type);
      for (const milestone of protocol.milestones) has('milestone', milestone);
      for (const [name, role] of Object.entries(protocol.roles)) {
        has('role', name);
        for (const state of Object.keys(role.states)) has('state', state);
        for (const timer of role.timers) has('timer', timer);
        const lines = (strings.pseudocode?.[name] ?? common.pseudocode?.[name]) as
          | Record<string, string>
          | undefined;
        for (const line of role.pseudocode)
          expect([language, name, line.key, lines?.[line.key]]).not.toContain(undefined);
      }
      for (const rule of citedRules(protocol)) {
        const isRecovery = /-R\d+$/.test(rule);
        const events = { ...strings.event, ...common.event };
        if (!isRecovery) expect([language, rule, events[rule]]).not.toContain(undefined);
      }
    }
  });

  it('knows the meaning of every state of its charts', () => {
    for (const role of Object.values(protocol.roles)) {
      const states = Object.keys(role.machine.config.states ?? {});
      expect(Object.keys(role.states).toSorted()).toEqual(states.toSorted());
      expect(states).toContain(RECOVERING);
    }
  });

  it('says of every record that its charts write what it does to the ledger', () => {
    for (const role of Object.values(protocol.roles)) {
      const text = JSON.stringify(role.machine.config);
      const written = [...text.matchAll(/"type":"persist","params":\{"record":"([^"]+)"/g)].map(
        ([, record]) => must(record),
      );
      // Which share it is, or what moves with an account, only the moment knows: such a record is no literal of the chart.
      const fixed = Object.entries(role.ledger).filter(([, operation]) => !/^share$|-over$/.test(operation));
      expect(fixed.map(([record]) => record).toSorted()).toEqual([...new Set(written)].toSorted());
    }
  });

  it('starts no actor: charts invoke and spawn nothing', () => {
    for (const role of Object.values(protocol.roles))
      expect(JSON.stringify(role.machine.config)).not.toMatch(/"invoke"|"spawn|"sendTo"/);
  });

  it('reacts purely: frozen worlds, equal answers, plain data', () => {
    fc.assert(
      fc.property(picks, (choice) => {
        const setting = protocol.neutral(2);
        const run = walk(setting, choice);
        for (const entry of run.entries) deepFreeze(entry.world);
        const again = walk(setting, choice);
        expect(canonical(again.world)).toBe(canonical(run.world));
        expect(structuredClone(run.world)).toEqual(run.world);
      }),
      { numRuns: 40 },
    );
  });

  it('has an answer to every timer that runs', () => {
    const setting = protocol.neutral(2);
    fc.assert(
      fc.property(picks, (choice) => {
        for (const { world } of walk(setting, choice).entries)
          for (const [node, { status, timers }] of Object.entries(world.nodes)) {
            if (status !== 'up') continue;
            for (const { tx, name: timer } of timers) {
              const [doing] = doingsOf(setting, world, { kind: 'timeout', node, timer, tx });
              expect([node, timer, doing?.reaction.discarded]).toEqual([node, timer, false]);
            }
          }
      }),
      { numRuns: 40 },
    );
  });

  it('restarts after any part of any reaction into a state that its chart knows', () => {
    for (const [step, entry] of simulate(protocol.neutral(2), []).entries.entries()) {
      if (!isReacting(entry.act) || entry.node === null) continue;
      const setting = protocol.neutral(2);
      const before = simulate(setting, [], { stopAt: step });
      const world = before.entries.at(-1)?.world ?? initialWorld(setting);
      const planned = doingsOf(setting, world, entry.act).flatMap((doing) => doing.reaction.effects).length;
      for (let effects = 0; effects <= planned; effects++) {
        const crash = { ...entry.act, crashAfter: { effects } };
        const trace = simulate(setting, [
          { afterStep: step, act: crash },
          { afterStep: step + 1, act: { kind: 'recover', node: entry.node } },
        ]);
        expect(trace.failed).toEqual([]);
        expect(['quiet', 'cycle']).toContain(trace.end);
      }
    }
  });

  it('keeps every `always` property on random runs that it is made for, reaches every `sometimes`', () => {
    const neutral = protocol.neutral(2);
    const isGentle = protocol.restsOn === 'perfect-detection';
    const setting = isGentle
      ? { ...neutral, config: { ...neutral.config, timing: 'synchronous' as const } }
      : neutral;
    const isAllowed = ({ kind }: Act): boolean => kind !== 'heuristic' && !(isGentle && HARSH.includes(kind));
    const calm = judge(simulate(setting, []), setting, protocol);
    for (const { property, step } of calm)
      if (property.kind === 'sometimes') expect([property.id, step]).not.toContain(null);
    fc.assert(
      fc.property(picks, (choice) => {
        const run = walk(setting, choice, isAllowed);
        for (const { property, step } of judge(simulate(setting, movesOf(run)), setting, protocol))
          if (property.kind === 'always') expect([property.id, step]).toEqual([property.id, null]);
      }),
      { numRuns: id === template.id || protocol.restsOn === 'luck' ? 0 : 60 },
    );
  });

  it('describes every entry with a sentence that exists in every language', () => {
    fc.assert(
      fc.property(picks, (choice) => {
        const setting = protocol.neutral(2);
        for (const entry of walk(setting, choice).entries) {
          const [namespace, key] = describeEntry(entry, setting).key.split(':');
          for (const language of languages)
            expect([key, lookUp(must(namespace), language, must(key))]).not.toContain(undefined);
        }
      }),
      { numRuns: 40 },
    );
  });
});

it('every rule of a registered protocol has a test that is named by it', () => {
  for (const { id } of protocols) {
    const titles = testTitles(id);
    for (const rule of rulesOf(id).keys()) expect([rule, titles.includes(`'${rule} `)]).toEqual([rule, true]);
  }
});

function lookUp(namespace: string, language: string, key: string): unknown {
  const file =
    namespace === 'events'
      ? join(here, '..', 'i18n', 'locales', language, 'events.json')
      : join(here, namespace, `strings.${language}.json`);
  const strings = JSON.parse(readFileSync(file, 'utf8')) as Strings;
  return key.startsWith('event.') ? strings.event?.[key.slice('event.'.length)] : strings[key];
}

function deepFreeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  Object.values(value).forEach(deepFreeze);
}
