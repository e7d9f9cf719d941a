// What the schema cannot see in a single value: due times, weeks, zones and dates must be readable, and the parts of a pack must make sense together.
import { isZone } from '../decide/calendar.ts';
import { parseDue } from '../decide/due.ts';
import { oneOf } from './near-names.ts';
import { figuresOf, predicatesOf, requirementField, sentenceKinds } from './pack-parts.ts';
import { stillOpen } from '../recognise/recognition-rules.ts';
import type { Pack, PackField } from './pack-schema.ts';
import type { Report } from './report.ts';
import type { Path } from './yaml-source.ts';

/** Reports everything that is spelled right and still cannot work. */
export function checkValues(pack: Pack, report: Report): void {
  checkDesk(pack, report);
  checkFields(pack, report);
  checkTimers(pack, report);
  checkTypes(pack, report);
  checkSeverity(pack, report);
  checkFlow(pack, report);
  checkOpenBy(pack, report);
}

function checkDesk(pack: Pack, report: Report): void {
  if (!isZone(pack.desk.zone)) report(['desk', 'zone'], `zone "${pack.desk.zone}"`, 'an IANA time zone such as Europe/Berlin');
  const mailboxes = deskAddresses(pack);
  if (mailboxes.length === 0) {
    report(['channels'], 'no channel that takes mail in', 'a channel of kind email with an address and opens: true');
  }
  if (mailboxes.includes(pack.working_side.address.toLowerCase())) {
    report(['working_side', 'address'], `${pack.working_side.address}, which is the desk itself`, 'another address: a forward to the desk would come back as a new mail');
  }
}

/** The mailboxes of the desk itself, lower case; `*@domain` describes senders and is none. */
export function deskAddresses(pack: Pack): string[] {
  const channels = Object.values(pack.channels).filter((channel) => channel.kind === 'email');
  const all = channels.flatMap((channel) => [channel.address, ...(channel.aliases ?? [])]);
  return [...new Set(all.filter((address) => address !== undefined && !address.startsWith('*')).map((address) => String(address).toLowerCase()))];
}

function checkFields(pack: Pack, report: Report): void {
  const labels = new Map<string, string>();
  for (const [id, field] of Object.entries(pack.fields)) {
    if ((field.kind === 'enum') && (field.values ?? []).length === 0) report(['fields', id], 'an enum without values', 'values: the words that may stand there');
    if ((field.kind === 'id' || field.kind === 'id_list') && pack.identifiers[field.identifier ?? id] === undefined) {
      report(['fields', id], `kind ${field.kind} without an identifier ${field.identifier ?? id}`, 'identifier: one of identifiers, whose pattern the value must contain');
    }
    for (const value of Object.keys(field.words ?? {})) {
      if (field.kind === 'enum' && !(field.values ?? []).includes(value)) report(['fields', id, 'words', value], `other spellings of ${value}`, `one of the values: ${(field.values ?? []).join(', ')}`);
    }
    for (const value of Object.keys(field.shown ?? {})) {
      if (!(field.values ?? []).includes(value)) report(['fields', id, 'shown', value], `what people call ${value}`, `one of the values: ${(field.values ?? []).join(', ')}`);
    }
    checkSpellings(id, field, report);
    checkToldLike(id, field, report);
    checkToldExtent(id, field, report);
    for (const [language, texts] of Object.entries(field.labels ?? {})) {
      texts.forEach((text, index) => {
        const owner = labels.get(labelKey(text));
        if (owner !== undefined && owner !== id) report(['fields', id, 'labels', language, index], `the label "${text}" of field ${owner} once more`, 'a label that belongs to one field');
        labels.set(labelKey(text), id);
      });
    }
  }
}

/** Each value once, and each spelling of one value only: which of two was meant nobody could say. */
function checkSpellings(id: string, field: PackField, report: Report): void {
  const owners = new Map<string, string>();
  field.values?.forEach((value, index) => {
    if (owners.has(labelKey(value))) report(['fields', id, 'values', index], `the value ${value} a second time`, 'each value once');
    owners.set(labelKey(value), value);
  });
  for (const [value, spellings] of Object.entries(field.words ?? {})) {
    spellings.forEach((spelling, index) => {
      const owner = owners.get(labelKey(spelling)) ?? value;
      if (owner !== value && labelKey(spelling) !== '') report(['fields', id, 'words', value, index], `"${spelling}", which is ${owner} too`, 'a spelling of one value only');
      owners.set(labelKey(spelling), owner);
    });
  }
}

