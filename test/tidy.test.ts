// The house rules that a machine can hold us to: who imports whom, what pure code may touch, sizes, names, headers,
// vendor words, real addresses, dead files, and documents that name only what exists.
import { extname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { settings } from '../src/platform/config.ts';
import { allowedImports, circlesOf, purityFaults, unreached, zoneFaults } from './tidy/import-zones.ts';
import { circles, deadFiles, importsToMend, longFiles, longFunctions, typeCircles } from './tidy/known-exceptions.ts';
import { readSource, readText, repositoryFiles } from './tidy/source-files.ts';

const all = repositoryFiles();
const typescript = all.filter((path) => /^(src|test|bench)\/.*\.ts$/u.test(path));
const sources = typescript.filter((path) => path.startsWith('src/') && !path.endsWith('.test.ts')).map(readSource);
const sourcePaths = new Set(sources.map((file) => file.path));

/** Everything a person might read: not the lockfile, not what is binary. */
const texts = all.filter((path) => path !== 'package-lock.json' && !['.msg', '.png', '.gz', '.dat'].includes(extname(path)));

/** A rule that found no files checks nothing. */
it('sees the sources it judges', () => {
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.flatMap((file) => file.imports).length).toBeGreaterThan(300);
});

it('numbers the migrations without a gap, each once', () => {
  const numbers = all.filter((path) => path.startsWith('migrations/')).map((path) => Number(/^migrations\/(\d{4})_[a-z0-9-]+\.sql$/u.exec(path)?.[1])).toSorted((a, b) => a - b);

  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});

describe('imports follow the journey', () => {
  it('by the zones', () => {
    const faults = sources.flatMap(zoneFaults);

    expect(faults.filter((fault) => !importsToMend.includes(withoutLine(fault)))).toEqual([]);
    expect(importsToMend.filter((known) => !faults.some((fault) => withoutLine(fault) === known)), 'mended: remove from known-exceptions.ts').toEqual([]);
  });

  it('with every exception still needed', () => {
    const unused = Object.entries(allowedImports).flatMap(([path, targets]) => targets.filter((target) => !sources.some((file) => file.path === path && file.imports.some((one) => one.target === target))));

    expect(unused).toEqual([]);
  });

  it('never in a circle', () => {
    const named = (types: boolean): string[] => circlesOf(sources, types).map((circle) => circle.join(' ')).sort();

    expect(named(false)).toEqual([...circles].sort());
    expect(named(true)).toEqual([...circles, ...typeCircles].sort());
  });

  it('of files that exist', () => {
    const missing = sources.flatMap((file) => file.imports.filter((one) => one.own && !sourcePaths.has(one.target)).map((one) => `${file.path}:${one.line} imports ${one.target}`));

    expect(missing).toEqual([]);
  });

  it('leaving no file that nothing reaches', () => {
    // bin/postern.js starts the command line; test/cli/config-document.test.ts writes docs/config.md by the other. The
    // two worker files are named by URL, with their types imported, and so are reached from their callers.
    expect(unreached(sources, ['src/cli/main.ts', 'src/cli/config-document.ts']).sort()).toEqual([...deadFiles].sort());
  });
});

describe('pure folders', () => {
  it('read no clock, no randomness, no environment', () => {
    expect(sources.flatMap(purityFaults)).toEqual([]);
  });
});

