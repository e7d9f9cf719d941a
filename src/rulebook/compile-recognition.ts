// What recognise/ needs of one pack, as plain data that can cross into a parser worker: every label, pattern and word
// list with the pack line it came from.
import { unlessPrefix, type FieldRule, type IdentifierRule, type PhraseRule, type RecognitionRules } from '../recognise/recognition-rules.ts';
import type { LearnedSentences } from '../recognise/sentence/known-models.ts';
import { contentHash } from './content-hash.ts';
import { printedHeadings } from './printed-headings.ts';
import { predicatesOf, sentenceKinds } from './pack-parts.ts';
import type { Pack, PackField } from './pack-schema.ts';
import type { PackSource } from './pack-source.ts';

/** Words of commands the working side may put on top of its answer (DESIGN 2.11): every verb but those that a mail is by itself. */
export const commandWords = [
  'ask', 'note', 'status', 'severity', 'assign', 'field', 'working', 'triaged', 'plan', 'progress', 'workaround', 'resolve', 'elsewhere',
  'close', 'reopen', 'escalate', 'handover', 'ref', 'eta', 'call', 'waive', 'resume', 'interval', 'attempt', 'say', 'flag', 'unflag', 'notice', 'subscribe', 'unsubscribe', 'merge', 'report',
] as const;

/** Things that concern all desks of a rulebook. */
export interface AllDesks {
  readonly addresses: readonly string[];
  readonly refForms: readonly string[];
}

/** name → phrases of all languages, with the line of the first */
export type WordLists = ReadonlyMap<string, PhraseRule>;

/** What the folders beside the packs teach them. */
export interface Teaching {
  readonly lists: WordLists;
  readonly sentences: LearnedSentences;
  readonly questions: LearnedSentences;
  /** Liquid of the mails that ask. */
  readonly asking: readonly string[];
}

/** Compiles the pack; `version` changes whenever anything in it does. */
export function compileRecognition(pack: Pack, source: PackSource, { lists, sentences, questions, asking }: Teaching, all: AllDesks): RecognitionRules {
  const rules = {
    desk: pack.pack,
    fields: Object.entries(pack.fields).map(([id, field]) => fieldRule(id, field, pack, source, lists)),
    identifiers: Object.entries(pack.identifiers).map(([id, identifier]): IdentifierRule => ({
      id,
      pattern: identifier.pattern,
      ignoreCase: identifier.ignore_case ?? false,
      labelNeeded: identifier.label_needed ?? false,
      ...(identifier.sure_ending === undefined ? {} : { sureEnding: identifier.sure_ending.toLowerCase() }),
      // What our own mails print as an example is nobody's number; the other side's own numbers may well look like it.
      placeholders: [...new Set([...(identifier.placeholders ?? []), ...(identifier.resolves === 'external_ticket' ? [] : examplesOf(pack, id))])],
      external: identifier.resolves === 'external_ticket',
      rule: source.line(['identifiers', id, 'pattern']),
    })),
    phrases: usedLists(pack).flatMap((name) => lists.get(name) ?? []),
    kinds: usedKinds(pack, lists),
    // A rule may ask for a language that the desk does not answer in, such as to ask for another one.
    languages: [...new Set([...pack.desk.languages, ...predicatesOf(pack).flatMap(({ item }) => item.lang ?? [])])],
    deskAddresses: all.addresses,
    headings: [...new Set(asking.flatMap(printedHeadings))],
    refForms: [pack.desk.ref, ...all.refForms.filter((form) => form !== pack.desk.ref)],
    commands: commandWords,
  };
  const taught = rules.kinds.length > 0 || rules.fields.some((field) => field.toldLike !== undefined || field.namedIn !== undefined);
  const asked = rules.fields.some((field) => field.askedLike !== undefined);
  const versions = [...(taught ? [sentences.version] : []), ...(asked ? [questions.version] : [])];
  return { ...rules, ...(taught ? { sentences } : {}), ...(asked ? { questions } : {}), version: contentHash(versions.length > 0 ? [rules, ...versions] : rules) };
}

