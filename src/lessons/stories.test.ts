/** The stories as they are told: every beat is reached in order, every question has its answers, every word is short enough. */
import { describe, expect, it } from 'vitest';
import { must } from '../base/assert';
import en from '../i18n/locales/en/story.json?raw';
import zh from '../i18n/locales/zh-Hans/story.json?raw';
import { judge } from '../protocols/judge';
import { protocolById, protocolIn } from '../protocols/registry';
import { conservation } from '../sim/conservation';
import type { Position } from '../sim/types';
import { scenarios } from './all';
import { beatPositions, comparePositions, positionOf } from './beats';
import { scenarioById, settingOf } from './catalog';
import { beatKey, textKey } from './keys';
import { type Beat, optionIds, type Scenario } from './lesson';
import { answersTo } from './questions';
import { actOut } from './questions/acting';
import { outcomeAfterTotalCrash } from './questions/noReturn';
import { variantById, variantSetting, variantTrace } from './runs';
import { storyValues } from './values';
import { piecesOf, plainText } from './words';

type Texts = { readonly [key: string]: string | Texts };
/** Words of the stories that come with their protocol; on the page they are merged into the same namespace. */
const LATER = import.meta.glob<Texts>('./stories/*/strings.*.json', { eager: true, import: 'default' });
const texts: Record<string, Texts> = {
  en: merged(JSON.parse(en), 'en'),
  'zh-Hans': merged(JSON.parse(zh), 'zh-Hans'),
};
const all = scenarios.flatMap((scenario) => scenario.variants.map((variant) => ({ scenario, variant })));

function merged(base: Texts, language: string): Texts {
  const words = Object.entries(LATER).flatMap(([path, tree]) =>
    path.endsWith(`/strings.${language}.json`) ? [tree] : [],
  );
  const finding = Object.assign({}, base.finding, ...words.map((tree) => tree.finding));
  return { ...Object.assign({}, base, ...words), finding };
}

function textOf(language: string, key: string): string {
  let found: string | Texts | undefined = texts[language];
  for (const part of key.split('.')) found = typeof found === 'object' ? found[part] : undefined;
  return typeof found === 'string' ? found : '';
}

function filled(language: string, key: string, values: Record<string, string>): string {
  return textOf(language, key).replace(/\{\{(\w+)\}\}/g, (_hole, name) => values[name] ?? `MISSING ${name}`);
}

function beatOf(scenario: Scenario, id: string): Beat {
  return must(scenario.story.beats.find((beat) => beat.id === id));
}

function answers(name: string, variantId: string, beatId: string) {
  const scenario = must(scenarioById(name));
  const found = answersTo(scenario, variantById(scenario, variantId), beatOf(scenario, beatId));
  return Object.fromEntries(found.map((answer) => [answer.id, answer]));
}

function right(name: string, variantId: string, beatId: string): string[] {
  return Object.values(answers(name, variantId, beatId))
    .filter(({ isRight }) => isRight)
    .map(({ id }) => id);
}

