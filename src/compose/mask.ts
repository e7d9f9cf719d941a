// A text in which keys stand, for mails: each is masked wherever it stands (H-13).
import { maskKey } from '../mail/masked-key.ts';

/** Every occurrence of `secrets` in a text, masked; for quoted words of the writer himself. */
export function maskIn(text: string, secrets: readonly string[]): string {
  return secrets.reduce((masked, secret) => (secret.length < 6 ? masked : masked.split(secret).join(maskKey(secret))), text);
}
