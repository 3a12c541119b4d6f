/** Opens a run file; the reader of files is loaded only now. */
export async function openFile(file: File): Promise<void> {
  const { openRunFile } = await import('../views/share/openRunFile');
  await openRunFile(file);
}
