// What a rehearsal or a simulation needs, without threads: parse and recognise in the test's own process.
import type { RehearsalContext } from '../../src/main/rehearsal.ts';
import { contentFingerprint } from '../../src/parse/content-fingerprint.ts';
import { parseMessage } from '../../src/parse/parse-message.ts';
import { yamlDirectory } from '../../src/platform/yaml-directory.ts';
import { recognise } from '../../src/recognise/recognise.ts';
import type { Rulebook } from '../../src/rulebook/rulebook.ts';

export function rehearsalContext(rulebook: Rulebook): RehearsalContext {
  return {
    rulebook: () => rulebook, directory: yamlDirectory(rulebook.directory), host: 'postern.example', trustedAuthservIds: ['mx.postern.example'],
    keys: [{ id: 's', secret: 'simulation' }],
    understand: async (raw, input, rules) => {
      const mail = parseMessage(raw);
      return { mail, recognition: recognise({ ...input, mail }, rules), fingerprint: contentFingerprint(raw) };
    },
  };
}
