/** Goal: every canonical schedule ends as it is said to. Method: its file is opened as anybody would, and the end looked at. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import '../all';
import { must } from '../../base/assert';
import { judge } from '../../protocols/judge';
import { protocolIn } from '../../protocols/registry';
import { blocked } from '../../sim/blocked';
import { readRunFile } from '../../sim/codec/readRunFile';
import { conservation } from '../../sim/conservation';
import { meaningOf } from '../../sim/meaning';
import { runCatalog } from '../catalog';
import { exhibits } from './exhibits';

const here = import.meta.dirname;

describe.each(exhibits)('$id', ({ id, end, blocked: stuck, broken, missing }) => {
  const text = readFileSync(join(here, `${id}.json`), 'utf8');
  const { opened, error, notes } = readRunFile(text, runCatalog);

  it('opens without a word of complaint', () => {
    expect([error, notes, opened?.trace.failed]).toEqual([null, [], []]);
  });

  it('ends as it is said to', () => {
    const { setting, trace } = must(opened);
    const world = must(trace.entries.at(-1)).world;
    const nodes = setting.cast.nodes.map(({ id: node }) => node).filter((node) => Object.hasOwn(end, node));
    expect(Object.fromEntries(nodes.map((node) => [node, meaningOf(setting, world, node, 't1')]))).toEqual(
      end,
    );
    expect(blocked(setting, world).map(({ node }) => node)).toEqual(stuck);
    expect(conservation(setting, world).missing).toBe(missing);
    const verdicts = judge(trace, setting, protocolIn(setting));
    const violated = verdicts.filter(({ property, violation }) => property.kind === 'always' && violation);
    expect(violated.map(({ property }) => property.id)).toEqual(broken);
  });
});

it('every run file is in the list', () => {
  const files = readdirSync(here).filter((file) => file.endsWith('.json'));
  expect(files.toSorted()).toEqual(exhibits.map(({ id }) => `${id}.json`).toSorted());
});
