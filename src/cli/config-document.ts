// docs/config.md, made from the table that the configuration is read by, so that neither can say what the other does not.
import { settings } from '../platform/config.ts';

/** The page, one row a setting. */
export function configDocument(): string {
  const rows = Object.entries(settings).map(([name, { fallback, what }]) => `| \`${name}\` | ${fallback === undefined ? '' : `\`${fallback}\``} | ${what.replaceAll('|', '\\|')} |`);
  return `# Configuration

Every setting is an environment variable. A YAML file named by \`POSTERN_CONFIG\` may hold them too, one a line, under the
same names or in lower case without \`POSTERN_\` (\`smtp: 0.0.0.0:25\`); \`\${NAME}\` in it is taken from the environment, and
what is set in the environment counts first. All faults of a configuration are named at once, before anything starts:
\`postern doctor\` shows them and looks at the rest of the installation.

| setting | default | meaning |
| --- | --- | --- |
${rows.join('\n')}

This page is made from \`src/platform/config.ts\`; \`UPDATE_GOLDEN=1 npx vitest run test/cli/config-document.test.ts\` writes it anew.
`;
}
