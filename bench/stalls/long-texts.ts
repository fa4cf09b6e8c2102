import { NEW_ACCOUNT } from '../../api/accounts/examples.ts';
import { NEW_CASE } from '../../api/cases/examples.ts';
import { CASE_ACCOUNT } from './cases.ts';
import { get, post, type StallCase } from './request.ts';

/** What takes long to read where its length is not looked at first. */
export const LONG_TEXTS: readonly StallCase[] = [
  {
    label: 'a language of 250 kB (refused)',
    make: (serial) =>
      post('/v1/cases', {
        ...NEW_CASE,
        account: CASE_ACCOUNT,
        language: `de-${serial}${'-abcdefgh'.repeat(27_000)}`,
      }),
  },
  {
    label: 'an order number of 120,000 accents (refused)',
    make: (serial) =>
      post(`/v1/accounts/${CASE_ACCOUNT}/packs`, {
        orderConfirmation: `${serial}${'\u0301\u0316'.repeat(60_000)}`,
      }),
  },
  {
    label: 'a title of 250 kB of line breaks (refused)',
    make: (serial) =>
      post('/v1/cases', {
        ...NEW_CASE,
        account: CASE_ACCOUNT,
        title: `${serial}${'\u2028 x'.repeat(48_000)}`,
      }),
  },
  {
    label: 'an account with a name of 250 kB of tags (refused)',
    make: (serial) =>
      post('/v1/accounts', { ...NEW_ACCOUNT, name: `${serial}${'\u{e0041}'.repeat(60_000)}` }),
  },
  {
    label: 'business time, a date of 4 MB',
    make: (serial) =>
      post('/v1/business-time', {
        items: [
          {
            calendar: {
              timeZone: 'Asia/Shanghai',
              exceptions: {
                [`${serial}${'x'.repeat(4_000_000)}`]: Array.from({ length: 24 }, () => ['a', 'b']),
              },
            },
            start: '2026-01-01T00:00:00Z',
            end: '2026-02-01T00:00:00Z',
          },
        ],
      }),
  },
  {
    label: 'an address of 60 kB below the docs',
    make: (serial) => get(`/docs/${serial}/${'%2e%2e/'.repeat(8_500)}`),
  },
  {
    label: 'a head of 60 kB of languages',
    make: (serial) => get('/healthz', { 'Accept-Language': `de;q=0.${serial},`.repeat(5_000) }),
  },
];
