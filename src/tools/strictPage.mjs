/** What the built page may load and run. `frame-ancestors` cannot be set from a meta tag, so embedding stays possible. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * Puts the content security policy first into the head and takes the `crossorigin` attributes out: every file comes
 * from the page's own folder, and some simple hosts and embeddings fail requests made in that mode.
 * @param {string} html
 * @returns {string}
 */
export function hardenPage(html) {
  const policy = `<meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}" />`;
  const charset = /<meta charset="utf-8" ?\/?>/i;
  if (!charset.test(html))
    throw new Error('index.html must declare its charset: the policy is placed after it');
  return html
    .replace(/(<(?:script|link)\b[^>]*?)\s+crossorigin(?:="[^"]*")?(?=[\s/>])/g, '$1')
    .replace(charset, (tag) => `${tag}\n    ${policy}`);
}

/**
 * Only for the build: the development server needs inline scripts for fast refresh.
 * @returns {import('vite').Plugin}
 */
export function strictPage() {
  return {
    name: 'commitscope:strict-page',
    apply: 'build',
    transformIndexHtml: { order: 'post', handler: hardenPage },
  };
}
