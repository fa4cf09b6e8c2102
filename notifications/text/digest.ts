import { WORDS } from '../../domain/text/words/index.ts';
import type { Locale } from '../../domain/text/words/locale.ts';
import type { Delivery } from '../../ledger/types/deliveries.ts';
import { worstOf } from './alert-rank.ts';
import { alertName } from './alert-name.ts';
import type { DigestText } from './alert-text.ts';

type Gathered = Pick<Delivery, 'eventType' | 'subscriptionId' | 'gathered'>;

/**
 * Several alerts as one message, which is named by the worst of them.
 * @param alerts in the order of time
 */
export function digestText(alerts: readonly [Gathered, ...Gathered[]], locale: Locale): DigestText {
  const worst = worstOf(alerts);
  const name = alertName(worst, locale);
  const more = alerts.length > 1 ? [WORDS[locale].labels.more(alerts.length - 1)] : [];
  return {
    locale,
    heading: [name, ...more].join(' · '),
    subject: [worst.gathered?.line.subject ?? name, ...more].join(' · '),
    lines: alerts.flatMap(({ gathered }) => (gathered === null ? [] : [gathered.line])),
  };
}
