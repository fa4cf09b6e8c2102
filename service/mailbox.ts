import addressparser from 'nodemailer/lib/addressparser';
import { z } from 'zod';
import type { MailServer } from '../notifications/channels/email.ts';

const address = z.email();

/** Reads `address` or `Name <address>`; null if it is neither, or several. */
export function readMailbox(text: string): MailServer['from'] | null {
  const [found, ...others] = addressparser(text);
  if (found === undefined || others.length > 0 || found.group !== undefined) return null;
  const { name, address: where } = found;
  return address.safeParse(where).success ? { name, address: where } : null;
}
