// Every name a pack uses must exist: field, type, status, calendar, timer, identifier, word list, text, template, role,
// channel. A rule that names something else would load, run and never do anything.
import { oneOf } from './near-names.ts';
import { actionsOf, figuresOf, predicatesOf, requirementField, sentenceKinds } from './pack-parts.ts';
import type { Action, Pack, Predicate } from './pack-schema.ts';
import type { Names, Report } from './report.ts';
import type { Path } from './yaml-source.ts';

/** Names that live outside pack.yaml. */
export interface OutsideNames {
  /** Paragraphs in the desk's main language, and the file that holds them. */
  readonly texts: Names;
  readonly textsFile: string;
  readonly phrases: Names;
  readonly sentences: Names;
  readonly questions: Names;
  readonly templates: ReadonlySet<string>;
}

// The working side as a whole is an addressee of every desk.
const WHOLE_WORKING_SIDE = 'working_side';
// The directory names the person.
const OF_THE_ORGANISATION = 'org.engineer';
const AUTHORISED = 'org.authorised';
// Whoever stands on the present step of the ladder.
const LADDER = 'ladder.current';
// Whoever has the ticket.
const OWNER = 'owner';
/** Whoever wrote, and the default address of his organisation. */
const REQUESTER = 'requester';

/** Reports every name that nothing has. */
export function checkReferences(pack: Pack, outside: OutsideNames, report: Report): void {
  const names = namesOf(pack, outside);
  const need = (kind: keyof typeof names, path: Path, name: string | undefined): void => {
    const known: Names = names[kind];
    if (name === undefined || known === null || known.has(name)) return;
    report(path, `${nouns[kind]} ${name}, which does not exist`, oneOf(name, known, `a ${nouns[kind]}${kind === 'text' ? ` of ${outside.textsFile}` : (homes[kind] ?? '')}`));
  };
  const needEach = (kind: keyof typeof names, path: Path, list: readonly string[] | undefined): void => {
    list?.forEach((name, index) => need(kind, [...path, index], name));
  };
  for (const { path, item } of predicatesOf(pack)) checkPredicate(pack, path, item, need, needEach, report);
  for (const { path, item } of actionsOf(pack)) checkAction(path, item, need, needEach);
  checkSections(pack, need, needEach, report);
  checkFlags(pack, report);
}

type Kind = keyof ReturnType<typeof namesOf>;
type Need = (kind: Kind, path: Path, name: string | undefined) => void;
type NeedEach = (kind: Kind, path: Path, list: readonly string[] | undefined) => void;

const nouns = {
  field: 'field', fieldOrIdentifier: 'field or identifier', type: 'type', status: 'status', calendar: 'calendar', timer: 'timer',
  identifier: 'identifier', entitler: 'identifier (or sender)', phrases: 'word list', saying: 'word list', sentences: 'kind of sentence', questions: 'kind of question', text: 'text', template: 'template', role: 'role',
  channel: 'channel', audience: 'audience', ticketReport: 'report of kind ticket', step: 'step of the ladder', tier: 'tier', level: 'severity', levelOrNone: 'severity (or none)',
} as const satisfies Record<Kind, string>;

/** Where names are kept that stand in no pack, so that a new one finds its place. */
const homes: Readonly<Partial<Record<Kind, string>>> = { phrases: ' of phrases/*.yaml', saying: ' of phrases/*.yaml', sentences: ' of sentences/*.txt', questions: ' of questions/*.txt' };

function namesOf(pack: Pack, outside: OutsideNames) {
  const keys = (record: object): ReadonlySet<string> => new Set(Object.keys(record));
  return {
    field: keys(pack.fields),
    fieldOrIdentifier: keys({ ...pack.fields, ...pack.identifiers }),
    type: keys(pack.types),
    status: keys(pack.statuses),
    calendar: keys(pack.calendars),
    timer: keys(pack.timers),
    identifier: keys(pack.identifiers),
    entitler: keys({ ...pack.identifiers, sender: true }),
    phrases: outside.phrases,
    sentences: outside.sentences,
    questions: outside.questions,
    saying: outside.phrases === null || outside.sentences === null ? null : new Set([...outside.phrases, ...outside.sentences]),
    text: outside.texts,
    template: outside.templates,
    role: new Set([...Object.keys(pack.working_side.roles ?? {}), WHOLE_WORKING_SIDE]),
    channel: keys(pack.channels),
    audience: keys(pack.audiences),
    ticketReport: new Set(Object.entries(pack.reports).filter(([, one]) => one.kind === 'ticket').map(([name]) => name)),
    step: new Set((pack.ladder?.steps ?? []).map((one) => one.step)),
    // A directory may name any tier, unless the pack lists them.
    tier: pack.entitlement.tiers === undefined ? null : keys(pack.entitlement.tiers),
    level: new Set(pack.severity.levels),
    levelOrNone: new Set([...pack.severity.levels, 'none']),
  };
}

