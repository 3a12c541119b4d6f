/**
 * What can be opened, for lists of scenarios: titles alone. The first three are there from the start; the others come with their
 * protocol (`catalog.ts`) and take their titles from here, so that nobody waits for a scenario that is not opened.
 */
import { must } from '../base/assert';
import type { Scenario, Variant } from './lesson';
import { s1 } from './scenarios/s1';
import { s2 } from './scenarios/s2';
import { s3 } from './scenarios/s3';

type Title = Pick<Variant, 'id' | 'title' | 'short'>;

/** A scenario as a list shows it. */
export type Entry = Pick<Scenario, 'id' | 'version' | 'protocol' | 'title'> & {
  readonly variants: readonly [Title, ...Title[]];
};

/** Those that are there from the start. */
export const firstScenarios: readonly Scenario[] = [s1, s2, s3];

const later: readonly Entry[] = [
  {
    id: 'S4',
    version: 1,
    protocol: 'three-phase-commit@1',
    title: { en: 'The network splits', 'zh-Hans': '网络断成两半' },
    variants: [
      {
        id: 'split',
        title: { en: 'ALI-L is cut off after the votes', 'zh-Hans': '投票之后，ALI-L 被隔开' },
        short: { en: 'ALI-L is cut off', 'zh-Hans': 'ALI-L 被隔开' },
      },
      {
        id: 'crash',
        title: { en: 'CLR crashes instead', 'zh-Hans': '换成 CLR 崩溃' },
        short: { en: 'CLR crashes', 'zh-Hans': 'CLR 崩溃' },
      },
    ],
  },
  {
    id: 'S13',
    version: 1,
    protocol: 'quorum-commit@1',
    title: { en: 'The partition, and a quorum', 'zh-Hans': '断网与法定人数' },
    variants: [
      {
        id: 'ledger',
        title: { en: 'ALI-L is cut off after the votes', 'zh-Hans': '投票之后，ALI-L 被隔开' },
        short: { en: 'ALI-L is cut off', 'zh-Hans': 'ALI-L 被隔开' },
      },
      {
        id: 'coordinator',
        title: { en: 'CLR is cut off instead', 'zh-Hans': '换成 CLR 被隔开' },
        short: { en: 'CLR is cut off', 'zh-Hans': 'CLR 被隔开' },
      },
    ],
  },
  {
    id: 'S14',
    version: 1,
    protocol: 'paxos-commit@1',
    title: { en: 'Silent, and nobody waits', 'zh-Hans': '沉默了，却无人等待' },
    variants: [
      {
        id: 'one',
        title: { en: 'CLR and one acceptor crashed', 'zh-Hans': 'CLR 和一个接受者崩溃' },
        short: { en: 'One acceptor too', 'zh-Hans': '一个接受者也崩溃' },
      },
      {
        id: 'two',
        title: { en: 'CLR and two acceptors crashed', 'zh-Hans': 'CLR 和两个接受者崩溃' },
        short: { en: 'Two acceptors too', 'zh-Hans': '两个接受者也崩溃' },
      },
    ],
  },
  {
    id: 'S15',
    version: 1,
    protocol: 'zookeeper-failover@1',
    title: { en: 'The deputy takes over', 'zh-Hans': '替补接手' },
    variants: [
      { id: 'crash', title: { en: 'CLR crashed after deciding', 'zh-Hans': 'CLR 在决定之后崩溃' } },
      { id: 'pause', title: { en: 'CLR only paused', 'zh-Hans': 'CLR 只是停顿' } },
      {
        id: 'local',
        title: { en: 'Each leader keeps its own decision', 'zh-Hans': '领导者各记各的决定' },
        short: { en: 'Own disks', 'zh-Hans': '各记各的' },
      },
    ],
  },
  {
    id: 'S16',
    version: 1,
    protocol: 'raft-failover@1',
    title: { en: 'The leader that came back', 'zh-Hans': '回来的领导者' },
    variants: [
      { id: 'pause', title: { en: 'CLR only paused, before the votes', 'zh-Hans': 'CLR 在票到之前停顿' } },
      {
        id: 'crash',
        title: { en: 'CLR crashed after proposing', 'zh-Hans': 'CLR 提议之后崩溃' },
      },
    ],
  },
  {
    id: 'S18',
    version: 1,
    protocol: 'linear-commit@1',
    title: { en: 'The chain', 'zh-Hans': '一条链' },
    variants: [
      { id: 'after', title: { en: 'ALI-L crashed after deciding', 'zh-Hans': 'ALI-L 在决定之后崩溃' } },
      {
        id: 'before',
        title: { en: 'ALI-L crashed before the votes came', 'zh-Hans': 'ALI-L 在票到之前崩溃' },
      },
    ],
  },
  {
    id: 'S19',
    version: 1,
    protocol: 'decentralized-commit@1',
    title: { en: 'Everybody counts', 'zh-Hans': '人人数票' },
    variants: [
      { id: 'asked', title: { en: 'CLR crashed after asking', 'zh-Hans': 'CLR 问完就崩溃' } },
      { id: 'silent', title: { en: 'ALI-L crashed before voting', 'zh-Hans': 'ALI-L 投票之前崩溃' } },
    ],
  },
  {
    id: 'S20',
    version: 1,
    protocol: 'resharding@1',
    title: { en: 'The ring changes, the money hangs', 'zh-Hans': '环变了，钱还悬着' },
    variants: [
      {
        id: 'fenced',
        title: { en: 'Fenced, the branch moves along', 'zh-Hans': '隔离旧环，分支随迁' },
        short: { en: 'Fenced', 'zh-Hans': '隔离' },
      },
      {
        id: 'unfenced',
        title: { en: 'Nobody refuses an old ring', 'zh-Hans': '无人拒绝旧环' },
        short: { en: 'No fence', 'zh-Hans': '不隔离' },
      },
      {
        id: 'behind',
        title: { en: 'The branch is left behind', 'zh-Hans': '分支留在原处' },
        short: { en: 'Left behind', 'zh-Hans': '分支未迁' },
      },
    ],
  },
  {
    id: 'S17',
    version: 1,
    protocol: 'article-loop@1',
    title: { en: 'The article’s own code', 'zh-Hans': '文章自己的代码' },
    variants: [
      { id: 'printed', title: { en: 'As printed', 'zh-Hans': '照原文' } },
      { id: 'repaired', title: { en: 'Repaired: two loops', 'zh-Hans': '修正：两个循环' } },
    ],
  },
  {
    id: 'S9',
    version: 1,
    protocol: 'packet-claims@1',
    title: { en: 'Red-packet rush', 'zh-Hans': '群里抢红包' },
    variants: [
      {
        id: 'crash',
        title: { en: 'The owner crashes after claim 6', 'zh-Hans': '第 6 次领取之后，所有者崩溃' },
        short: { en: 'Crash', 'zh-Hans': '崩溃' },
      },
      {
        id: 'zombie',
        title: { en: 'The owner only slept, and nothing guards', 'zh-Hans': '所有者只是打盹，没有防护' },
        short: { en: 'No guard', 'zh-Hans': '无防护' },
      },
      {
        id: 'epoch',
        title: { en: 'The owner slept; epochs guard', 'zh-Hans': '所有者打盹，用任期防护' },
        short: { en: 'Epoch', 'zh-Hans': '任期' },
      },
      {
        id: 'count',
        title: { en: 'The owner slept; a row count guards', 'zh-Hans': '所有者打盹，用行数防护' },
        short: { en: 'Count', 'zh-Hans': '行数' },
      },
    ],
  },
];

/** All of them, in the order in which they are offered. */
export const contents: readonly Entry[] = [...firstScenarios, ...later];

/** What the list says of a scenario that comes later; the scenario itself takes it from here. */
export function entryOf(id: string): Entry {
  return must(
    later.find((entry) => entry.id === id),
    `no entry ${id}`,
  );
}
