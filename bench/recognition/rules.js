// The recognition rules of the packs in rules/, straight from their sources: the evaluation judges recognisers, so a
// pack with a missing template may still be measured.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deskAddresses } from '../../dist/rulebook/check-values.js';
import { compileRecognition } from '../../dist/rulebook/compile-recognition.js';
import { packSchema } from '../../dist/rulebook/pack-schema.js';
import { joinBases } from '../../dist/rulebook/pack-source.js';
import { readPhrases } from '../../dist/rulebook/read-catalogues.js';
import { sortRuleFiles } from '../../dist/rulebook/rule-folders.js';
import { checkSchema } from '../../dist/rulebook/schema-faults.js';
import { readYaml } from '../../dist/rulebook/yaml-source.js';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'rules');

function filesBelow(path) {
  return readdirSync(path).flatMap((name) => {
    const file = join(path, name);
    return statSync(file).isDirectory() ? filesBelow(file) : [[relative(folder, file).split(sep).join('/'), readFileSync(file, 'utf8')]];
  });
}

/** desk → RecognitionRules */
export function loadRules() {
  const files = new Map(filesBelow(folder));
  const folders = sortRuleFiles(files);
  const read = (path) => readYaml(path, files.get(path) ?? '').source;
  const found = readPhrases(folders.phrases, read, []);
  const phrases = found instanceof Map ? found : (found.lists ?? new Map());
  const sources = new Map(folders.packs.flatMap(({ folder: name, pack }) => (pack === null ? [] : [[name, read(pack)]])).filter(([, source]) => source !== null));
  const packs = folders.packs.flatMap((one) => {
    const joined = joinBases(one.folder, sources);
    if (joined === null || joined.source.isBase) return [];
    const { value: pack, faults } = checkSchema(packSchema, joined.source.value, joined.source);
    if (pack === null) console.error(`${one.folder}: ${JSON.stringify(faults.slice(0, 3))}`);
    return pack === null ? [] : [{ pack, source: joined.source }];
  });
  const all = { addresses: packs.flatMap(({ pack }) => deskAddresses(pack)), refForms: packs.map(({ pack }) => pack.desk.ref) };
  return new Map(packs.map(({ pack, source }) => [pack.pack, compileRecognition(pack, source, phrases, all)]));
}
