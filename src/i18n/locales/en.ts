/** All English texts of the application in one chunk; the protocols bring theirs (`loadProtocolStrings`). */
export const texts = import.meta.glob<Record<string, unknown>>('./en/*.json', {
  eager: true,
  import: 'default',
});
