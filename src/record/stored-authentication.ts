// What is kept with a message about who wrote it: the verdict that decided, and what the DNS had said, if it was asked.
import type { SenderCheck } from '../mail/sender-check.ts';
import type { AuthenticationVerdict } from '../recognise/recognition.ts';

export type StoredAuthentication = AuthenticationVerdict & { readonly check: SenderCheck | null };
