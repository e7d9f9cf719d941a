// Pictures that belong to the letter paper: shown inside the text and small. A screenshot that somebody pasted into his
// mail is shown inside the text as well, but is what the mail is about (RET-S02 draws the line at 20 kB).
import { limits } from './limits.ts';

/** A logo or a picture of a signature; everything else that came with a mail is a file for whoever reads it. */
export function isLayoutPicture({ inline, sizeBytes }: { readonly inline: boolean; readonly sizeBytes: number }): boolean {
  return inline && sizeBytes < limits.layoutPictureBytesMax;
}
