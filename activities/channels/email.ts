import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { notSent, type Channel } from './channel.ts';
import { mailFailure, secretsOf } from './mail-failure.ts';

/** How long a mail server may take over one mail. */
const PATIENCE_MS = 5_000;

const mailBody = z.object({ subject: z.string(), text: z.string(), html: z.string() });

export interface MailServer {
  /** `smtp://…` or `smtps://…` */
  readonly smtpUrl: string;
  /** The address that mails are from. */
  readonly from: string;
}

/** Mail by SMTP. A mail that is sent again has the same Message-ID, by which programs drop repeats. */
export function emailChannel(server: MailServer | null, now: () => number): Channel {
  if (server === null) {
    return () => Promise.resolve(notSent(now(), 'No SMTP_URL is configured'));
  }
  const { smtpUrl, from } = server;
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.split('@').at(-1)?.replace(/>$/, '') ?? 'localhost';
  const secrets = secretsOf(smtpUrl);
  return async ({ id, to, body }) => {
    try {
      await transport.sendMail({
        from,
        to: { name: '', address: to.target },
        ...mailBody.parse(JSON.parse(body)),
        messageId: `<${id}@${domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-SLA-Delivery': id },
      });
      return { at: now(), delivered: true, status: null, error: null };
    } catch (error) {
      return notSent(now(), mailFailure(error), secrets);
    }
  };
}
