const TYPES = {
  json: 'application/json',
  svg: 'image/svg+xml',
  txt: 'text/plain;charset=utf-8',
} as const;

/** Hands a text to the browser as a file to keep. The ending of its name says what it is. */
export function download(name: `${string}.${keyof typeof TYPES}`, text: string): void {
  const ending = name.slice(name.lastIndexOf('.') + 1) as keyof typeof TYPES;
  const address = URL.createObjectURL(new Blob([text], { type: TYPES[ending] }));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  // The click has started the download; the browser keeps its own hold on the data.
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
