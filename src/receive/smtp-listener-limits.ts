// The bounds of the SMTP door as one value, so that a test can shorten a deadline instead of waiting for it.
import { limits } from '../mail/limits.ts';

export interface SmtpListenerLimits {
  readonly messageBytesMax: number;
  readonly inFlightBytesMax: number;
  readonly recipientsMax: number;
  readonly connectionsMax: number;
  readonly commandBytesMax: number;
  readonly idleMs: number;
  readonly totalMs: number;
  readonly acceptMs: number;
  readonly roomMs: number;
  readonly closeMs: number;
}

export const smtpListenerLimits: SmtpListenerLimits = {
  messageBytesMax: limits.messageBytesMax,
  inFlightBytesMax: limits.inFlightBytesMax,
  recipientsMax: limits.recipientsMax,
  connectionsMax: limits.connectionsMax,
  // RFC 5321 4.5.3.1.4 asks for 512 octets; every ESMTP parameter may add to it (RFC 6531 alone 10 + 254 * 3).
  commandBytesMax: 2_048,
  idleMs: limits.smtpIdleMs,
  totalMs: limits.smtpTotalMs,
  // The client waits 10 minutes for the answer to its final dot (RFC 5321 4.5.3.2.6). A store that takes a minute
  // is away; a 451 now keeps the sender's queue moving.
  acceptMs: 60_000,
  // How long a DATA command may wait for room before it gets 452; well below the 2 minutes that RFC 5321 4.5.3.2.4
  // lets a client wait for the 354.
  roomMs: 10_000,
  // What a service manager commonly grants between SIGTERM and SIGKILL is 30 s or more (systemd: 90 s).
  closeMs: 20_000,
};
