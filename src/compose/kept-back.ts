// Files that do not go along with a mail, each as one line with the reason in the reader's words.
import type { TicketFile } from '../decide/ticket.ts';
import { limits } from '../mail/limits.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import { printableName } from '../mail/printable-name.ts';

/** `setup.exe: a program; we do not pass programs on`. */
export function keptBackLines(desk: Desk, files: readonly TicketFile[], language: string): string[] {
  return files.map((one) => {
    const reason = desk.word(`kept_back_${one.leftOut ?? 'program'}`, language)
      .replace('{size}', `${Math.floor(limits.passedFilesBytesMax / 1024 ** 2)} MB`).replace('{count}', String(limits.passedFilesMax));
    return `${printableName(one.name)}: ${reason}`;
  });
}