describe.each(all)('the story of $scenario.id $variant.id', ({ scenario, variant }) => {
  const { beats } = scenario.story;
  const positions = beatPositions(scenario.story, variantTrace(scenario, variant));

  it('reaches every beat, each later than the one before', () => {
    expect(positions).not.toContain(null);
    positions.slice(1).forEach((position, index) => {
      const before = must(positions[index]);
      expect(
        comparePositions(before, must(position)),
        `${beats[index]?.id} < ${beats[index + 1]?.id}`,
      ).toBeLessThan(0);
    });
  });

  it('asks something at least every four beats', () => {
    for (let i = 0; i + 4 <= beats.length; i++)
      expect(beats.slice(i, i + 4).some(({ ask }) => ask)).toBe(true);
  });

  it.each(['en', 'zh-Hans'])('is short, complete and filled in (%s)', (language) => {
    beats.forEach((beat, index) => {
      const values = storyValues(scenario, variant, positions[index] as Position);
      const text = filled(language, textKey(scenario, variant, beat), values);
      expect(text, beat.id).not.toBe('');
      expect(text, beat.id).not.toContain('MISSING');
      expect(textOf(language, beatKey(scenario, beat, 'title')), beat.id).not.toBe('');
      if (language === 'en') expect(plainText(text).split(/\s+/).length, beat.id).toBeLessThanOrEqual(45);
      else expect(plainText(text).length, beat.id).toBeLessThanOrEqual(100);
      if (!beat.ask) return;
      expect(textOf(language, beatKey(scenario, beat, 'question')), beat.id).not.toBe('');
      for (const option of optionIds(beat.ask))
        expect(textOf(language, beatKey(scenario, beat, `option.${option}`)), option).not.toBe('');
    });
  });

  it.each(['en', 'zh-Hans'])('links words to what exists (%s)', (language) => {
    const known = [...scenario.cast.nodes, ...scenario.cast.accounts].map(({ id }) => id);
    for (const beat of beats) {
      const links = piecesOf(textOf(language, textKey(scenario, variant, beat))).flatMap((piece) =>
        piece.kind === 'link' ? [piece.target] : [],
      );
      for (const target of [...links, ...beat.focus]) expect(known).toContain(target);
    }
  });

  it('has a question whose wrong answers break a rule, or leave somebody waiting, when they are played', () => {
    const asked = beats.filter((beat) => beat.ask);
    const consequences = asked.map((beat) =>
      answersTo(scenario, variant, beat)
        .filter(({ isRight }) => !isRight)
        .every(({ findings }) =>
          findings.some(({ key }) => ['broken', 'broken-one', 'left-in-doubt', 'too-many'].includes(key)),
        ),
    );
    expect(consequences).toContain(true);
  });

  it('has for every question at least one right and one wrong answer, and words for what was found', () => {
    for (const beat of beats.filter(({ ask }) => ask)) {
      const found = answersTo(scenario, variant, beat);
      expect(new Set(found.map(({ isRight }) => isRight)).size, beat.id).toBe(2);
      for (const { key, values } of found.flatMap(({ findings }) => findings))
        for (const language of ['en', 'zh-Hans']) {
          expect(textOf(language, `finding.${key}`), key).not.toBe('');
          expect(filled(language, `finding.${key}`, { ...values })).not.toContain('MISSING');
        }
    }
  });

  it('breaks, when an answer is played, exactly the rule that is named, at the step that is named', () => {
    const own = variantSetting(scenario, variant);
    const brokenByItself = judge(variantTrace(scenario, variant), own, protocolIn(own)).filter(
      ({ property, violation }) => property.kind === 'always' && violation,
    );
    for (const answer of beats.flatMap((beat) => answersTo(scenario, variant, beat))) {
      const { play, findings } = answer;
      const setting = settingOf(play.run);
      if (!setting.ok) throw new Error('a play must resolve');
      const acted = actOut(setting.value, play.run, play.step, play.acts);
      expect(acted.trace.failed, answer.id).toEqual([]);
      const named = findings.find(({ key }) => key === 'broken' || key === 'broken-one');
      const verdicts = judge(acted.trace, setting.value, must(protocolById(setting.value.model.id)));
      const broken = verdicts.filter(({ property, violation }) => property.kind === 'always' && violation);
      if (!named) {
        // What the run of the story breaks by itself (an exhibit does) is not this answer's doing.
        expect(broken, answer.id).toEqual(play.acts.length === 0 ? brokenByItself : []);
        continue;
      }
      const verdict = must(broken.find(({ property }) => property.id === named.values.rule));
      expect(String(verdict.step)).toBe(named.values.step);
      expect(play.until).toBeGreaterThanOrEqual(must(verdict.step));
      const end = must(acted.trace.entries.at(-1)).world;
      // In an exhibit, the coordinators may be the only ones who disagree; and what a phone shows is not money yet.
      const isMoney = brokenByItself.length === 0 && !named.values.rule?.startsWith('HB-');
      if (isMoney) expect(conservation(setting.value, end).ok, answer.id).toBe(false);
    }
  });
});

