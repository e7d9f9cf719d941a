// Which words of a field mean something for which kind. `not_before` of a text or `min` of a choice would be read, accepted
// and never asked: a bound that the author believes in and nobody keeps.
import type { FieldKind } from '../recognise/recognition-rules.ts';
import type { Pack, PackField } from './pack-schema.ts';
import type { Report } from './report.ts';

/** Words that are not named here suit every kind. */
const kindsFor = {
  identifier: ['id', 'id_list'],
  words: ['enum', 'enum_open'],
  shown: ['enum'],
  bare: ['enum'],
  offset: ['instant'],
  not_after: ['instant'],
  not_before: ['instant'],
  minor: ['version'],
  version_of: ['version'],
  names: ['text', 'version', 'enum_open'],
  forms: ['version'],
  named_alone: ['text'],
  min: ['text'],
  doing: ['text'],
  told_against: ['text'],
  told_counted: ['text'],
  told_extent: ['enum', 'percent'],
  named_in: ['enum'],
  codes: ['text'],
  reference: ['text', 'id'],
  none_answers: ['text'],
  named_by: ['text'],
  all_words: ['list'],
  accounts: ['list'],
  needs: ['contact'],
  not_in: ['contact'],
} as const satisfies Partial<Record<keyof PackField, readonly FieldKind[]>>;

/** Reports every word that its field's kind never asks for. */
export function checkFieldOptions(pack: Pack, report: Report): void {
  for (const [id, field] of Object.entries(pack.fields)) {
    for (const [option, kinds] of Object.entries(kindsFor) as [keyof typeof kindsFor, readonly FieldKind[]][]) {
      if (field[option] === undefined || kinds.includes(field.kind)) continue;
      report(['fields', id, option], `${option} on a field of kind ${field.kind}`, `kind ${kinds.join(' or ')}; for any other it means nothing`);
    }
    const start = field.not_before === undefined ? undefined : pack.fields[field.not_before];
    if (start !== undefined && start.kind !== 'instant') report(['fields', id, 'not_before'], `${field.not_before ?? ''}, a field of kind ${start.kind}`, 'a field of kind instant');
  }
}
