// Worker threads load JavaScript only (Node 20 cannot run TypeScript in them), but tests run src/*.ts directly.

/**
 * The URL of the compiled `name` (without extension) that lies beside the calling module. From src/<folder>/x.ts
 * that is dist/<folder>/<name>.js, which is why `npm test` builds first.
 */
export function compiledFile(moduleUrl: string, name: string): URL {
  if (!moduleUrl.endsWith('.ts')) return new URL(`./${name}.js`, moduleUrl);
  const folder = moduleUrl.split('/').at(-2) ?? '';
  return new URL(`../../dist/${folder}/${name}.js`, moduleUrl);
}
