/** Hands a text to the browser as a file to keep. */
export function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  // The click has started the download; the browser keeps its own hold on the data.
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
