// One attachment out of the raw bytes, for forwarding and download. The path is that of `Attachment` and `Entity`.
import { fileNameOf } from './file-name.ts';
import { ProblemLog } from './problem-log.ts';
import { entityBytes, splitEntities, type RawEntity } from './split-entities.ts';

export interface PartContent {
  /** Decoded; a message/rfc822 is byte-exact as it lay in the mail (F50). */
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** null when none was given. */
  readonly fileName: string | null;
}

function findEntity(entity: RawEntity, path: string): RawEntity | null {
  if (entity.path === path) return entity;
  for (const child of entity.children) {
    const found = findEntity(child, path);
    if (found !== null) return found;
  }
  return null;
}

/** Contents of the entities at `paths` ('' = the message itself) in one walk over it, null where the mail has no such part. Never throws. */
export function partContents(bytes: Uint8Array, paths: readonly string[]): (PartContent | null)[] {
  const problems = new ProblemLog();
  const root = splitEntities(bytes, problems);
  return paths.map((path) => {
    const entity = findEntity(root, path);
    return entity === null ? null : { bytes: entityBytes(entity), mediaType: entity.mediaType, fileName: fileNameOf(entity, problems) };
  });
}
