import type { PackEntry, PackFile } from '../pack/types.ts';
import { NO_FACTS } from './facts.ts';
import type { AlertFacts, AlertText, Reader } from './types.ts';
import { when } from './when.ts';
import { WORDS } from './words/index.ts';

/** What people are told of; the other movements are for the account. */
const ALERTED = ['pack.low', 'pack.exhausted', 'pack.expiring', 'pack.expired'] as const;

export type AlertedEntry = PackEntry & { readonly type: (typeof ALERTED)[number] };

export function isAlerted(entry: PackEntry): entry is AlertedEntry {
  return ALERTED.some((type) => type === entry.type);
}

interface PackAlert {
  readonly entry: AlertedEntry;
  readonly file: PackFile;
  readonly links: { readonly pack: string; readonly temporal: string | null };
}

/** An entry of a pack in the language and the zone of its reader. */
export function packText({ entry, file, links }: PackAlert, reader: Reader): AlertText {
  const { type } = entry;
  const { labels, headings, happened } = WORDS[reader.locale];
  const { account, source, policyVersion } = file;
  const expires = when(file.expiresAt, reader, account.timeZone);
  const heading = headings[type];
  return {
    locale: reader.locale,
    heading,
    subject: `${heading} · ${account.name} · ${file.orderHint}`,
    happened: happened[type](factsOf(entry, file, expires)),
    facts: [
      { label: labels.pack, value: file.orderHint },
      { label: labels.account, value: account.name },
      { label: labels.at, value: when(entry.at, reader, account.timeZone) },
      {
        label: labels.why,
        value: `${policyVersion}${labels.comma}${labels.source(source.document, source.section)}`,
      },
      {
        label: labels.next,
        value: type === 'pack.expired' ? labels.packOver : labels.packExpires(expires),
      },
    ],
    links: [
      { label: labels.openPack, url: links.pack },
      ...(links.temporal === null ? [] : [{ label: labels.openTemporal, url: links.temporal }]),
    ],
  };
}

function factsOf({ actor, data }: PackEntry, { account, id }: PackFile, due: string): AlertFacts {
  const count = data['available'] ?? data['lost'];
  return {
    ...NO_FACTS,
    actor,
    account: account.name,
    due,
    pack: id,
    count: typeof count === 'number' ? count : null,
    days: typeof data['days'] === 'number' ? data['days'] : null,
  };
}
