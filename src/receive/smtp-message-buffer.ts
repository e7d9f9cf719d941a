// Collects the bytes of one message under the shared budget. Bytes are copied into blocks of its own, so that a
// client that drips single bytes cannot make us keep one Buffer object for each of them, and so that what the
// budget counts is what is really allocated. A message that is too large or finds no room gives its blocks back at
// once; its remaining bytes are then only counted, so that the connection can go on after the refusal.
import type { DoorReason } from '../mail/reason-code.ts';
import type { SmtpByteBudget } from './smtp-byte-budget.ts';

/** First block: most mails without attachments fit into it and need no joining; 200 connections hold 13 MB so. */
const blockBytesMin = 64 * 1024;
/** Blocks double with the message up to this, so at most this much is allocated beyond what has arrived. */
const blockBytesMax = 1024 * 1024;

export class SmtpMessageBuffer {
  readonly #budget: SmtpByteBudget;
  readonly #sizeBytesMax: number;
  #blocks: Buffer[] = [];
  #used = 0;
  #taken = 0;
  #size = 0;
  #refusal: DoorReason | null = null;

  constructor(budget: SmtpByteBudget, sizeBytesMax: number) {
    this.#budget = budget;
    this.#sizeBytesMax = sizeBytesMax;
  }

  /** Why nothing of this message is kept, null while it may still be accepted. */
  get refusal(): DoorReason | null {
    return this.#refusal;
  }

  get sizeBytes(): number {
    return this.#size;
  }

  append(bytes: Buffer): void {
    this.#size += bytes.length;
    if (this.#refusal === null && this.#size > this.#sizeBytesMax) this.#refuse('message-too-large');
    let from = 0;
    while (this.#refusal === null && from < bytes.length) {
      const block = this.#blockWithRoom();
      if (block === null) break;
      const copied = bytes.copy(block, this.#used, from);
      this.#used += copied;
      from += copied;
    }
  }

  /** The message in one piece. Its bytes stay counted until `release`: whoever stores it still holds them. */
  whole(): Buffer {
    const last = this.#blocks.pop();
    if (last === undefined) return Buffer.alloc(0);
    const raw = this.#blocks.length === 0 ? last.subarray(0, this.#used) : Buffer.concat([...this.#blocks, last.subarray(0, this.#used)]);
    this.#blocks = [];
    return raw;
  }

  /** May be called more than once; gives back what is still held. */
  release(): void {
    this.#blocks = [];
    const taken = this.#taken;
    this.#taken = 0;
    if (taken > 0) this.#budget.giveBack(taken);
  }

  #blockWithRoom(): Buffer | null {
    const last = this.#blocks.at(-1);
    if (last !== undefined && this.#used < last.length) return last;
    const wanted = Math.min(Math.max(this.#taken, blockBytesMin), blockBytesMax);
    if (!this.#budget.take(wanted)) {
      this.#refuse('out-of-room');
      return null;
    }
    this.#taken += wanted;
    const block = Buffer.allocUnsafeSlow(wanted);
    this.#blocks.push(block);
    this.#used = 0;
    return block;
  }

  #refuse(reason: DoorReason): void {
    this.#refusal = reason;
    this.release();
  }
}
