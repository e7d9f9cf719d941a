// Reports that could never be made: the calendar, types, fields, text and role they name must exist.
import { oneOf } from './near-names.ts';
import type { Pack } from './pack-schema.ts';
import type { Names, Report } from './report.ts';
import type { Path } from './yaml-source.ts';

/** Reports every name of `reports` that nothing has. */
export function checkReports(pack: Pack, texts: Names, report: Report): void {
  const need = (what: string, path: Path, name: string, known: Names): void => {
    if (known !== null && !known.has(name)) report(path, `${what} ${name}, which does not exist`, oneOf(name, known, `a ${what}`));
  };
  for (const [name, one] of Object.entries(pack.reports)) {
    const path = ['reports', name];
    need('text', [...path, 'text'], one.text, texts);
    if (one.kind === 'ticket') {
      const fields = new Set(Object.keys(pack.fields));
      if (one.words !== undefined) need('field', [...path, 'words'], one.words, fields);
      one.findings.forEach((field, index) => need('field', [...path, 'findings', index], field, fields));
      continue;
    }
    need('calendar', [...path, 'calendar'], one.calendar, new Set(Object.keys(pack.calendars)));
    if (one.kind === 'tickets') one.types?.forEach((type, index) => need('type', [...path, 'types', index], type, new Set(Object.keys(pack.types))));
    else need('role', [...path, 'to'], one.to, new Set(Object.keys(pack.working_side.roles ?? {})));
  }
}