function checkPredicate(pack: Pack, path: Path, item: Predicate, need: Need, needEach: NeedEach, report: Report): void {
  needEach('channel', [...path, 'channel'], item.channel);
  needEach('type', [...path, 'type'], item.type);
  needEach('level', [...path, 'severity'], item.severity);
  needEach('level', [...path, 'claims'], item.claims);
  needEach('status', [...path, 'status'], item.status);
  needEach('field', [...path, 'has'], item.has);
  if (item.lacks !== 'required') needEach('field', [...path, 'lacks'], item.lacks);
  if (item.bad !== 'any') needEach('field', [...path, 'bad'], item.bad);
  need('identifier', [...path, 'matches'], item.matches);
  need('identifier', [...path, 'several'], item.several);
  for (const field of Object.keys(item.taken_from ?? {})) need('field', [...path, 'taken_from', field], field);
  needEach('field', [...path, 'filled'], item.filled);
  needEach('field', [...path, 'changed'], item.changed);
  needEach('saying', [...path, 'text'], item.text);
  needEach('step', [...path, 'ladder'], item.ladder);
  need('timer', [...path, 'within'], item.within);
  need('timer', [...path, 'after'], item.after);
  needEach('audience', [...path, 'told_at'], item.told_at);
  if (item.release !== undefined && pack.releases === undefined) report([...path, 'release'], 'release, without a section releases', 'a section releases: how long versions are supported');
  for (const [field, wanted] of Object.entries(item.is ?? {})) {
    need('field', [...path, 'is', field], field);
    const values = valuesOf(pack, field);
    if (values === null) continue;
    for (const value of wanted) {
      if (!values.includes(value)) report([...path, 'is', field], `${field} is ${value}, which it can never be`, oneOf(value, values, 'one of'));
    }
  }
}

function valuesOf(pack: Pack, field: string): readonly string[] | null {
  const kind = pack.fields[field]?.kind;
  if (kind === 'bool') return ['yes', 'no'];
  return kind === 'enum' ? (pack.fields[field]?.values ?? []) : null;
}

function checkAction(path: Path, item: Action, need: Need, needEach: NeedEach): void {
  if ('say' in item) need('text', [...path, 'say'], item.say);
  if ('ask' in item && Array.isArray(item.ask)) needEach('field', [...path, 'ask'], item.ask);
  if ('forget' in item) need('field', [...path, 'forget'], item.forget);
  if ('remind' in item) need('text', [...path, 'remind'], item.remind);
  if ('tell' in item) {
    if (item.tell !== OWNER && item.tell !== REQUESTER && item.tell !== AUTHORISED && item.tell !== LADDER) need('role', [...path, 'tell'], item.tell);
    need('text', [...path, 'template'], item.template);
  }
  if ('set' in item) {
    need('type', [...path, 'set', 'type'], item.set.type);
    need('level', [...path, 'set', 'severity'], item.set.severity);
  }
  if ('link' in item) need('identifier', [...path, 'link'], item.link);
  if ('assign' in item && item.assign !== OF_THE_ORGANISATION) need('role', [...path, 'assign'], item.assign);
  if ('start' in item) need('timer', [...path, 'start'], item.start);
  if ('restart' in item) need('timer', [...path, 'restart'], item.restart);
  if ('stop' in item) need('timer', [...path, 'stop'], item.stop);
  if ('report' in item) need('ticketReport', [...path, 'report'], item.report);
  if ('reopen' in item) need('status', [...path, 'reopen'], item.reopen);
}

/** Only a held mail can be let pass, and only who was asked can answer. */
function checkConfirm(pack: Pack, index: number, rule: Pack['open_by'][number], need: Need, report: Report): void {
  const path = ['open_by', index, 'confirm'];
  const { field = '', value = '' } = rule.confirm ?? {};
  need('field', [...path, 'field'], field);
  const values = valuesOf(pack, field);
  if (values !== null && !values.includes(value)) report([...path, 'value'], `${field} is ${value}, which it can never be`, oneOf(value, values, 'one of'));
  if (rule.then !== 'hold') report(path, `confirm with then: ${rule.then}`, 'then: hold; nothing else waits for a word');
  if (rule.say === undefined) report(path, 'confirm without say', 'say: a text that asks the sender to confirm');
}

