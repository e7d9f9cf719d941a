// What recognise/ needs to know of one desk: plain data, compiled from the rule pack by rulebook/, so that it can
// cross into a parser worker and be cached there by `version`. Every entry carries the pack line it came from
// (`retail-support/pack.yaml:41`), which is what an admin is shown beside a recognised value.

import type { LearnedSentences } from './sentence/known-models.ts';

export const fieldKinds = [
  'id', 'id_list', 'text', 'contact', 'enum', 'enum_open', 'instant', 'bool', 'bool_text', 'list', 'url', 'version',
  'percent', 'attachments',
] as const;
export type FieldKind = (typeof fieldKinds)[number];

export interface LabelRule {
  /** As a person writes it: `START OF INCIDENT`. Compared without case, spacing and punctuation. */
  readonly text: string;
  /** ISO 639-1. */
  readonly language: string;
  readonly rule: string;
}

export interface FieldRule {
  readonly id: string;
  readonly kind: FieldKind;
  readonly labels: readonly LabelRule[];
  /** How our own form asks for it, in all languages: printed text, never an answer. */
  readonly questions: readonly string[];
  /** What our own form shows as an example below it, in all languages. */
  readonly examples?: readonly string[];
  /** enum / enum_open: the spellings of the pack; `words` maps other spellings (per language) to one of them. */
  readonly values: readonly string[];
  readonly words: readonly { readonly text: string; readonly value: string }[];
  /** id / id_list: the identifier whose pattern the value must contain. Default: the field's own id. */
  readonly identifier: string | null;
  /** instant: a time without UTC offset is read in `zone`; null = an offset must be written. */
  readonly zone: string | null;
  /** list: words that mean everything ("all users"); the value is then the single entry `all`. */
  readonly allWords: readonly string[];
  /** text: fewer characters than this are not an answer (`problem` says so); 0 = any. */
  readonly charactersMin: number;
  /** version: the major number alone is no answer (`problem` says so). */
  readonly minorNeeded: boolean;
  /** text: names of such things; one of them with its release ("RHEL 8.6") is a value wherever it stands in the prose. version: things whose number it is. */
  readonly names: readonly string[];
  /** version: how a number beside one of the names begins, an x for any figures ("x.0"); others are the maker's own. */
  readonly forms?: readonly string[];
  /** text: such a name answers it without its release, too. */
  readonly namedAlone?: true;
  /** Its number in the list that the vendor printed ("1b"). */
  readonly item?: string;
  /** text, list: a sentence with one of these phrases answers it when no label does. */
  readonly toldBy: readonly string[];
  /** Kinds of sentence that answer it when nothing else does, each with the value it tells; null = the sentence itself. */
  readonly toldLike?: readonly { readonly kind: string; readonly value: string | null }[];
  /** Kinds of question that ask for it in words that are no label. */
  readonly askedLike?: readonly string[];
  /** Kinds of sentence that are no part of it where it is told in a letter: courtesy, whose machine it is. */
  readonly unlike?: readonly string[];
  /** text: kinds of sentence that are no part of the story where another sentence tells the matter. */
  readonly beside?: readonly string[];
  /** The pack line of `told_like`. */
  readonly likeRule?: string;
  /** text: a name, which ends with its line. */
  readonly named?: true;
  /** text: the identifier field whose owner's name it is. */
  readonly namedBy?: string;
  /** text: what the writer says he did ("we rebuilt the index") answers it. */
  readonly doing?: true;
  /** enum: its words are its own; one of them alone ("(Production)", "it is a bug") answers it. */
  readonly bare?: true;
  /** list: mail addresses that the prose names are entries. */
  readonly accounts?: true;
  /** text: shapes of error codes; one of them that the prose names, or a message it quotes, is the value. */
  readonly codes?: readonly string[];
  /** text: the other side's own number for the case, which a sentence may tell. */
  readonly reference?: true;
  /** text: the writer's own company answers it where the directory does not know him. */
  readonly ownCompany?: true;
  /** contact: it needs a way to reach the person, so that he is one to talk to, not one who is spoken of. */
  readonly reached?: true;
  /** enum: staff decide it, and a mail only wishes: what is none of its values says nothing, rather than something wrong. */
  readonly staffDecide?: true;
  /** text: the condition under which a fault is seen; kinds of sentence that such a one may be like besides. */
  readonly toldInCondition?: readonly string[];
  /** text: kinds of sentence that tell it as well, where they count something. */
  readonly toldCounted?: readonly string[];
  /** text: the field of what should have happened, against which this one is told. */
  readonly toldAgainst?: string;
  /** enum: how many it hits, as sentences like these kinds tell it. */
  readonly toldExtent?: ToldExtent;
  /** enum: kinds of sentence in which a choice that is named answers it, and its words that say nothing there. */
  readonly namedIn?: { readonly like: readonly string[]; readonly vague: readonly string[] };
  /** instant: the one that it ends. */
  readonly notBefore?: string;
  /** A wish tells it too. */
  readonly wished?: true;
  /** What somebody tells in a mail that was passed on does not answer it. */
  readonly ofWriter?: true;
  /** text: "none" is an answer. */
  readonly noneAnswers?: boolean;
  /** version: the field whose names it follows ("Shop Agent 24.3.1"). */
  readonly versionOf: string | null;
  /** Where the field may be read beside labelled lines: `signature` (contact), `subject`, `attachment`. */
  readonly fallback: readonly string[];
  /** A short mail without any label may state this field in its prose: its new text counts as the value. */
  readonly prose: boolean;
  readonly rule: string;
}

