// Senders that behave like mail servers: each mail is tried again with the same bytes until it is answered 250. Every
// mail has a writer of its own, so that no budget of automatic mails hides an answer that should have left.
import { mailBytes, sendBytes } from '../support/smtp-client.ts';

export interface Load {
  /** Message-IDs answered 250, each once. */
  readonly acknowledged: string[];
  /** Replies other than 250: code, and the text that came with it. */
  readonly refusals: { readonly code: number | null; readonly text: string }[];
  /** Ends when the mails in hand have been answered 250, which needs a gateway that runs. */
  stop(): Promise<void>;
}

const from = (id: string): string => `${id}@harbour.example`;

/** Between two mails of one sender: accepting is many times faster than deciding, and a backlog would hide the kills. */
const pauseMs = 40;

/** Starts `clients` senders to wherever `port()` says; `name` begins their addresses. */
export function startLoad(port: () => number, clients: number, name = 'load'): Load {
  const acknowledged: string[] = [];
  const refusals: { code: number | null; text: string }[] = [];
  let stopping = false;
  let count = 0;
  const client = async (): Promise<void> => {
    while (!stopping) {
      const id = `${name}-${(count += 1)}`;
      const raw = mailBytes({
        from: from(id), to: 'partner.support@rhipe.example', subject: `user cannot log in ${id}`, messageId: from(id),
        text: `Hi,\n\none of our customers cannot log in to the portal since this morning, please help. (${id})`,
      });
      await untilTaken(from(id), raw);
      acknowledged.push(from(id));
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  };
  const untilTaken = async (address: string, raw: Buffer): Promise<void> => {
    for (;;) {
      try {
        await sendBytes(port(), address, ['partner.support@rhipe.example'], raw);
        return;
      } catch (error) {
        const fault = error as { responseCode?: number; message: string };
        refusals.push({ code: fault.responseCode ?? null, text: fault.message });
        // A mail server would wait for minutes; this one must not spin while the gateway is away.
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  };
  const clientsRunning = Array.from({ length: clients }, client);
  return {
    acknowledged, refusals,
    stop: async () => {
      stopping = true;
      await Promise.all(clientsRunning);
    },
  };
}
