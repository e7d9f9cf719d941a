// The smallest mail that still shows a fault: pieces are taken out, first large ones, then single lines, then characters, as
// long as the fault stays. Bounded, because every try costs a whole reading of the mail.

const triesMax = 900;

/** `shows` tells whether a mail still has the fault. */
export async function minimiseMail(bytes: Buffer, shows: (bytes: Buffer) => Promise<boolean>): Promise<Buffer> {
  let tries = 0;
  const reduce = async (pieces: readonly string[]): Promise<string[]> => {
    let kept = [...pieces];
    for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
      for (let at = 0; at < kept.length && tries < triesMax; ) {
        const without = [...kept.slice(0, at), ...kept.slice(at + size)];
        tries++;
        if (without.length > 0 && (await shows(Buffer.from(without.join(''), 'latin1')))) kept = without;
        else at += size;
      }
    }
    return kept;
  };
  const lines = await reduce(bytes.toString('latin1').split(/(?<=\n)/u));
  const words = await reduce(lines.join('').split(/(?<=[ ,;:=<>"])/u));
  const pieces = await reduce(words.join('').match(/[^]{1,150}/gu) ?? []);
  return Buffer.from(pieces.join(''), 'latin1');
}
