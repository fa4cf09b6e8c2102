import { describe, expect, it } from 'vitest';
import { mailFailure, secretsOf } from '../../../notifications/channels/mail-failure.ts';
import { sanitizeError } from '../../../notifications/channels/sanitize-error.ts';

describe('an error that is stored', () => {
  it.each([
    [
      'of a URL where it leads',
      'to https://a.example/x?token=t0ken failed',
      'to https://a.example/… failed',
    ],
    [
      'no credentials of a URL',
      'at smtps://user:pa55@mail.example:465',
      'at smtps://mail.example:465/…',
    ],
    ['one line', 'first\r\n\tsecond\x85third', 'first second third'],
    ['what would mislead shown', '550 \x1b[2Jno\x9b\u202e', '550 ␛[2Jno[U+009B][U+202E]'],
    ['300 characters at the most', '漢'.repeat(301), `${'漢'.repeat(299)}…`],
  ])('has %s', (_what, text, kept) => {
    expect(sanitizeError(text)).toBe(kept);
  });

  it('does not contain the mail server’s credentials, however they are encoded', () => {
    const secrets = secretsOf('smtp://ada%40sla.example:p%C3%A4ss%20w0rd@127.0.0.1');
    const plain = 'päss w0rd';
    const forms = [
      plain,
      'p%C3%A4ss%20w0rd',
      Buffer.from(plain).toString('base64'),
      Buffer.from(`\0ada@sla.example\0${plain}`).toString('base64'),
    ];
    for (const form of forms) {
      expect(sanitizeError(`535 no login by ${form}.`, secrets)).toBe('535 no login by ….');
    }
  });
});

describe('a mail that was rejected', () => {
  it.each([
    [
      { code: 'EAUTH', response: '535 no' },
      'The mail server rejected the user or the password of SMTP_URL: it answered 535 no',
    ],
    [
      { code: 'EENVELOPE', response: '550 unknown user' },
      'The mail server answered 550 unknown user',
    ],
    [{ code: 'ESOCKET' }, 'The mail server could not be reached (ESOCKET)'],
    [{ code: 'EODD' }, 'The mail could not be sent (EODD)'],
    [{}, 'The mail could not be sent (no code)'],
  ])('says why: %j', (fields, words) => {
    expect(mailFailure(Object.assign(new Error('smtp://user:pa55@mail.example'), fields))).toBe(
      words,
    );
  });
});
