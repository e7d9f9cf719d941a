// Opaque S/MIME (RFC 8551 3.5.2): the mail lies inside the signature, in a CMS SignedData (RFC 5652 5.1), and a reader
// without S/MIME would see an empty ticket (F49). This takes the content out and verifies nothing: whether the
// signature holds is not claimed anywhere. Enveloped (encrypted) data cannot be read and gives null.
// Walks BER with definite and indefinite lengths; each step moves forward, depth and pieces are bounded by the bytes.

interface Element {
  readonly tag: number;
  readonly contentStart: number;
  /** End of the content; of an indefinite one the place of its end mark, -1 until it was looked for. */
  readonly contentEnd: number;
  readonly next: number;
}

/** Nesting of elements in real signatures stays below 15. */
const depthMax = 30;

const oidSignedData = Buffer.from('2a864886f70d010702', 'hex');

/** The element at `at`, null when the bytes do not hold one. High tag numbers do not occur in CMS. */
function elementAt(der: Buffer, at: number, depth: number): Element | null {
  const tag = der[at];
  const first = der[at + 1];
  if (tag === undefined || first === undefined || depth > depthMax) return null;
  if (first < 0x80) return bounded(der, tag, at + 2, first);
  if (first > 0x84) return null;
  if (first > 0x80) {
    const count = first & 0x7f;
    if (at + 2 + count > der.length) return null;
    return bounded(der, tag, at + 2 + count, der.readUIntBE(at + 2, count));
  }
  // Indefinite length: elements up to the end mark 00 00.
  let child = at + 2;
  while (der[child] !== 0 || der[child + 1] !== 0) {
    const element = elementAt(der, child, depth + 1);
    if (element === null || element.next <= child) return null;
    child = element.next;
  }
  return { tag, contentStart: at + 2, contentEnd: child, next: child + 2 };
}

function bounded(der: Buffer, tag: number, start: number, length: number): Element | null {
  const end = start + length;
  return end > der.length ? null : { tag, contentStart: start, contentEnd: end, next: end };
}

/** Content of an OCTET STRING, whole or in pieces (tag 0x24). */
function octets(der: Buffer, element: Element): Buffer | null {
  if (element.tag === 0x04) return der.subarray(element.contentStart, element.contentEnd);
  if (element.tag !== 0x24) return null;
  const pieces: Buffer[] = [];
  for (let at = element.contentStart; at < element.contentEnd; ) {
    const piece = elementAt(der, at, 0);
    if (piece === null || piece.tag !== 0x04) return null;
    pieces.push(der.subarray(piece.contentStart, piece.contentEnd));
    at = piece.next;
  }
  return Buffer.concat(pieces);
}

/** The n-th element inside another one. */
function inside(der: Buffer, outer: Element | null, index: number): Element | null {
  if (outer === null) return null;
  let at = outer.contentStart;
  for (let skipped = 0; skipped < index; skipped++) {
    const element = elementAt(der, at, 0);
    if (element === null) return null;
    at = element.next;
  }
  return at < outer.contentEnd ? elementAt(der, at, 0) : null;
}

/** The MIME entity inside a SignedData, null when there is none to be read (encrypted, certificates only, garbage). */
export function signedContent(der: Buffer): Buffer | null {
  const contentInfo = elementAt(der, 0, 0);
  const type = inside(der, contentInfo, 0);
  if (type === null || !der.subarray(type.contentStart, type.contentEnd).equals(oidSignedData)) return null;
  const signedData = inside(der, inside(der, contentInfo, 1), 0);
  // version, digestAlgorithms, encapContentInfo { type, [0] { OCTET STRING } }
  const content = inside(der, inside(der, inside(der, signedData, 2), 1), 0);
  return content === null ? null : octets(der, content);
}
