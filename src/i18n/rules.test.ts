import { expect, it } from 'vitest';
import { parseRules } from './rules';

const RAW = `
# Rules of the example

Everything before a table is prose, a | b included.

| id | rule | 规则 |
|---|:--|---|
| \`X-1\` | A yes is a promise. | 投了赞成票就是承诺。 |
| X-2 | Either \\| or. | 二选一。 |

| X-3 | not in a table | 不在表里 |
`;

it('reads the rows of tables and nothing else', () => {
  const rules = parseRules(RAW);
  expect([...rules.keys()]).toEqual(['X-1', 'X-2']);
  expect(rules.get('X-1')).toEqual({ en: 'A yes is a promise.', 'zh-Hans': '投了赞成票就是承诺。' });
  expect(rules.get('X-2')?.en).toBe('Either | or.');
});