describe('a pattern of a recogniser', () => {
  // With both flags V8 looks around at every \b and compares foreign letters by table: about twenty times slower.
  it('has the flags i and u together only where it names classes of letters', () => {
    const literal = /(?<![\w)\]])\/(?![*/])((?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/(?=[gmsy]*i)(?=[gmsyi]*u)[gimsuy]+(?![\w-])/gu;
    const recognisers = sources.filter((file) => file.path.startsWith('src/recognise/'));
    const slow = recognisers.flatMap((file) => [...file.text.matchAll(literal)].filter(([, pattern = '']) => !/\\[pPu]\{/u.test(pattern)).map(([text]) => `${file.path}: ${text.slice(0, 60)}`));

    expect(slow).toEqual([]);
  });
});

describe('a source file', () => {
  it('says first what it is for', () => {
    expect(sources.filter((file) => !/^(\/\/ |\/\*\*?)/u.test(file.text)).map((file) => file.path)).toEqual([]);
  });

  it('exports by name', () => {
    expect(sources.filter((file) => file.defaultExport).map((file) => file.path)).toEqual([]);
  });

  it('has at most 400 lines', () => {
    const long = typescript.map((path) => [path, readText(path).split('\n').length - 1] as const).filter(([, lines]) => lines > 400);

    expect(ratchet(long, longFiles)).toEqual([]);
  });

  it('has functions of at most 70 lines', () => {
    const long = sources.flatMap((file) => file.functions.filter((one) => one.lineCount > 70).map((one) => [`${file.path} ${one.name}`, one.lineCount] as const));

    expect(ratchet(long, longFunctions)).toEqual([]);
  });
});

describe('names', () => {
  const empty = ['util', 'utils', 'helper', 'helpers', 'common', 'manager', 'handler'];

  it('of files say what is in them', () => {
    const bare = typescript.filter((path) => path.replace(/\.ts$/u, '').split(/[/.-]/u).some((word) => empty.includes(word)));

    expect(bare).toEqual([]);
  });

  it('of types do too', () => {
    const bare = sources.flatMap((file) => file.declares.filter((one) => /^[A-Z]/u.test(one.name) && words(one.name).some((word) => empty.includes(word))).map((one) => `${file.path}:${one.line} ${one.name}`));

    expect(bare).toEqual([]);
  });

  it('use the word of docs/GLOSSARY.md', () => {
    // The left column of the glossary says what stands for these.
    const agreed = ['bounce', 'autoreply', 'vacation', 'ooo'];
    const other = sources.flatMap((file) => file.declares.filter((one) => words(one.name).some((word) => agreed.includes(word))).map((one) => `${file.path}:${one.line} ${one.name}`));

    expect(other).toEqual([]);
  });
});

describe('the repository', () => {
  it('says where every fixture comes from', () => {
    const folders = new Set(all.filter((path) => path.startsWith('fixtures/') && path.endsWith('.eml')).map((path) => path.split('/').slice(0, -1).join('/')));

    expect(folders.size).toBeGreaterThan(5);
    // A class with a folder per desk says it once.
    const origins = (folder: string): string[] => [folder, folder.split('/').slice(0, 2).join('/')].map((one) => `${one}/ORIGIN.md`);
    expect([...folders].filter((folder) => !origins(folder).some((path) => all.includes(path)))).toEqual([]);
  });

  it('knows no vendor in src/', () => {
    // In pieces, so that this file does not contain what it looks for.
    const vendor = new RegExp([['rhi', 'pe'], ['reta', 'rus'], ['wara', 'tek'], ['zyn', 'stra'], ['open-?', 'xchange']].map((pieces) => pieces.join('')).join('|'), 'iu');
    const naming = all.filter((path) => path.startsWith('src/') && vendor.test(readText(path)));

    expect(naming).toEqual([]);
  });

  it('holds no address that could be somebody’s', () => {
    const address = /[\w.+-]+@((?:[a-z\d-]+\.)+[a-z]{2,24})\b/giu;
    // RFC 2606, 6761 and 6762 reserve these; the last is what the platform's own documents use for an example tenant.
    const reserved = /(^|\.)(example|test|invalid|localhost|local|example\.(com|net|org))$|^(example|contoso)\.onmicrosoft\.com$/iu;
    // Quoted-printable breaks a line in the middle of an address.
    const found = texts.flatMap((path) => [...readText(path).replace(/=\r?\n/gu, '').matchAll(address)].filter((match) => !reserved.test(match[1] ?? '')).map((match) => `${path}: ${match[0]}`));

    expect(found).toEqual([]);
  });

  it('holds none of the telephone numbers of the source documents', () => {
    const numbers = [['7515', '082770'], ['7500', '004771'], ['388', '718']].flatMap(([first, second]) => [`${first} ${second}`, `${first}${second}`]);
    const found = texts.filter((path) => numbers.some((number) => readText(path).includes(number)));

    expect(found).toEqual([]);
  });
});

describe('documents', () => {
  const documents = all.filter((path) => /^(README|CONTRIBUTING|SECURITY)\.md$|^docs\/.*\.md$/u.test(path));
  const shell = [...documents, 'compose.yaml', 'Dockerfile'].map((path) => [path, readText(path)] as const);
  const commands = [...readText('src/cli/main.ts').matchAll(/^ {2}(\w+): \{ what:/gmu)].map((match) => match[1]);
  const { scripts } = JSON.parse(readText('package.json')) as { readonly scripts: Readonly<Record<string, string>> };

  it('name only commands that exist', () => {
    const named = shell.flatMap(([path, text]) => [...text.matchAll(/(?:npx postern|bin\/postern\.js|`postern) (\w+)/gu)].map((match) => [path, match[1]] as const));

    expect(commands.length).toBeGreaterThan(5);
    expect(named.filter(([, command]) => !commands.includes(command))).toEqual([]);
  });

  it('name only scripts that exist', () => {
    const named = shell.flatMap(([path, text]) => [...text.matchAll(/npm run (?:-s )?([\w:]+)/gu)].map((match) => [path, match[1] ?? ''] as const));

    expect(named.filter(([, script]) => !(script in scripts))).toEqual([]);
  });

  it('name only settings that exist', () => {
    const known = new Set([...Object.keys(settings), 'POSTERN_CONFIG', 'POSTERN_TEST_REQUIRE_SERVERS']);
    const named = shell.flatMap(([path, text]) => [...text.matchAll(/\bPOSTERN_[A-Z_]+\b/gu)].map((match) => [path, match[0]] as const));

    expect(named.filter(([, name]) => !known.has(name))).toEqual([]);
  });

  it('link only to files that exist', () => {
    const broken = documents.flatMap((path) =>
      [...readText(path).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/gu)]
        .map((match) => new URL(match[1] ?? '', `file:///${path}`).pathname.slice(1))
        .filter((target) => !all.includes(target) && !all.some((one) => one.startsWith(`${target.replace(/\/$/u, '')}/`)))
        .map((target) => `${path} → ${target}`),
    );

    expect(broken).toEqual([]);
  });
});

/** `src/x.ts:3 imports the type of src/y.ts` → `src/x.ts src/y.ts`. */
function withoutLine(fault: string): string {
  return fault.replace(/:\d+ imports (the type of )?/u, ' ');
}

/** What is too large and not known, larger than known, smaller than known, or known and gone. */
function ratchet(found: readonly (readonly [string, number])[], known: Readonly<Record<string, number>>): string[] {
  const sizes = new Map(found);
  return [
    ...found.filter(([name]) => known[name] === undefined).map(([name, size]) => `${name} has ${size} lines`),
    ...Object.entries(known).filter(([name, size]) => sizes.get(name) !== size).map(([name, size]) => `${name} is known with ${size} lines and has ${sizes.get(name) ?? 'few enough'}`),
  ];
}

function words(name: string): string[] {
  return name.replaceAll(/([a-z\d])([A-Z])/gu, '$1 $2').toLowerCase().split(/[\s_$]+/u);
}
