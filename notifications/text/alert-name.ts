import { headingOf } from '../../domain/text/words/heading-of.ts';
import { WORDS } from '../../domain/text/words/index.ts';
import type { Locale } from '../../domain/text/words/locale.ts';
import type { Delivery } from '../../ledger/types/deliveries.ts';

/** What a message is about, in a few words of the reader's language instead of the type of its event. */
export function alertName(
  { eventType, subscriptionId }: Pick<Delivery, 'eventType' | 'subscriptionId'>,
  locale: Locale,
): string {
  const words = WORDS[locale];
  const name = headingOf(words, eventType);
  return subscriptionId === null ? words.labels.contactMail(name) : name;
}