describe('right answers, as payments.md has them', () => {
  it('S1 irrevocable once COMMIT is durable at the coordinator, and at no position before', () => {
    expect(right('S1', 'calm', 'irrevocable')).toEqual(['decided']);
    const scenario = must(scenarioById('S1'));
    const variant = scenario.variants[0];
    const trace = variantTrace(scenario, variant);
    const setting = variantSetting(scenario, variant);
    const decided = must(positionOf(trace, beatOf(scenario, 'decided').at));
    for (const entry of trace.entries)
      for (let effects = 0; effects < Math.max(1, entry.effects.length); effects++) {
        const position = { step: entry.index, effects };
        const isBefore = comparePositions(position, decided) < 0;
        expect(outcomeAfterTotalCrash(setting, trace, position, 't1')).toBe(isBefore ? 'abort' : 'commit');
      }
  });

  it('S1 the promise is written before it is spoken', () => {
    expect(right('S1', 'calm', 'promise')).toEqual(['persist']);
  });

  it('S2 one no aborts all, and only those who voted yes need to hear it', () => {
    for (const id of ['short', 'risk']) {
      expect(right('S2', id, 'refused')).toEqual(['abort']);
      expect(right('S2', id, 'told')).toEqual(['yes']);
    }
    expect(answers('S2', 'risk', 'told').yes?.findings[0]?.nodes).toEqual(['COUPON', 'MCH']);
    expect(answers('S2', 'short', 'told').yes?.findings[0]?.nodes).toEqual(['COUPON', 'RISK', 'MCH']);
  });

  it('S3 ALI-L may not decide alone in either window, because both look the same to it', () => {
    for (const id of ['W1', 'W2']) expect(right('S3', id, 'dark')).toEqual(['wait', 'ask']);
    expect(answers('S3', 'W2', 'dark').abort?.play.elsewhere).toBeNull();
    expect(answers('S3', 'W2', 'dark').commit?.play.elsewhere).toBe('W1');
    expect(answers('S3', 'W1', 'dark').abort?.play.elsewhere).toBe('W2');
    expect(answers('S3', 'W2', 'dark').abort?.findings.map(({ key }) => key)).toEqual(['broken', 'missing']);
  });

  it('S14 nobody waits for one acceptor of three; for two everybody does', () => {
    expect(right('S14', 'one', 'dark')).toEqual(['standby']);
    expect(right('S14', 'two', 'dark')).toEqual(['acceptor']);
    for (const id of ['one', 'two']) expect(right('S14', id, 'ballot')).toEqual(['commit']);
  });

  it('S15 the deputy adopts what is written, writes what is not, and on its own disk finds nothing', () => {
    expect(right('S15', 'crash', 'expired')).toEqual(['commit']);
    expect(right('S15', 'pause', 'expired')).toEqual(['abort']);
    expect(right('S15', 'local', 'expired')).toEqual(['partly']);
    expect(right('S15', 'crash', 'elected')).toEqual(['adopts']);
    expect(right('S15', 'pause', 'elected')).toEqual(['writes']);
    expect(right('S15', 'local', 'elected')).toEqual(['own']);
  });

  it('S16 the newest log of a majority decides, and the first leader only hears of it', () => {
    expect(right('S16', 'pause', 'silent')).toEqual(['abort']);
    expect(right('S16', 'crash', 'silent')).toEqual(['commit']);
    for (const id of ['pause', 'crash']) expect(right('S16', id, 'announced')).toEqual(['yields']);
  });

  it('S17 the order of two calls pays before anybody was asked; two loops pay nothing', () => {
    expect(right('S17', 'printed', 'promised')).toEqual(['taken']);
    expect(right('S17', 'printed', 'refused')).toEqual(['partly']);
    expect(right('S17', 'repaired', 'promised')).toEqual(['kept']);
    expect(right('S17', 'repaired', 'refused')).toEqual(['abort']);
  });

  it('S13 two of three decide, one of three waits', () => {
    expect(right('S13', 'ledger', 'promised')).toEqual(['commit-quorum']);
    expect(right('S13', 'coordinator', 'promised')).toEqual(['ledgers-abort']);
    expect(right('S13', 'ledger', 'silence')).toEqual(['too-few']);
    expect(right('S13', 'coordinator', 'silence')).toEqual(['abort-quorum']);
    expect(right('S13', 'ledger', 'answer')).toEqual(['commit']);
    expect(right('S13', 'coordinator', 'answer')).toEqual(['abort']);
  });

  it('S18 a link of the chain may not decide, whichever way the last one has', () => {
    for (const id of ['after', 'before']) expect(right('S18', id, 'dark')).toEqual(['wait', 'ask']);
    expect(answers('S18', 'after', 'dark').commit?.play.elsewhere).toBe('before');
    expect(answers('S18', 'before', 'dark').abort?.play.elsewhere).toBe('after');
    expect(right('S18', 'after', 'log')).toEqual(['commit']);
    expect(right('S18', 'before', 'log')).toEqual(['abort']);
  });

  it('S19 with a vote missing nobody may decide, however it ends', () => {
    for (const id of ['asked', 'silent']) expect(right('S19', id, 'voted')).toEqual(['wait']);
    expect(right('S19', 'asked', 'asked')).toEqual(['commit']);
    expect(right('S19', 'silent', 'asked')).toEqual(['abort']);
  });

  it('S9 eleven win ten shares only where nothing guards; whoever has a row hears of it', () => {
    const asked = (beat: string) => ['crash', 'zombie', 'epoch', 'count'].map((id) => right('S9', id, beat));
    expect(asked('first')).toEqual([['persist'], ['persist'], ['persist'], ['persist']]);
    expect(asked('silent')).toEqual([['ten'], ['eleven'], ['ten'], ['ten']]);
    expect(asked('all')).toEqual([['share'], ['share'], ['late'], ['late']]);
    expect(answers('S9', 'crash', 'first').send?.findings.map(({ values }) => values.rule ?? '')).toEqual([
      '',
      'HB-P4',
    ]);
  });

  it('S20 with a fence it ends as if nothing had moved; without, it is paid twice; without the branch, it is lost', () => {
    expect(right('S20', 'fenced', 'joined')).toEqual(['commit']);
    expect(right('S20', 'unfenced', 'joined')).toEqual(['commit']);
    expect(right('S20', 'behind', 'joined')).toEqual(['partly']);
    expect(right('S20', 'fenced', 'handed')).toEqual(['refuses']);
    expect(right('S20', 'unfenced', 'handed')).toEqual(['pays']);
    expect(right('S20', 'behind', 'handed')).toEqual(['refuses']);
  });

  it('S3 the bystander is rejected, and the log decides how it ends', () => {
    expect(right('S3', 'W1', 'bystander')).toEqual(['rejected']);
    expect(right('S3', 'W1', 'log')).toEqual(['abort']);
    expect(right('S3', 'W2', 'log')).toEqual(['commit']);
  });
});

it('no text claims anything about a named firm', () => {
  const named = /WeChat|Alipay|NUCC|Tencent|Ant\b|微信|支付宝|网联|腾讯|蚂蚁/;
  expect(
    Object.values(texts)
      .map((tree) => JSON.stringify(tree))
      .filter((text) => named.test(text)),
  ).toEqual([]);
});

describe('words', () => {
  it('splits links and stress from text', () => {
    expect(piecesOf('a [[WX-L]] b [[li|frozen]]: **c**.')).toEqual([
      { kind: 'text', text: 'a ' },
      { kind: 'link', target: 'WX-L', text: 'WX-L' },
      { kind: 'text', text: ' b ' },
      { kind: 'link', target: 'li', text: 'frozen' },
      { kind: 'text', text: ': ' },
      { kind: 'strong', text: 'c' },
      { kind: 'text', text: '.' },
    ]);
  });
});