function fieldRule(id: string, field: PackField, pack: Pack, source: PackSource, lists: WordLists): FieldRule {
  return {
    id,
    kind: field.kind,
    labels: Object.entries(field.labels ?? {}).flatMap(([language, texts]) => texts.map((text, index) => ({
      text, language, rule: source.line(['fields', id, 'labels', language, index]),
    }))),
    questions: Object.values(field.question ?? {}),
    examples: typeof field.example === 'string' ? [field.example] : Object.values(field.example ?? {}),
    values: field.values ?? [],
    // What our mails call a value comes back in their quotes.
    words: [...Object.entries(field.words ?? {}), ...Object.entries(field.shown ?? {}).map(([value, shown]) => [value, Object.values(shown)] as const)]
      .flatMap(([value, spellings]) => spellings.map((text) => ({ text, value }))),
    identifier: identifierOf(id, field, pack),
    zone: field.offset === 'assumed' ? pack.desk.zone : null,
    allWords: field.all_words ?? [],
    charactersMin: field.min ?? 0,
    names: field.names ?? [],
    ...(field.forms === undefined ? {} : { forms: field.forms }),
    ...(field.item === undefined ? {} : { item: field.item }),
    ...(field.named_alone === true ? { namedAlone: true as const } : {}),
    toldBy: (field.told_by ?? []).flatMap((name) => (lists.get(name)?.phrases ?? []).filter((phrase) => !phrase.startsWith(unlessPrefix))),
    ...(field.told_like === undefined ? {} : { toldLike: sentenceKinds(field.told_like).map(({ kind, value }) => ({ kind, value })), likeRule: source.line(['fields', id, 'told_like']) }),
    ...(field.asked_like === undefined ? {} : { askedLike: [field.asked_like].flat() }),
    ...(field.unlike === undefined ? {} : { unlike: field.unlike }),
    ...(field.beside === undefined ? {} : { beside: field.beside }),
    ...(field.kind === 'text' && (field.named_by !== undefined || field.directory !== undefined) ? { named: true as const } : {}),
    ...(field.named_by === undefined ? {} : { namedBy: field.named_by }),
    ...(field.kind === 'text' && field.directory === 'name' && field.fallback?.includes('signature') === true ? { ownCompany: true as const } : {}),
    ...(field.doing === true ? { doing: true as const } : {}),
    ...(field.bare === true ? { bare: true as const } : {}),
    ...(field.accounts === true ? { accounts: true as const } : {}),
    ...(field.codes === undefined ? {} : { codes: field.codes }),
    ...(field.reference === true ? { reference: true as const } : {}),
    ...(field.kind === 'contact' && field.needs?.includes('phone') === true ? { reached: true as const } : {}),
    ...(id === pack.severity.by_matrix?.urgency || id === pack.severity.by_matrix?.impact ? { staffDecide: true as const } : {}),
    ...(field.told_in_condition === undefined ? {} : { toldInCondition: field.told_in_condition }),
    ...(field.told_counted === undefined ? {} : { toldCounted: field.told_counted }),
    ...(field.told_against === undefined ? {} : { toldAgainst: field.told_against }),
    ...(field.told_extent === undefined ? {} : { toldExtent: field.told_extent }),
    ...(field.named_in === undefined ? {} : { namedIn: { like: field.named_in.like, vague: field.named_in.vague ?? [] } }),
    ...(field.not_before === undefined ? {} : { notBefore: field.not_before }),
    ...(field.wished === true ? { wished: true as const } : {}),
    ...(field.of_writer === true ? { ofWriter: true as const } : {}),
    versionOf: field.version_of ?? null,
    noneAnswers: field.none_answers === true,
    minorNeeded: field.minor === 'required',
    // The directory is not part of the mail: decide/ asks it.
    fallback: (field.fallback ?? []).filter((place) => place !== 'directory'),
    prose: field.prose ?? false,
    rule: source.line(['fields', id]),
  };
}

function identifierOf(id: string, field: PackField, pack: Pack): string | null {
  const name = field.identifier ?? id;
  return pack.identifiers[name] === undefined ? null : name;
}

/** Word lists that this pack asks for; the others would only cost time on every mail. */
function usedLists(pack: Pack): string[] {
  const names = new Set(predicatesOf(pack).flatMap(({ item }) => item.text ?? []));
  for (const lists of Object.values(pack.severity.words ?? {})) for (const name of lists) names.add(name);
  const { survey } = pack;
  if (survey !== undefined) for (const name of [...Object.values(survey.words).flat(), ...survey.praise, ...survey.complaint]) names.add(name);
  return [...names].toSorted();
}

/** Kinds of sentence that rules ask for, those of one rule together. */
function usedKinds(pack: Pack, lists: WordLists): string[][] {
  const asked = [...predicatesOf(pack).map(({ item }) => item.text ?? []), ...usedLists(pack).map((name) => [name])];
  const groups = asked.map((names) => names.filter((name) => !lists.has(name))).filter((names) => names.length > 0);
  return [...new Map(groups.map((names) => [names.join(' '), names])).values()];
}

/** Examples of the fields that hold this identifier, each number alone. */
function examplesOf(pack: Pack, identifier: string): string[] {
  return Object.entries(pack.fields).filter(([id, field]) => (field.kind === 'id' || field.kind === 'id_list') && (field.identifier ?? id) === identifier)
    .flatMap(([, field]) => (typeof field.example === 'string' ? field.example.split(/,\s*/) : []));
}
