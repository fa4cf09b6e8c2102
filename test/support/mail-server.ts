import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** One mail as a mailbox gets it. */
interface ReceivedMail {
  readonly to: readonly string[];
  readonly from: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly messageId: string;
  readonly text: string;
  readonly html: string;
}

export interface MailServer {
  /** For `SMTP_URL`. */
  readonly url: string;
  received(): Promise<readonly ReceivedMail[]>;
  /** Answers the next mails with a code of SMTP. */
  refuse(code: number, message: string): void;
  /** Answers nothing any more. */
  hang(): void;
  stop(): Promise<void>;
}

async function parsed({ to, raw }: { to: readonly string[]; raw: Buffer }): Promise<ReceivedMail> {
  const { from, subject = '', messageId = '', text = '', html = '' } = await PostalMime.parse(raw);
  const { name = '', address = '' } = from ?? {};
  return { to, from: { name, address }, subject, messageId, text, html };
}

/**
 * A real SMTP server on loopback.
 * @param refuseLogin lets nobody in, and says why
 */
export async function startMailServer(
  refuseLogin?: (user: string, password: string) => string,
): Promise<MailServer> {
  const received: { to: readonly string[]; raw: Buffer }[] = [];
  let refusal: Error | null = null;
  let hangs = false;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    ...(refuseLogin && {
      allowInsecureAuth: true,
      onAuth: ({ username = '', password }, _session, callback) =>
        callback(new Error(refuseLogin(username, password ?? ''))),
    }),
    onConnect: (_session, callback) => {
      if (!hangs) callback();
    },
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (refusal) return callback(refusal);
        received.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks),
        });
        callback();
      });
    },
  });

  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received: () => Promise.all(received.map(parsed)),
    refuse: (code, message) => {
      refusal = Object.assign(new Error(message), { responseCode: code });
    },
    hang: () => {
      hangs = true;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
