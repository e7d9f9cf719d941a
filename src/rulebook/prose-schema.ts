// What a pack may say about a field that people answer in their own words, without its label: part of the schema of a
// field in pack-schema.ts.
import { z } from 'zod';

/** A word list of rules/phrases. */
const listName = z.string().regex(/^[a-zA-Z][\w-]*$/, 'a name: letters, digits, _ and -').max(64);

/** Kinds of sentence of rules/sentences. */
const kinds = z.union([listName, z.array(listName).min(1)]);

export const proseWords = {
  told_by: z.array(listName).optional().meta({ description: 'word lists; a sentence of the prose with one of their phrases answers it: a text is the sentence, a list is everybody, a contact the name before the phrase, a choice the word behind it, an instant the date behind it, a permission yes; of a text, a phrase of one word counts where a clause begins with it' }),
  told_like: z.union([kinds, z.record(z.string().min(1), kinds)]).optional().meta({ description: 'kinds of sentence (rules/sentences); a sentence of the prose that is surely like their examples answers a field that nothing else does: a text is the sentence; a choice or yes/no names the kinds that tell each value, {yes: tests_welcome, no: tests_unwelcome}; a list those that mean everybody, {all: …}; a contact is the person whom such a sentence is about, `thisperson` in the examples; kinds of "?" say that the answer is open, and take back what a phrase seems to tell' }),
  asked_like: kinds.optional().meta({ description: 'kinds of question (rules/questions) that ask for this field; behind a label or below a question that nobody listed stands its answer when it is surely like their examples, and like those of no other field' }),
  unlike: z.array(listName).min(1).optional().meta({ description: 'prose: kinds of sentence that are no part of it, such as courtesy and words about the mail itself, whatever else of the letter is' }),
  beside: z.array(listName).min(1).optional().meta({ description: 'prose: kinds of sentence that are no part of it as long as another sentence tells the matter, such as promises, who is who and whose number it is; counted together, and a sentence of which one clause tells the matter stays' }),
  doing: z.literal(true).optional().meta({ description: 'text: a sentence in which the writer says what he did ("we rebuilt the index") answers it' }),
  bare: z.literal(true).optional().meta({ description: 'enum: its words mean nothing else in a mail to this desk; one of them alone between commas or in brackets, or behind "in", answers it: "(production)", "it is a bug"' }),
  accounts: z.literal(true).optional().meta({ description: 'list: mail addresses that the prose names are entries of it, unless they are an end of a mail it tells of or of the sender\'s own domain' }),
  told_counted: z.array(listName).optional().meta({ description: 'text: kinds of sentence that tell it as well, where they count something ("on Monday we write to 300,000 mailboxes")' }),
  told_in_condition: z.array(listName).optional().meta({ description: 'text: the condition under which a fault is seen ("when one opens the list and clicks on a name, it stays empty") answers it, and so does a numbered list inside another text that is like told_like; the kinds of sentence that such a one may be like besides a fault' }),
  told_against: listName.optional().meta({ description: 'text: the field of what should have happened; what a sentence that tells it, or the next one, sets against it ("the list should end there; instead it goes on") answers this one' }),
  told_extent: z.strictObject({ like: z.array(listName).min(1), one: z.string().optional(), several: z.string().optional(), all: z.string().optional(), leaders: z.string().optional(), unknown: z.string().optional() }).optional().meta({ description: 'enum: how many people a fault hits, told by a sentence that is like these kinds; the values for one, several, all, those who lead the company, and where nobody knows. percent: the share that it names' }),
  named_in: z.strictObject({ like: z.array(listName).min(1), vague: z.array(z.string().min(1).max(60)).optional() }).optional().meta({ description: 'enum: in a sentence that is like these kinds the only choice that is named answers it ("please add us to the list for incidents, not to the one for maintenance"); other sentences may name any. Words that are vague say nothing there, only behind the label' }),
  on_any_type: z.literal(true).optional().meta({ description: 'What prose tells of it stays also where the type of ticket does not ask for it' }),
  wished: z.literal(true).optional().meta({ description: 'told_by: a wish tells it too ("please subscribe us to the list for incidents")' }),
  reference: z.literal(true).optional().meta({ description: 'text, id: the sender\'s own number for the case; a sentence that tells it ("our number for it is AB-3381", "ref INC-1") answers it' }),
  codes: z.array(z.string().regex(/#/, 'a shape with # where a number stands').max(60)).min(1).optional().meta({ description: 'text: shapes of error codes, # for a number and ### for one of three digits: "AADSTS#", "0x#", "### #.#.#"; a code that the prose names answers it with the message around it, and so does a message in quotation marks that something is said to show' }),
  of_writer: z.literal(true).optional().meta({ description: 'only what the writer of the mail tells himself answers it; what somebody tells in a mail that he passes on does not, unless it stands behind a label there' }),
  none_answers: z.boolean().optional().meta({ description: 'text: "none" behind its label is an answer, not an empty field' }),
  prose: z.boolean().optional().meta({ description: 'free text of the mail answers it when no label does' }),
};
