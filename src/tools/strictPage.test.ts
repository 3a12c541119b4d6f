import { describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY, hardenPage } from './strictPage.mjs';

const PAGE =
  '<head><meta charset="utf-8" /><script type="module" crossorigin src="./a.js"></script>' +
  '<link rel="stylesheet" crossorigin="anonymous" href="./a.css"></head><p>crossorigin</p>';

describe('the built page', () => {
  it('states its policy before anything is loaded', () => {
    const html = hardenPage(PAGE);
    expect(html).toContain(`content="${CONTENT_SECURITY_POLICY}"`);
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<script'));
  });

  it('allows neither inline code, nor eval, nor other origins', () => {
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|https?:|\*/);
    expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'");
  });

  it('loses the crossorigin attributes and nothing else', () => {
    expect(hardenPage(PAGE)).toContain('<script type="module" src="./a.js"></script>');
    expect(hardenPage(PAGE)).toContain('<link rel="stylesheet" href="./a.css">');
    expect(hardenPage(PAGE)).toContain('<p>crossorigin</p>');
  });

  it('cannot be built without the place for the policy', () => {
    expect(() => hardenPage('<head></head>')).toThrow('charset');
  });
});
