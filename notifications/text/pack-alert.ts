import type { EntryOf, PackEntry, PackFile } from '../../domain/pack/types.ts';
import { sourceText } from '../../domain/text/grounds.ts';
import { packSentence } from '../../domain/text/sentence.ts';
import { when } from '../../domain/text/when.ts';
import { ALERTED_ENTRIES } from '../../domain/text/words/event-types.ts';
import { WORDS } from '../../domain/text/words/index.ts';
import type { Reader } from '../../domain/text/words/locale.ts';
import type { AlertText } from './alert-text.ts';

export type AlertedEntry = EntryOf<(typeof ALERTED_ENTRIES)[number]>;

export function isAlerted<Entry extends PackEntry>(entry: Entry): entry is Entry & AlertedEntry {
  return ALERTED_ENTRIES.some((type) => type === entry.type);
}

interface PackAlert {
  readonly entry: AlertedEntry;
  readonly file: PackFile;
  readonly links: { readonly pack: string; readonly temporal: string | null };
}

/** An entry of a pack in the language and time zone of its reader. */
export function packText({ entry, file, links }: PackAlert, reader: Reader): AlertText {
  const { type } = entry;
  const { labels, headings, explanation } = WORDS[reader.locale];
  const { account, source, policyVersion } = file;
  const heading = headings[type];
  const at = {
    label: labels.at,
    value: labels.momentAlone(when(entry.at, reader, account.timeZone)),
  };
  const next = {
    label: labels.next,
    value:
      type === 'pack.expired' || type === 'pack.corrected'
        ? labels.packOver
        : labels.packExpires(when(file.expiresAt, reader, account.timeZone)),
  };
  const id = { label: labels.packId, value: file.id };
  return {
    locale: reader.locale,
    heading,
    subject: `${heading} · ${account.name} · ${file.orderHint}`,
    happened: packSentence(entry, file, reader),
    facts: [
      { label: labels.pack, value: file.orderHint },
      { label: labels.account, value: account.name },
      next,
      at,
      {
        label: labels.why,
        value: [sourceText(source, file.documents, reader.locale), policyVersion].join(
          explanation.semicolon,
        ),
      },
      id,
    ],
    details: [next, id, at],
    links: [
      { label: labels.openPack, url: links.pack },
      ...(links.temporal === null ? [] : [{ label: labels.openTemporal, url: links.temporal }]),
    ],
  };
}
