import { setTimeout } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { z } from 'zod';
import type { NameLookup } from '../names/name-lookup.ts';
import { notSent, type Channel } from './channel.ts';
import { mailFailure, secretsOf } from './mail-failure.ts';
import { mailSocket } from './mail-socket.ts';

/** How long a mail server may keep silent. */
const TIMEOUT_MS = 5_000;

/** How long one mail may take in all; less than a delivery's head start. */
const SEND_TIMEOUT_MS = 8_000;

const mailBody = z.object({ subject: z.string(), text: z.string(), html: z.string() });

export interface MailServer {
  /** `smtp://…` or `smtps://…` */
  readonly smtpUrl: string;
  /** The sender; the name may be empty. */
  readonly from: { readonly name: string; readonly address: string };
}

/**
 * Sends mail by SMTP. A repeated mail has the same Message-ID, by which mail programs drop
 * duplicates.
 */
export function emailChannel(
  server: MailServer | null,
  options: {
    readonly now: () => number;
    /** Looks up the server's name. */
    readonly lookup: NameLookup;
    /** Milliseconds; eight seconds if absent. */
    readonly answerTimeoutMs?: number;
  },
): Channel {
  const { now, lookup, answerTimeoutMs: withinMs = SEND_TIMEOUT_MS } = options;
  if (server === null) {
    return () => Promise.resolve(notSent(now(), 'No SMTP_URL is configured'));
  }
  const { smtpUrl, from } = server;
  const timeout = Math.min(TIMEOUT_MS, withinMs);
  const transport = createTransport({
    url: smtpUrl,
    getSocket: mailSocket(lookup, timeout),
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.address.split('@').at(-1) ?? 'localhost';
  const secrets = secretsOf(smtpUrl);
  return async ({ id, to, body }) => {
    try {
      const sending = transport.sendMail({
        from,
        to: { name: '', address: to.target },
        ...mailBody.parse(JSON.parse(body)),
        messageId: `<${id}@${domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-SLA-Delivery': id },
      });
      await inTime(sending, withinMs);
      return { at: now(), delivered: true, status: null, error: null };
    } catch (error) {
      return notSent(now(), mailFailure(error), secrets);
    }
  };
}

/**
 * A later result is ignored: the mail may have been taken, and is then repeated under the same id.
 */
async function inTime(sending: Promise<unknown>, withinMs: number): Promise<void> {
  const timer = new AbortController();
  const late = setTimeout(withinMs, null, { signal: timer.signal }).then(() => {
    throw Object.assign(new Error(`not within ${withinMs} ms`), { code: 'ETIMEDOUT' });
  });
  try {
    await Promise.race([sending, late]);
  } finally {
    timer.abort();
    late.catch(() => {});
    sending.catch(() => {});
  }
}
