// A validated pack as a Desk: calendars parsed, texts and templates found by language, versions by content.
import type { LearnedSentences } from '../recognise/sentence/known-models.ts';
import type { Catalogue } from './catalogue.ts';
import { deskAddresses } from './check-values.ts';
import { compileCalendars, holidayHorizons } from './compile-calendars.ts';
import { compileRecognition, type AllDesks, type WordLists } from './compile-recognition.ts';
import { contentHash } from './content-hash.ts';
import { secretFinder } from './find-secrets.ts';
import type { HolidayLists } from './holiday-lists.ts';
import type { Pack } from './pack-schema.ts';
import type { PackSource } from './pack-source.ts';
import type { Desk, Release } from './rulebook.ts';

export interface DeskParts {
  readonly pack: Pack;
  readonly source: PackSource;
  readonly texts: Catalogue;
  readonly words: Catalogue;
  /** `answer.en` → Liquid: the pack's own, and those all desks share */
  readonly ownTemplates: ReadonlyMap<string, string>;
  readonly sharedTemplates: ReadonlyMap<string, string>;
  readonly wordLists: WordLists;
  readonly sentences: LearnedSentences;
  readonly questions: LearnedSentences;
  readonly holidays: HolidayLists;
  readonly releases: readonly Release[];
  /** Path and content of every file that makes this desk. */
  readonly files: readonly (readonly [string, string])[];
}

// The shared templates and words exist in English at least; a desk in a rarer language falls back to it.
const LAST_LANGUAGE = 'en';

/** Everything the other folders need of a desk. */
export function compileDesk(parts: DeskParts, all: AllDesks): Desk {
  const { pack, source, texts, ownTemplates, sharedTemplates } = parts;
  const words = withOwnWords(parts.words, pack);
  const wordsOf = new Map<string, Readonly<Record<string, string>>>();
  const fallbacks = (language: string): string[] => [...new Set([language, pack.desk.languages[0] ?? LAST_LANGUAGE, LAST_LANGUAGE])];
  const lookUp = (catalogue: Catalogue, name: string, language: string): string | null => {
    for (const one of fallbacks(language)) {
      const found = catalogue.get(one)?.[name];
      if (found !== undefined) return found;
    }
    return null;
  };
  return {
    id: pack.pack,
    pack,
    version: `${pack.version} ${contentHash(parts.files)}`,
    recognition: compileRecognition(pack, source, { lists: parts.wordLists, sentences: parts.sentences, questions: parts.questions, asking: askingTemplates(ownTemplates, sharedTemplates) }, all),
    calendars: compileCalendars(pack, parts.holidays),
    holidayHorizons: holidayHorizons(pack, parts.holidays),
    releases: parts.releases,
    addresses: deskAddresses(pack),
    line: source.line,
    secretsIn: secretFinder(pack),
    // What the engine itself has to say stands in the shared words; a pack may say it better.
    text: (name, language) => lookUp(texts, name, language) ?? lookUp(words, `text_${name}`, language),
    template: (name, language) => {
      for (const one of fallbacks(language)) {
        const found = ownTemplates.get(`${name}.${one}`) ?? sharedTemplates.get(`${name}.${one}`);
        if (found !== undefined) return found;
      }
      return null;
    },
    // A word that no language has shows its name: visible in a mail, never a crash of one.
    word: (name, language) => lookUp(words, name, language) ?? name,
    words: (language) => {
      const known = wordsOf.get(language) ?? Object.assign({}, ...fallbacks(language).toReversed().map((one) => words.get(one) ?? {})) as Record<string, string>;
      wordsOf.set(language, known);
      return known;
    },
  };
}

/** The templates of the mail that asks, in all languages: what it prints comes back in quotes. */
function askingTemplates(...all: readonly ReadonlyMap<string, string>[]): string[] {
  return all.flatMap((templates) => [...templates].filter(([name]) => name.startsWith('answer.')).map(([, liquid]) => liquid));
}

/** The shared words, those of the desk in their place. */
function withOwnWords(shared: Catalogue, pack: Pack): Catalogue {
  const languages = new Set([...shared.keys(), ...Object.keys(pack.desk.words ?? {})]);
  return new Map([...languages].map((language) => [language, { ...shared.get(language), ...pack.desk.words?.[language] }]));
}
