// The names inside a zip file, read from its central directory; nothing is unpacked, so a bomb is only a large number here.
// Bounded in entries. A listing that breaks off keeps what was read until then.
import { fromBuffer } from 'yauzl';

export interface ZipListing {
  readonly names: readonly string[];
  /** As the directory claims. */
  readonly unpackedBytes: number;
  readonly encrypted: boolean;
}

/** A log bundle has some hundred files; a directory of more says nothing new. */
const entriesMax = 2_000;
const nameBytesMax = 512;

/** What the zip says it holds; null when the bytes are none that can be listed. */
export function listZip(bytes: Uint8Array): Promise<ZipListing | null> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Promise((resolve) => {
    // Names are not decoded by the library: it refuses what could be a path out of the folder, and here they are only read.
    fromBuffer(buffer, { lazyEntries: true, decodeStrings: false, validateEntrySizes: false }, (error, zip) => {
      if (error !== null || zip === undefined) {
        resolve(null);
        return;
      }
      const names: string[] = [];
      let unpackedBytes = 0;
      let encrypted = false;
      const done = (): void => resolve({ names, unpackedBytes, encrypted });
      zip.on('entry', (entry: { fileName: unknown; uncompressedSize: number; generalPurposeBitFlag: number }) => {
        const name: unknown = entry.fileName;
        names.push((Buffer.isBuffer(name) ? name : Buffer.from(String(name))).toString('utf8', 0, nameBytesMax));
        unpackedBytes += entry.uncompressedSize;
        encrypted ||= (entry.generalPurposeBitFlag & 1) === 1;
        if (names.length >= entriesMax) done();
        else zip.readEntry();
      });
      zip.on('end', done);
      zip.on('error', done);
      zip.readEntry();
    });
  });
}