/** Each value of `told_extent` is one of the field. */
function checkToldExtent(id: string, field: PackField, report: Report): void {
  const { like: _, ...extents } = field.told_extent ?? { like: [] };
  for (const [extent, value] of Object.entries(extents)) {
    if (value !== undefined && field.values?.includes(value) !== true) report(['fields', id, 'told_extent', extent], `"${value}"`, `one of the values: ${(field.values ?? []).join(', ')}`);
  }
}

/** A text is told by kinds of sentence; anything with values, by kinds for each of them. */
function checkToldLike(id: string, field: PackField, report: Report): void {
  const values = valuesToTell(field);
  for (const { path, value } of sentenceKinds(field.told_like)) {
    const at = ['fields', id, 'told_like', ...path];
    if (values.length === 0 && value !== null) report(at, `a kind of sentence for ${value}`, `kinds of sentence alone: a ${field.kind} is the sentence itself`);
    if (values.length > 0 && value === null) report(at, 'a kind of sentence without the value it tells', `a value with its kinds: ${values.join(', ')}`);
    if (values.length > 0 && value !== null && value !== stillOpen && !values.includes(value)) report(at, `a kind of sentence for ${value}`, `one of the values: ${values.join(', ')}`);
  }
}

/** What sentences can tell of a field; nothing = its value is any text. */
function valuesToTell({ kind, values }: PackField): readonly string[] {
  if (kind === 'enum' || kind === 'enum_open') return values ?? [];
  if (kind === 'bool' || kind === 'bool_text') return ['yes', 'no'];
  return kind === 'list' ? ['all'] : [];
}

