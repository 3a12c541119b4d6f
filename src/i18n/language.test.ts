import { expect, it } from 'vitest';
import { chooseLanguage } from './language';

it.each([
  [null, ['zh-CN', 'en'], 'zh-Hans'],
  [null, ['zh-TW'], 'zh-Hans'],
  [null, ['de-DE', 'fr', 'zh-HK', 'en'], 'zh-Hans'],
  [null, ['de-DE', 'en-GB', 'zh'], 'en'],
  [null, ['de-DE'], 'en'],
  [null, [], 'en'],
  ['en', ['zh-CN'], 'en'],
  ['klingon', ['zh-CN'], 'zh-Hans'],
])('remembered %s and preferred %j give %s', (remembered, preferred, language) => {
  expect(chooseLanguage(remembered, preferred)).toBe(language);
});
