// parseMessage and a look at what its attachments really are. Apart from parsing, because reading a zip is asynchronous, and
// because a mail without attachments must not pay for it. Never rejects: a file that cannot be examined has a problem.
import { examineFile } from './file-content.ts';
import { fileNameOf } from './file-name.ts';
import { parseMessage } from './parse-message.ts';
import type { Attachment, FileContent, ParsedMessage } from './parsed-message.ts';
import { ProblemLog } from './problem-log.ts';
import { embedsMessage, entityBytes, splitEntities, type RawEntity } from './split-entities.ts';

/** Files inside mails that are attached; a thread of many mails has many signatures. */
const innerFilesMax = 200;

/** Parses one whole message and examines its attachments. */
export async function parseAndExamine(bytes: Uint8Array): Promise<ParsedMessage> {
  const mail = parseMessage(bytes);
  if (mail.attachments.length === 0) return mail;
  const entities = new Map<string, RawEntity>();
  collect(splitEntities(bytes, new ProblemLog()), entities);
  const attachments: Attachment[] = [];
  for (const one of mail.attachments) {
    const entity = entities.get(one.path);
    attachments.push(entity === undefined ? one : { ...one, content: await contentOf(entity, one) });
  }
  return { ...mail, attachments };
}

function collect(entity: RawEntity, into: Map<string, RawEntity>): void {
  into.set(entity.path, entity);
  for (const child of entity.children) collect(child, into);
}

async function contentOf(entity: RawEntity, { name, mediaType }: Pick<Attachment, 'name' | 'mediaType'>): Promise<FileContent> {
  try {
    const own = await examineFile({ name, mediaType, bytes: entityBytes(entity) });
    return own.danger === null && embedsMessage(entity.mediaType) ? { ...own, danger: await dangerInside(entity) } : own;
  } catch {
    // A fault of an examiner says nothing about the file, and must not keep the mail.
    return { mediaType: null, pictures: null, danger: null };
  }
}

/** A mail that is attached brings its own files. */
async function dangerInside(message: RawEntity): Promise<FileContent['danger']> {
  const leaves: RawEntity[] = [];
  const visit = (entity: RawEntity): void => {
    if (entity.children.length > 0) entity.children.forEach(visit);
    else if (leaves.length < innerFilesMax && !entity.mediaType.startsWith('text/plain')) leaves.push(entity);
  };
  visit(message);
  const problems = new ProblemLog();
  for (const leaf of leaves) {
    const { danger } = await examineFile({ name: fileNameOf(leaf, problems) ?? '', mediaType: leaf.mediaType, bytes: entityBytes(leaf) });
    if (danger !== null) return danger;
  }
  return null;
}
