// A file name as it may stand in a mail of ours and be saved by whoever gets it: one line, no folders, nothing that turns the
// writing around, and no longer than a file system takes. It stays recognisable for whoever sent it.

const namesOfDevices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;
const charactersMax = 150;

/** Safe on every system; '' stays ''. */
export function printableName(name: string): string {
  const plain = name.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]+/gu, ' ').replace(/[\\/:*?"<>|]+/gu, '_').replace(/\s+/gu, ' ').trim().replace(/^[.\s]+|[.\s]+$/gu, '');
  const named = namesOfDevices.test(plain) ? `_${plain}` : plain;
  const letters = [...named];
  if (letters.length <= charactersMax) return named;
  const extension = /\.[^.\s]{1,20}$/u.exec(named)?.[0] ?? '';
  return letters.slice(0, charactersMax - extension.length).join('') + extension;
}