/** Labels are compared without case, spacing and punctuation, here as in recognition. */
function labelKey(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function checkTimers(pack: Pack, report: Report): void {
  for (const [name, timer] of Object.entries(pack.timers)) {
    const path = ['timers', name];
    for (const part of ['due', 'every'] as const) {
      for (const one of figuresOf([...path, part], timer[part])) checkDue(one.figure, one.path, report);
    }
    if ((timer.due === undefined) === (timer.every === undefined)) report(path, timer.due === undefined ? 'a timer without due' : 'due and every', 'due: one time, or every: again and again');
    for (const one of figuresOf([...path, 'every'], timer.every)) {
      if (!/^\d*[1-9]\d*(m|h|bd)$|^(contract|config|none)$/u.test(one.figure)) report(one.path, `every ${one.figure}`, 'an interval such as 2h, 90m or 1bd');
    }
    if (timer.before !== undefined && pack.fields[timer.before.slice('field.'.length)]?.kind !== 'instant') report([...path, 'before'], timer.before, 'a field of kind instant');
    if (timer.every !== undefined && timer.before !== undefined) report([...path, 'before'], 'before with every', 'due: a lead time such as -15bd');
    if (timer.warn !== undefined) for (const one of figuresOf([...path, 'warn'], timer.warn)) checkDue(one.figure, one.path, report);
    if (timer.on_warn !== undefined && timer.warn === undefined) report([...path, 'on_warn'], 'on_warn without warn', 'warn: when to do it');
    if (timer.window !== undefined && timer.until.length > 0) report([...path, 'until'], 'a window that ends early', 'no until: a window only answers within: and after:');
  }
}

function checkDue(text: string, path: Path, report: Report): void {
  if (text === 'contract' || text === 'config') return;
  const due = parseDue(text);
  if ('problem' in due) report(path, due.problem, 'a due time such as 4h, 3bd, eod+1, contract or none');
}

function checkTypes(pack: Pack, report: Report): void {
  const defaults = Object.entries(pack.types).filter(([, type]) => type.default === true).map(([name]) => name);
  if (defaults.length === 0) report(['types'], 'no type with default: true', 'one type that is assumed when nothing is detected');
  for (const name of defaults.slice(1)) report(['types', name, 'default'], `a second default beside ${defaults[0] ?? ''}`, 'one default');
  for (const name of Object.keys(pack.types)) {
    if (pack.require[name] === undefined) report(['require'], `no list for type ${name}`, `${name}: [] or the fields it needs`);
  }
  for (const [type, list] of Object.entries(pack.require)) {
    const always = list.map((one) => (typeof one === 'string' || one.if === undefined ? requirementField(one).field : null));
    list.forEach((one, index) => {
      const id = requirementField(one).field;
      if (always[index] !== null && always.indexOf(id) < index) report(['require', type, index], `field ${id} a second time`, 'each field once, or each time with its own if');
      const field = pack.fields[id];
      if (field === undefined) return;
      if (field.labels === undefined && field.question === undefined) report(['require', type, index], `field ${id}, which nobody can be asked for`, 'labels or a question in fields');
    });
  }
}

function checkSeverity(pack: Pack, report: Report): void {
  const { severity } = pack;
  severity.levels.forEach((level, index) => {
    if (severity.levels.indexOf(level) !== index) report(['severity', 'levels', index], `level ${level} a second time`, 'each level once, the most severe first');
  });
  const proposing = severity.proposed_by === undefined ? undefined : pack.fields[severity.proposed_by];
  for (const value of proposing?.values ?? []) {
    if (!severity.levels.includes(value)) report(['severity', 'proposed_by'], `field ${severity.proposed_by ?? ''}, which may say ${value}`, `a field with the levels ${severity.levels.join(', ')}`);
  }
  if (severity.guard !== undefined && severity.confirmed_by === undefined) report(['severity', 'guard'], 'a guard without a confirmation', 'confirmed_by: staff');
  if (severity.levels.length > 0 && severity.default === undefined) report(['severity'], 'levels without a default', 'default: {any: LEVEL} or one by channel');
  const { by_matrix: matrix } = severity;
  if (matrix === undefined) return;
  const [urgencies, impacts] = [matrix.urgency, matrix.impact].map((id) => pack.fields[id]?.values ?? []);
  const at = ['severity', 'by_matrix', 'matrix'];
  let misspelt = false;
  const known = (path: Path, value: string, field: string, values: readonly string[] | undefined = []): void => {
    if (values.length === 0 || values.includes(value)) return;
    misspelt = true;
    report(path, `${value}, which ${field} never is`, oneOf(value, values, 'one of'));
  };
  for (const [urgency, row] of Object.entries(matrix.matrix)) {
    known([...at, urgency], urgency, matrix.urgency, urgencies);
    for (const impact of Object.keys(row)) known([...at, urgency, impact], impact, matrix.impact, impacts);
  }
  // The cell that lacks is the one that is misspelt.
  if (misspelt) return;
  for (const urgency of urgencies ?? []) {
    for (const impact of impacts ?? []) {
      if (matrix.matrix[urgency]?.[impact] === undefined) report([...at, ...(matrix.matrix[urgency] === undefined ? [] : [urgency])], `no cell for ${urgency} × ${impact}`, 'a level for every pair');
    }
  }
}

function checkFlow(pack: Pack, report: Report): void {
  const initial = Object.entries(pack.statuses).filter(([, status]) => status.initial === true).map(([name]) => name);
  for (const name of initial.slice(1)) report(['statuses', name, 'initial'], `a second initial status beside ${initial[0] ?? ''}`, 'one');
  const always = pack.flow.some((step) => step.event === 'mail.opened' && step.if === undefined);
  if (initial.length === 0 && !always) report(['statuses'], 'no status for a new ticket', 'initial: true on one, or a flow step for mail.opened without if');
  pack.flow.forEach((step, index) => {
    const earlier = pack.flow.findIndex((one) => one.event === step.event && one.if === undefined);
    if (earlier >= 0 && earlier < index) report(['flow', index], `a step that is never reached: step ${earlier + 1} takes every ${step.event}`, 'steps with if before the one without');
  });
}

function checkOpenBy(pack: Pack, report: Report): void {
  const last = pack.open_by.length - 1;
  pack.open_by.forEach((rule, index) => {
    const always = rule.if.otherwise === true;
    if (always && index < last) report(['open_by', index], 'otherwise before the last rule', 'otherwise as the last rule: those below are never reached');
    if (!always && index === last) report(['open_by', index], 'a last rule that does not always hold', 'a last rule with if: {otherwise: true}, so that nobody falls through');
  });
  for (const { path, item } of predicatesOf(pack)) {
    if (item.otherwise === true && Object.keys(item).length > 1) report([...path, 'otherwise'], 'otherwise beside other words', 'otherwise alone');
  }
}
