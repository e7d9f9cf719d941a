// Announcements that could never be sent, or would say less than they promise: every audience, field, type, text, status
// and phase they name must exist, and each phase must be reached from the first.
import { oneOf } from './near-names.ts';
import { actionsOf, predicatesOf } from './pack-parts.ts';
import type { Pack } from './pack-schema.ts';
import type { Names, Report } from './report.ts';
import type { Path } from './yaml-source.ts';

/** Reports every name of audiences, notices and metrics that nothing has, and every phase that nothing leads to. */
export function checkNotices(pack: Pack, texts: Names, report: Report): void {
  const need = (what: string, path: Path, name: string | undefined, known: Names): void => {
    if (name === undefined || known === null || known.has(name)) return;
    report(path, `${what} ${name}, which does not exist`, oneOf(name, known, `a ${what}`));
  };
  const keys = (record: object): ReadonlySet<string> => new Set(Object.keys(record));
  for (const [name, notice] of Object.entries(pack.notices)) {
    const path = ['notices', name];
    need('audience', [...path, 'audience'], notice.audience, keys(pack.audiences));
    need('type', [...path, 'type'], notice.type, keys(pack.types));
    need('timer', [...path, 'lead'], notice.lead, keys(pack.timers));
    if (notice.lead !== undefined && pack.timers[notice.lead]?.before === undefined) report([...path, 'lead'], `timer ${notice.lead}, which counts from no instant`, 'a timer with before: and a negative due');
    for (const [slot, field] of Object.entries(notice.fields)) need('field', [...path, 'fields', slot], field, keys(pack.fields));
    const phases = Object.entries(notice.phases);
    if (phases.length === 0) report([...path, 'phases'], 'an announcement without a mail', 'phases: at least the first');
    phases.forEach(([phase, rules], index) => {
      const at = [...path, 'phases', phase];
      need('text', [...at, 'text'], rules.text, texts);
      need('status', [...at, 'to'], rules.to, keys(pack.statuses));
      rules.after?.forEach((one, place) => need('phase', [...at, 'after', place], one, keys(notice.phases)));
      if (index > 0 && rules.after === undefined) report(at, `phase ${phase}, which nothing leads to`, 'after: the phases it may follow');
      rules.needs.forEach((slot, place) => {
        if (!Object.keys(notice.fields).includes(slot.replace(/\?$/u, ''))) report([...at, 'needs', place], `${slot}, which has no field here`, oneOf(slot, keys(notice.fields), 'a word of fields'));
      });
    });
  }
  for (const [name, metric] of Object.entries(pack.metrics)) need('announcement', ['metrics', name, 'notice'], metric.notice, keys(pack.notices));
  for (const { path, item } of predicatesOf(pack)) item.notice?.forEach((one, index) => need('announcement', [...path, 'notice', index], one, keys(pack.notices)));
  const phases = new Set(Object.values(pack.notices).flatMap((notice) => Object.keys(notice.phases)));
  for (const { path, item } of actionsOf(pack)) if ('publish' in item) need('phase', [...path, 'publish'], item.publish, phases);
}
