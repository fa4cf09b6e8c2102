import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../../domain/case/types.ts';
import type { Ledger } from '../../../ledger/types/ledger.ts';
import { OPENED_AT, REQUEST } from '../../support/case-file.ts';
import { undetected } from '../../support/detected.ts';
import { rounds } from '../../support/rounds.ts';
import { account, event, file, firstBatch, laterBatch, noDeliveries } from '../records.ts';

export function valuesContract(ledger: () => Ledger): void {
  /** Publishes `data` as an event's, and reads it back. */
  async function stored(data: Record<string, unknown>): Promise<unknown> {
    const opened = file();
    // No event says just anything, and the ledger keeps whatever it says.
    const saying: object = { ...event(1), data };
    const events = undetected([saying as CaseEvent]);
    await ledger().outbox.publish({ ...firstBatch(opened), events }, noDeliveries);
    const [read] = await ledger().cases.timeline(opened.id);
    return read?.data;
  }

  describe('values', () => {
    it.each([0.1, 1e21, 5e-324, 1.7976931348623157e308, 2 ** 53 - 1, -12.5, 0])(
      'keeps the number %d',
      async (number) => {
        expect(await stored({ number })).toEqual({ number });
      },
    );

    it('keeps any JSON of storable text', async () => {
      const text = fc.string({ unit: 'binary' }).map((string) => string.replaceAll('\0', ''));
      // JSON itself has no negative zero and no infinity.
      const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
      const leaf = fc.oneof(text, number, fc.boolean(), fc.constant(null));
      const json = fc.dictionary(text, fc.oneof(leaf, fc.array(leaf)), { noNullPrototype: true });
      await fc.assert(
        fc.asyncProperty(json, async (value) => {
          expect(await stored(value)).toEqual(value);
        }),
        { numRuns: rounds(30, 10) },
      );
    });

    it('replaces what PostgreSQL cannot store, null characters and half surrogates, in JSON', async () => {
      const kept = 'a\\u0000b \\\\u0000 🦀';
      expect(await stored({ text: 'a\0b', half: '\ud800!\udfff', kept })).toEqual({
        text: 'a\u{FFFD}b',
        half: '\u{FFFD}!\u{FFFD}',
        kept,
      });
    });

    it('replaces them in plain text too, so that no case is kept from its alerts', async () => {
      const named = account({ name: 'Con\0toso\ud800' });
      await ledger().accounts.create(named);
      expect(await ledger().accounts.get(named.id)).toMatchObject({
        name: 'Con\u{FFFD}toso\u{FFFD}',
      });
      const opened = file({ request: { ...REQUEST, title: 'Mail\0flow' } });
      const batch = firstBatch(opened);
      await ledger().outbox.publish(batch, noDeliveries);
      const events = undetected([event(2, { actor: 'de\0sk' })]);
      await ledger().outbox.publish({ ...laterBatch(opened, []), events }, noDeliveries);
      const known = await ledger().cases.get(opened.id);
      expect(known?.file.request.title).toBe('Mail\u{FFFD}flow');
    });

    it('finds nothing for an id with a null character, without an error', async () => {
      expect(await ledger().cases.get('case\0')).toBeNull();
      expect((await ledger().cases.list({ account: '\0', limit: 1 })).items).toEqual([]);
    });

    it.each([OPENED_AT, OPENED_AT + 1, OPENED_AT + 999, -1, 0, Date.UTC(2026, 2, 29, 1, 30)])(
      'keeps the instant %d to the millisecond',
      async (createdAt) => {
        const made = account({ createdAt });
        await ledger().accounts.create(made);
        expect((await ledger().accounts.get(made.id))?.createdAt).toBe(createdAt);
      },
    );
  });
}
