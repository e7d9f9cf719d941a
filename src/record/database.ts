// The tables as Kysely sees them (migrations/ has the reasons). bigint comes as text, timestamptz as Date; both are
// turned into our own words (ids as text, instants as numbers) before they leave this folder.
import { Kysely, PostgresDialect, type ColumnType, type Generated, type JSONColumnType, type Transaction } from 'kysely';
import type pg from 'pg';
import type { OutgoingMail } from '../compose/outgoing-mail.ts';
import type { LoopScope, LoopWhat, MessageState } from '../decide/decision.ts';
import type { Ticket, TimerState } from '../decide/ticket.ts';
import type { MailboxMessageState, MailboxState } from './mailbox-state.ts';
import type { StoredAuthentication } from './stored-authentication.ts';
import type { StoredHeld, StoredRelease } from './stored-release.ts';

type Id = ColumnType<string, string, string>;

export interface Database {
  messages: {
    id: Generated<string>; desk: string; source: string; reverse_path: string; forward_paths: string[];
    remote_address: string; helo: string; tls: boolean; received_at: Date; size_bytes: number; sha256: Buffer;
    raw: Buffer | null; duplicate_of: string | null; state: ColumnType<MessageState, MessageState | undefined>; reason: Generated<string>;
    message_id: string | null; content_sha256: Buffer | null; from_address: string | null; subject: string | null;
    classification: string | null; ticket_id: string | null; pack_version: string | null;
    attempts: Generated<number>; claimed_until: Date | null; released: Generated<boolean>; processed_at: Date | null;
    authentication: ColumnType<StoredAuthentication | null, string | null | undefined, string | null>; forged_tokens: Generated<number>;
    held: ColumnType<StoredHeld | null, string | null | undefined, string | null>; release: ColumnType<StoredRelease | null, string | null | undefined, string | null>;
  };
  tickets: {
    id: Generated<string>; ref: string; desk: string; version: number; type: string; status: string; status_class: string;
    severity: string | null; requester: string; organisation: string | null; subject: string;
    opened_at: Date; updated_at: Date; closed_at: Date | null; state: JSONColumnType<Ticket>;
  };
  threads: { message_id: string; ticket_id: Id; side: 'requester' | 'working'; referenced: Generated<boolean> };
  vendor_references: { desk: string; value: string; ticket_id: Id };
  ticket_events: {
    id: Generated<string>; ticket_id: Id; at: Date; kind: string; side: 'requester' | 'working' | 'internal'; text: string;
    by: string; message_id: string | null; pack_version: string;
  };
  outbox: {
    id: Generated<string>; ticket_id: string | null; caused_by: string | null; kind: OutgoingMail['kind']; automatic: boolean;
    address: string; header_message_id: string; mail: JSONColumnType<OutgoingMail>;
    state: ColumnType<OutboxState, OutboxState | undefined>; attempts: Generated<number>; next_attempt_at: Date;
    claimed_until: Date | null; reply: Generated<string>; created_at: Date; done_at: Date | null; still_to: string[] | null;
  };
  timers: {
    ticket_id: Id; name: string; generation: number; state: TimerState; started_at: Date; due_at: Date; wake_at: Date;
    rung_at: Date | null; calendar: string;
  };
  subscriptions: { desk: string; audience: string; platform: string; address: string; organisation: string | null; ticket_ref: string; since: Date };
  reports: { desk: string; report: string; period: string; organisation: string; mails: number; made_at: Date };
  loop_counts: { desk: string; scope: LoopScope; subject: string; what: LoopWhat; slot: Date; count: number };
  mutes: {
    id: Generated<string>; desk: string; scope: LoopScope; subject: string; what: LoopWhat; since: Date; until: Date; reason: string; stopped: number; lifted_at: Date | null; lifted_by: string | null;
  };
  undeliverable_addresses: {
    address: string; since: Date; status: string | null; diagnostic: string; ticket_ref: string; desk: string; own: boolean; times: Generated<number>;
    cleared_at: Date | null; cleared_by: string | null;
  };
  said_once: { desk: string; text: string; who: string; at: Date };
  reference_counters: { desk: string; period: string; value: string };
  mailboxes: {
    id: string; state: ColumnType<MailboxState, MailboxState | undefined>; reason: Generated<string>; failures: Generated<number>; next_attempt_at: Date | null;
    last_success_at: Date | null; last_mail_at: Date | null; late_seconds: number | null; lease_holder: string | null; lease_until: Date | null; refresh_token: string | null; refresh_seed: Buffer | null;
  };
  mailbox_folders: {
    mailbox: string; folder: string; uid_validity: string; uid_mark: string; start_to: string; rescan_to: string; since: Date; in_hand: Generated<string[]>;
  };
  mailbox_messages: {
    mailbox: string; folder: string; uid: string; state: MailboxMessageState; attempts: Generated<number>; reason: Generated<string>; next_attempt_at: Date | null; noted_at: Date;
  };
  settings: { name: string; value: JSONColumnType<object> };
}

export type OutboxState = 'pending' | 'sending' | 'sent' | 'sandboxed' | 'uncertain' | 'failed' | 'discarded';

export type Db = Kysely<Database>;
export type Tx = Transaction<Database>;

/** Typed queries over the store's pool. */
export function createDatabase(pool: pg.Pool): Db {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}