function checkSections(pack: Pack, need: Need, needEach: NeedEach, report: Report): void {
  for (const text of Object.keys(pack.said_once)) need('text', ['said_once', text], text);
  pack.good_to_know.forEach((text, index) => need('text', ['good_to_know', index], text));
  pack.open_by.forEach((rule, index) => {
    need('text', ['open_by', index, 'say'], rule.say);
    if (rule.tell !== AUTHORISED) need('role', ['open_by', index, 'tell'], rule.tell);
    need('text', ['open_by', index, 'template'], rule.template);
    if (rule.file === true && rule.then !== 'redirect') report(['open_by', index, 'file'], `file with then: ${rule.then}`, 'then: redirect; any other mail gets a ticket or waits');
    if (rule.confirm !== undefined) checkConfirm(pack, index, rule, need, report);
  });
  for (const [name, identifier] of Object.entries(pack.identifiers)) need('identifier', ['identifiers', name, 'under'], identifier.under);
  needEach('entitler', ['entitlement', 'by'], pack.entitlement.by);
  for (const [tier, bought] of Object.entries(pack.entitlement.coverage ?? {})) {
    need('tier', ['entitlement', 'coverage', tier], tier);
    for (const [level, calendar] of typeof bought === 'string' ? [[null, bought] as const] : Object.entries(bought)) {
      const path = ['entitlement', 'coverage', tier, ...(level === null ? [] : [level])];
      if (level !== null) need('level', path, level);
      need('calendar', path, calendar);
    }
  }
  for (const [name, type] of Object.entries(pack.types)) need('levelOrNone', ['types', name, 'severity'], type.severity);
  for (const [name, field] of Object.entries(pack.fields)) {
    need('identifier', ['fields', name, 'identifier'], field.identifier);
    need('field', ['fields', name, 'not_before'], field.not_before);
    need('field', ['fields', name, 'not_in'], field.not_in);
    need('field', ['fields', name, 'told_against'], field.told_against);
    needEach('sentences', ['fields', name, 'told_extent', 'like'], field.told_extent?.like);
    need('field', ['fields', name, 'version_of'], field.version_of);
    need('field', ['fields', name, 'named_by'], field.named_by);
    needEach('phrases', ['fields', name, 'told_by'], field.told_by);
    needEach('sentences', ['fields', name, 'named_in', 'like'], field.named_in?.like);
    for (const { path, kind } of sentenceKinds(field.told_like)) need('sentences', ['fields', name, 'told_like', ...path], kind);
    if (field.asked_like !== undefined) for (const [index, kind] of [field.asked_like].flat().entries()) need('questions', Array.isArray(field.asked_like) ? ['fields', name, 'asked_like', index] : ['fields', name, 'asked_like'], kind);
    needEach('sentences', ['fields', name, 'unlike'], field.unlike);
    needEach('sentences', ['fields', name, 'beside'], field.beside);
    needEach('fieldOrIdentifier', ['fields', name, 'filled_by'], field.filled_by);
  }
  for (const [type, list] of Object.entries(pack.require)) {
    need('type', ['require', type], type);
    list.forEach((one, index) => need('field', ['require', type, index, ...(typeof one === 'string' ? [] : ['field'])], requirementField(one).field));
  }
  checkSeverity(pack, need, needEach);
  pack.flow.forEach((step, index) => need('status', ['flow', index, 'to'], step.to));
  checkTimers(pack, need);
  checkLadder(pack, need);
  needEach('field', ['handover', 'needs'], pack.handover?.needs);
  need('field', ['releases', 'product'], pack.releases?.product);
  need('field', ['releases', 'version'], pack.releases?.version);
  needEach('field', ['alike', 'by'], pack.alike?.by);
  need('text', ['alike', 'say'], pack.alike?.say);
  need('text', ['alike', 'updates'], pack.alike?.updates);
  needEach('field', ['forward', 'fields'], pack.forward.fields);
  need('template', ['forward', 'template'], pack.forward.template);
  pack.hints.forEach((hint, index) => need('text', ['hints', index, 'say'], hint.say));
  if (pack.survey !== undefined) checkSurvey(pack.survey, need, needEach, report);
}

function checkSurvey(survey: NonNullable<Pack['survey']>, need: Need, needEach: NeedEach, report: Report): void {
  const { scale, low } = survey;
  need('status', ['survey', 'status'], survey.status);
  for (const part of ['text', 'thanks'] as const) need('text', ['survey', part], survey[part]);
  for (const [score, lists] of Object.entries(survey.words)) {
    if (Number(score) < 1 || Number(score) > scale) report(['survey', 'words', score], `the score ${score}`, `a score from 1 to ${scale}`);
    needEach('phrases', ['survey', 'words', score], lists);
  }
  needEach('phrases', ['survey', 'praise'], survey.praise);
  needEach('phrases', ['survey', 'complaint'], survey.complaint);
  need('role', ['survey', 'low', 'tell'], low?.tell);
  need('text', ['survey', 'low', 'template'], low?.template);
  need('text', ['survey', 'low', 'say'], low?.say);
}

