/** Who can draw the run as a file of its own. The diagram offers itself while it is on the page; the share dialog asks. */
import { createStore } from 'zustand/vanilla';

/** What is written around the drawing. */
export interface PictureTexts {
  readonly title: string;
  readonly notes: readonly string[];
  readonly link: string;
}

/** The text of an SVG file that needs nothing else. */
export type DrawPicture = (texts: PictureTexts) => Promise<string>;

export const pictureSource = createStore<{ readonly draw: DrawPicture | null }>(() => ({ draw: null }));
