// Every reason for which a mail, a command or a connection was not simply taken on, and every state in which a
// message may end. One closed union and one table: a new reason without its row does not compile. The SMTP door
// takes its replies from here (RFC 5321 4.2, RFC 3463), the record its log levels, the worker its retries.

export type ReasonCode =
  // at the door, one recipient
  | 'unknown-recipient'
  | 'too-many-recipients'
  | 'malformed-forward-path'
  // at the door, one mail transaction
  | 'malformed-reverse-path'
  | 'unknown-parameter'
  | 'message-too-large'
  | 'out-of-room'
  | 'bare-newline-around-dot'
  | 'store-away'
  // at the door, the connection
  | 'too-many-connections'
  | 'command-too-long'
  | 'bare-newline-in-command'
  | 'chunking-not-offered'
  | 'idle-timeout'
  | 'session-timeout'
  | 'shutting-down'
  // after acceptance
  | 'opened'
  | 'joined'
  | 'duplicate'
  | 'automatic'
  | 'dsn'
  | 'held'
  | 'redirected'
  | 'refused'
  | 'failed'
  | 'discarded';

export interface ReasonRow {
  /** Null once the 250 has been given: from then on the sending server is never told anything (no backscatter). */
  readonly smtpReply: number | null;
  /** RFC 3463 status; its class always is that of `smtpReply`. */
  readonly enhancedStatus: string | null;
  /** A mail may explain this outcome to the requester (subject to every rule on automatic mail). */
  readonly tellRequester: boolean;
  /** Who tries again: the sending server because of a 4xx, our worker, or nobody. */
  readonly retry: 'sender' | 'worker' | 'never';
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  /** For the sending server or an admin. Static: never echoes what a client sent. */
  readonly text: string;
}

interface DoorRow extends ReasonRow {
  readonly smtpReply: number;
  readonly enhancedStatus: string;
}

/** A refusal at the door: the sending server is the one who tells its user, we never mail about it. */
function atDoor(smtpReply: number, enhancedStatus: string, logLevel: ReasonRow['logLevel'], text: string): DoorRow {
  return { smtpReply, enhancedStatus, tellRequester: false, retry: smtpReply < 500 ? 'sender' : 'never', logLevel, text };
}

function afterwards(logLevel: ReasonRow['logLevel'], text: string, more: Partial<Pick<ReasonRow, 'tellRequester' | 'retry'>> = {}) {
  return { smtpReply: null, enhancedStatus: null, tellRequester: false, retry: 'never', logLevel, text, ...more } satisfies ReasonRow;
}

export const reasonTable = {
  'unknown-recipient': atDoor(550, '5.1.1', 'info', 'No desk of this gateway has that address'),
  'too-many-recipients': atDoor(452, '4.5.3', 'info', 'Too many recipients, send the rest in another transaction'),
  'malformed-forward-path': atDoor(501, '5.1.3', 'info', 'Bad recipient address syntax'),

  'malformed-reverse-path': atDoor(501, '5.1.7', 'info', 'Bad sender address syntax'),
  'unknown-parameter': atDoor(555, '5.5.4', 'info', 'Parameter not recognized or not implemented'),
  'message-too-large': atDoor(552, '5.3.4', 'info', 'Message exceeds the size announced by this server'),
  // warn: seen often, inFlightBytesMax is too small for this installation.
  'out-of-room': atDoor(452, '4.3.1', 'warn', 'No room for this message now, try again later'),
  'bare-newline-around-dot': atDoor(550, '5.6.11', 'warn', 'Bare LF or CR around a line that is a lone dot'),
  'store-away': atDoor(451, '4.3.0', 'error', 'Message could not be stored, try again later'),

  'too-many-connections': atDoor(421, '4.3.2', 'warn', 'Too many connections, try again later'),
  'command-too-long': atDoor(500, '5.5.2', 'info', 'Command line too long, closing connection'),
  // 521 says "and the connection is closed" (RFC 7504): what follows on it cannot be trusted to be a command.
  'bare-newline-in-command': atDoor(521, '5.5.2', 'warn', 'Bare LF or CR in a command, closing connection'),
  'chunking-not-offered': atDoor(502, '5.5.1', 'info', 'CHUNKING is not offered, closing connection'),
  'idle-timeout': atDoor(421, '4.4.2', 'info', 'Idle for too long, closing connection'),
  'session-timeout': atDoor(421, '4.4.2', 'info', 'Connection open for too long, closing it'),
  'shutting-down': atDoor(421, '4.3.2', 'info', 'Server is shutting down, try again later'),

  opened: afterwards('info', 'A ticket was opened', { tellRequester: true }),
  joined: afterwards('info', 'The mail joined its ticket', { tellRequester: true }),
  duplicate: afterwards('info', 'The same bytes were received before'),
  automatic: afterwards('info', 'An automatic mail, filed without an answer'),
  dsn: afterwards('info', 'A delivery status notification, filed without an answer'),
  held: afterwards('warn', 'Held until a person decides'),
  redirected: afterwards('info', 'The writer was sent to the right place', { tellRequester: true }),
  refused: afterwards('info', 'The desk does not serve this writer', { tellRequester: true }),
  failed: afterwards('error', 'Could not be processed; set aside for a person', { retry: 'worker' }),
  discarded: afterwards('info', 'Discarded by an admin'),
} as const satisfies Record<ReasonCode, ReasonRow>;

/** The reasons that are answered while the sending server is still on the line. */
export type DoorReason = { [Code in ReasonCode]: (typeof reasonTable)[Code] extends DoorRow ? Code : never }[ReasonCode];

/** The reply line of a refusal: code, and text that begins with the enhanced status (RFC 2034). */
export function doorReply(reason: DoorReason): { readonly code: number; readonly text: string } {
  const row = reasonTable[reason];
  return { code: row.smtpReply, text: `${row.enhancedStatus} ${row.text}` };
}
