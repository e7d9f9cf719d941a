// The lighthouse desk with what the rules teach of whom a fault hits and whom one may talk to: learnt anew from their examples, since a test must
// not wait until the weights are written.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hitByFault, toBeReached, trainStanding } from '../../src/recognise/sentence/person-standing.ts';
import { learnedText, readLearned } from '../../src/recognise/sentence/learned-text.ts';
import type { FieldRule, RecognitionRules } from '../../src/recognise/recognition-rules.ts';
import { readSentences } from '../../src/rulebook/read-sentences.ts';
import { beacon } from './sample-desk.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../../rules/sentences');
const files = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
const languages = new Map([...files.keys()].filter((name) => name.endsWith('.txt')).map((name) => [name, name]));
const { kinds } = readSentences({ languages, weights: 'learned.weights' }, files, []);
const parts = (files.get('learned.weights') ?? '').split('\n\n').slice(0, 3);
const told = readLearned(parts[0] ?? '');
const learned = [...parts, ...[hitByFault, toBeReached].map((standing) => learnedText(trainStanding(standing, kinds, told), 'affected').trimEnd())].join('\n\n');

const more: Readonly<Record<string, Partial<FieldRule>>> = { ships: { accounts: true } };
export const affectedDesk: RecognitionRules = { ...beacon, version: 'affected', sentences: { version: 'affected', learned }, fields: beacon.fields.map((field) => ({ ...field, ...more[field.id] })) };
