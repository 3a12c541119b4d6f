/** All Chinese texts of the application in one chunk; the protocols bring theirs (`loadProtocolStrings`). */
export const texts = import.meta.glob<Record<string, unknown>>('./zh-Hans/*.json', {
  eager: true,
  import: 'default',
});