export interface IdentifierRule {
  readonly id: string;
  /** RE2 syntax plus the look-around that `boundary` replaces: letters, digits and '-' may not touch the match. */
  readonly pattern: string;
  readonly ignoreCase: boolean;
  /** Counts only behind a label of a field of this identifier (post codes and ports look the same). */
  readonly labelNeeded: boolean;
  /** A value that ends so, in any case, needs no label. */
  readonly sureEnding?: string;
  /** Values of the vendor's blank template; compared without case. */
  readonly placeholders: readonly string[];
  /** A number of the other side's own ticket system: none of ours, learned from its receipts too. */
  readonly external: boolean;
  readonly rule: string;
}

/** Begins a phrase of a word list that takes its list back: "please do not close" asks for nothing to be closed. */
export const unlessPrefix = 'unless ';

/** A named word list: any of its phrases, compared by words without case and accents, `*` inside = a gap of up to four words. */
export interface PhraseRule {
  readonly name: string;
  readonly phrases: readonly string[];
  readonly rule: string;
}

/** Whom a fault hits, in the values of a choice. */
export interface ToldExtent {
  readonly like: readonly string[];
  readonly one?: string | undefined;
  readonly several?: string | undefined;
  readonly all?: string | undefined;
  readonly leaders?: string | undefined;
  readonly unknown?: string | undefined;
}

/** What a kind of sentence tells of a field whose answer it leaves open: "I still have to ask whether you may test". */
export const stillOpen = '?';

export interface RecognitionRules {
  readonly desk: string;
  /** Changes whenever anything below changes. */
  readonly version: string;
  readonly fields: readonly FieldRule[];
  readonly identifiers: readonly IdentifierRule[];
  readonly phrases: readonly PhraseRule[];
  /** What was learnt of sentences; absent when no field is told by them. */
  readonly sentences?: LearnedSentences;
  /** What was learnt of labels and questions; absent when no field is asked for by them. */
  readonly questions?: LearnedSentences;
  /** Kinds of sentence that a rule asks for, as it does for word lists; those of one rule count together. */
  readonly kinds?: readonly (readonly string[])[];
  /** Languages the desk answers in, its main one first. */
  readonly languages: readonly string[];
  /** All addresses of all desks, so that a copy to another desk is not mistaken for a person. */
  readonly deskAddresses: readonly string[];
  /** Prefix and form of our own refs: `RTP-{yyyy}-{seq:6}`. */
  readonly refForms: readonly string[];
  /** Headings that our own mails print, in all languages. */
  readonly headings?: readonly string[];
  /** Words of commands the working side may put on top of its answer: `resolve`, `status`, … */
  readonly commands: readonly string[];
}
