import { describe, expect, it } from 'vitest';
import { ruleText } from '../../../domain/text/grounds.ts';
import type { Locale } from '../../../domain/text/words/locale.ts';
import type { Target } from '../../../domain/time/target.ts';
import { caseFile, commitment, OPENED_AT } from '../../support/case-file.ts';
import { rows } from '../../support/promises.ts';

/** What the rule of a first response with this target says. */
function said(target: Target, locale: Locale): string {
  const promise = commitment({ target, rule: 'row' });
  const file = caseFile({
    openedAt: OPENED_AT,
    commitments: rows({ A: { first_response: promise } }),
  });
  return ruleText(file, { metric: 'first_response', rule: 'row' }, locale);
}

const BY_NOON = { by: { time: '12:00', businessDays: 1 } };
const WITH_CUT_OFF = { by: { time: '17:00', businessDays: 0, cutOff: { at: '14:00', after: 2 } } };

describe('a target in words', () => {
  it.each<[Target, Locale, string]>([
    [{ businessHours: 8 }, 'en', '8 hours of open time'],
    [{ businessHours: 0.5 }, 'en', '30 minutes of open time'],
    [{ days: 1 }, 'en', '1 calendar day'],
    [{ months: 3 }, 'en', '3 months'],
    [BY_NOON, 'en', 'by 12:00 on the next business day'],
    [
      WITH_CUT_OFF,
      'en',
      'by 17:00 on the same business day, or 2 business days later if it starts at 14:00 or later',
    ],
    [{ days: 3 }, 'de', '3 Kalendertage'],
    [{ months: 1 }, 'de', '1 Monat'],
    [BY_NOON, 'de', 'bis 12:00 Uhr am nächsten Arbeitstag'],
    [
      WITH_CUT_OFF,
      'de',
      'bis 17:00 Uhr am selben Arbeitstag, bei Beginn ab 14:00 Uhr am 2. Arbeitstag danach',
    ],
    [{ days: 3 }, 'fr', '3 jours calendaires'],
    [{ months: 1 }, 'fr', '1 mois'],
    [BY_NOON, 'fr', 'au plus tard à 12:00 le jour ouvré suivant'],
    [
      WITH_CUT_OFF,
      'fr',
      'au plus tard à 17:00 le même jour ouvré, ou le 2e jour ouvré suivant si le délai commence à 14:00 ou après',
    ],
    [{ days: 3 }, 'zh-Hans', '3 个自然日'],
    [{ months: 1 }, 'zh-Hans', '1 个月'],
    [BY_NOON, 'zh-Hans', '下一个工作日 12:00 前'],
    [WITH_CUT_OFF, 'zh-Hans', '当个工作日 17:00 前（14:00 或之后开始的，为之后第 2 个工作日）'],
  ])('says of %j in %s: %s', (target, locale, words) => {
    expect(said(target, locale)).toContain(words);
  });
});
