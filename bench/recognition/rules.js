// The recognition rules of the packs in rules/, as the gateway itself loads them.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadRulebook } from '../../dist/rulebook/load-rulebook.js';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'rules');

function filesBelow(path) {
  return readdirSync(path).flatMap((name) => {
    const file = join(path, name);
    return statSync(file).isDirectory() ? filesBelow(file) : [[relative(folder, file).split(sep).join('/'), readFileSync(file, 'utf8')]];
  });
}

/** desk → RecognitionRules */
export function loadRules() {
  const { rulebook, faults } = loadRulebook(new Map(filesBelow(folder)));
  if (rulebook === null) throw new Error(faults.map((fault) => `${fault.file}:${fault.line}:${fault.column} found ${fault.found}, expected ${fault.expected}`).join('\n'));
  return new Map([...rulebook.desks].map(([id, desk]) => [id, desk.recognition]));
}
