// The smallest words of the pack language: what a name, a text, a language and an address look like wherever they stand.
import { z } from 'zod';
import type { FieldSource } from '../recognise/recognition.ts';

export const id = z.string().regex(/^[a-zA-Z][\w-]*$/, 'a name: letters, digits, _ and -').max(64);
export const text = z.string().min(1).max(4_000);
export const language = z.string().regex(/^[a-z]{2,3}$/, 'an ISO 639 language code such as en');
export const oneOrMany = <T extends z.ZodType>(item: T) => z.union([item.transform((one) => [one]), z.array(item).min(1)]);
/** The same words in several languages. */
export const texts = z.record(language, text);
export const address = z.string().regex(/^(\*|[^\s@<>:,;]+)@[^\s@<>:,;]+$/, 'a mail address, or *@domain');

export const sources = ['label', 'table', 'sublabel', 'own-form', 'subject', 'signature', 'forwarded', 'attachment', 'directory'] as const satisfies readonly FieldSource[];
