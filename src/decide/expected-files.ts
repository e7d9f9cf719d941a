// Files that help with this kind of ticket and did not come with the mail: named in the answer, never demanded.
import type { Draft } from './draft.ts';
import { isOfKind } from './file-kind.ts';
import { holds } from './predicate.ts';

/** What to call the absent files, in the order of the pack. A packed folder may hold them all, so nothing is said then. */
export function absentFiles(draft: Draft): string[] {
  const sent = draft.mail?.mail.attachments.filter((one) => !one.inline) ?? [];
  if (sent.some((one) => /\.(?:zip|7z|rar|tgz|tar(?:\.\w+)?)$/iu.test(one.name))) return [];
  const wanted = draft.desk.pack.files.filter((one) => holds(draft, one.if)).flatMap((one) => Object.entries(one.expect));
  return wanted.filter(([, names]) => !sent.some((file) => isOfKind(names, file))).map(([name]) => name);
}
