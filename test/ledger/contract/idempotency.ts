import { describe, expect, it } from 'vitest';
import type { Ledger } from '../../../ledger/types/ledger.ts';
import { claim } from '../records.ts';

const CREATED = { status: 201, body: { id: 'case_1', clocks: [{ dueAt: null }] } };

export function idempotencyContract(ledger: () => Ledger): void {
  describe('idempotency', () => {
    it('answers a new claim with its own hash and no answer', async () => {
      const asked = claim();
      expect(await ledger().idempotency.claim(asked, 0)).toEqual({
        requestHash: asked.requestHash,
        answer: null,
      });
    });

    it('keeps the hash of the first of fifty claims at once', async () => {
      const first = claim();
      const hashes = Array.from({ length: 50 }, (_, n) => `hash${n}`);
      const answers = await Promise.all(
        hashes.map((requestHash) => ledger().idempotency.claim({ ...first, requestHash }, 0)),
      );
      expect(new Set(answers.map(({ requestHash }) => requestHash)).size).toBe(1);
      expect(hashes).toContain(answers[0]?.requestHash);
    });

    it('tells keys of different scopes apart', async () => {
      const asked = claim();
      await ledger().idempotency.settle(asked, CREATED);
      const other = { ...asked, scope: 'key_2 POST /v1/cases', requestHash: 'bb22' };
      expect(await ledger().idempotency.claim(other, 0)).toEqual({
        requestHash: 'bb22',
        answer: null,
      });
    });

    it('keeps the first answer and gives it to whoever settles after', async () => {
      const asked = claim();
      await ledger().idempotency.claim(asked, 0);
      expect(await ledger().idempotency.settle(asked, CREATED)).toEqual(CREATED);
      const second = { status: 409, body: null };
      expect(await ledger().idempotency.settle(asked, second)).toEqual(CREATED);
      expect((await ledger().idempotency.claim(asked, 0)).answer).toEqual(CREATED);
    });

    it('gives fifty that settle one claim at once the same answer', async () => {
      const asked = claim();
      const kept = await Promise.all(
        Array.from({ length: 50 }, (_, n) =>
          ledger().idempotency.settle(asked, { status: 201, body: { n } }),
        ),
      );
      expect(new Set(kept.map((answer) => JSON.stringify(answer))).size).toBe(1);
    });

    it('returns an answer with its fields in their order', async () => {
      const asked = claim();
      const body = { zeta: 1, a: [0.1, 1e21, null], mid: { y: true, b: '' } };
      await ledger().idempotency.settle(asked, { status: 200, body });
      const { answer } = await ledger().idempotency.claim(asked, 0);
      expect(JSON.stringify(answer?.body)).toBe(JSON.stringify(body));
    });

    it('frees the key of a claim that is released, but never of a settled one', async () => {
      const asked = claim();
      await ledger().idempotency.claim(asked, 0);
      await ledger().idempotency.release(asked);
      const again = await ledger().idempotency.claim({ ...asked, requestHash: 'other' }, 0);
      expect(again.requestHash).toBe('other');
      await ledger().idempotency.settle(asked, CREATED);
      await ledger().idempotency.release(asked);
      expect((await ledger().idempotency.claim(asked, 0)).answer).toEqual(CREATED);
    });

    it('answers claims that coincide with a release, whichever comes first', async () => {
      const asked = claim();
      const work = Array.from({ length: 20 }, async () => {
        await ledger().idempotency.claim(asked, 0);
        await ledger().idempotency.release(asked);
      });
      await expect(Promise.all(work)).resolves.toHaveLength(20);
    });
  });
}