function checkSeverity(pack: Pack, need: Need, needEach: NeedEach): void {
  const { severity } = pack;
  for (const [channel, level] of Object.entries(severity.default ?? {})) {
    if (channel !== 'any') need('channel', ['severity', 'default', channel], channel);
    need('levelOrNone', ['severity', 'default', channel], level);
  }
  for (const part of ['names', 'define'] as const) {
    for (const level of Object.keys(severity[part] ?? {})) need('level', ['severity', part, level], level);
  }
  for (const [type, level] of Object.entries(severity.default_by_type ?? {})) {
    need('type', ['severity', 'default_by_type', type], type);
    need('levelOrNone', ['severity', 'default_by_type', type], level);
  }
  need('text', ['severity', 'guard', 'template'], severity.guard?.template);
  need('field', ['severity', 'proposed_by'], severity.proposed_by);
  need('field', ['severity', 'by_matrix', 'urgency'], severity.by_matrix?.urgency);
  need('field', ['severity', 'by_matrix', 'impact'], severity.by_matrix?.impact);
  for (const [urgency, row] of Object.entries(severity.by_matrix?.matrix ?? {})) {
    for (const [impact, level] of Object.entries(row)) need('level', ['severity', 'by_matrix', 'matrix', urgency, impact], level);
  }
  for (const [level, lists] of Object.entries(severity.words ?? {})) {
    need('level', ['severity', 'words', level], level);
    needEach('phrases', ['severity', 'words', level], lists);
  }
  severity.cap?.forEach((cap, index) => need('level', ['severity', 'cap', index, 'at_most'], cap.at_most));
  needEach('level', ['severity', 'phone_for'], severity.phone_for);
}

function checkTimers(pack: Pack, need: Need): void {
  for (const [name, timer] of Object.entries(pack.timers)) {
    const path = ['timers', name];
    for (const [part, spread] of [['due', timer.due], ['every', timer.every], ['warn', timer.warn]] as const) {
      for (const figure of figuresOf([...path, part], spread)) {
        if (figure.tier !== null) need('tier', figure.path, figure.tier);
        if (figure.level !== null) need('level', figure.path, figure.level);
      }
    }
    for (const { path: at, level, figure } of figuresOf([...path, 'clock'], timer.clock)) {
      if (level !== null) need('level', at, level);
      if (figure !== 'coverage' || pack.entitlement.coverage === undefined) need('calendar', at, figure);
    }
    timer.from.forEach((from, index) => needStatusOf(from, [...path, 'from', index], need));
    timer.pause?.forEach((status, index) => need('status', [...path, 'pause', index], status));
    timer.until.forEach((until, index) => needStatusOf(until, [...path, 'until', index], need));
  }
}

function checkLadder(pack: Pack, need: Need): void {
  need('calendar', ['ladder', 'clock'], pack.ladder?.clock);
  pack.ladder?.steps.forEach((step, index) => need('role', ['ladder', 'steps', index, 'to'], step.to));
  need('role', ['working_side', 'watch'], pack.working_side.watch);
  for (const role of Object.keys(pack.working_side.contacts_checked ?? {})) need('role', ['working_side', 'contacts_checked', role], role);
}

/** `status.resolved` begins or ends a timer when that status is entered. */
function needStatusOf(event: string, path: Path, need: Need): void {
  if (event.startsWith('ladder.') && event !== 'ladder.step') need('step', path, event.slice('ladder.'.length));
  if (event.startsWith('status.') && event !== 'status.changed') need('status', path, event.slice('status.'.length));
}

/** A flag that is asked for but never set can never hold. */
function checkFlags(pack: Pack, report: Report): void {
  const set = new Set(actionsOf(pack).flatMap(({ item }) => ('flag' in item ? [item.flag] : [])));
  for (const rule of pack.open_by) if (rule.flag !== undefined) set.add(rule.flag);
  for (const { path, item } of actionsOf(pack)) {
    if ('unflag' in item && !set.has(item.unflag)) report([...path, 'unflag'], `flag ${item.unflag}, which nothing sets`, oneOf(item.unflag, set, 'a flag'));
  }
  for (const { path, item } of predicatesOf(pack)) {
    item.flag?.forEach((flag, index) => {
      if (!set.has(flag)) report([...path, 'flag', index], `flag ${flag}, which nothing sets`, oneOf(flag, set, 'a flag'));
    });
  }
}
