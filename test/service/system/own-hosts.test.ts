import { describe, expect, test } from 'vitest';
import { AS_IT_LISTENS, ownHosts, type KnownAs } from '../../../service/system/own-hosts.ts';

const LOOPBACK = { host: '127.0.0.1', port: 8233 };

/** The rule for a request with one `Host`, or with none. */
function oneHost(listens: typeof LOOPBACK, knownAs: KnownAs) {
  const isOwn = ownHosts(listens, knownAs);
  return (host: string | undefined) => isOwn(host === undefined ? undefined : [host]);
}

describe('a server on loopback', () => {
  const isOwn = oneHost(LOOPBACK, AS_IT_LISTENS);

  test.each(['127.0.0.1:8233', 'localhost:8233', 'LocalHost:8233', '[::1]:8233'])(
    'answers to %s',
    (host) => expect(isOwn(host)).toBe(true),
  );

  test.each([
    undefined,
    '',
    ' ',
    ':8233',
    'attacker.example',
    'attacker.example:8233',
    'localhost.attacker.example:8233',
    '127.0.0.1.attacker.example:8233',
    'attacker.example#127.0.0.1:8233',
    'user@localhost:8233',
    'localhost:8233, attacker.example',
    'localhost:8234',
    'localhost',
    '127.0.0.1',
    '127.0.0.1:80',
    'localhost.:8233',
    '127.1:8233',
    '2130706433:8233',
    '192.0.2.1:8233',
    '[::ffff:127.0.0.1]:8233',
  ])('does not answer to %s', (host) => expect(isOwn(host)).toBe(false));
});

test('a server answers to no request with two hosts, be they its own', () => {
  const isOwn = ownHosts(LOOPBACK, AS_IT_LISTENS);
  expect(isOwn(['127.0.0.1:8233'])).toBe(true);
  expect(isOwn(['127.0.0.1:8233', 'attacker.example'])).toBe(false);
  expect(isOwn(['127.0.0.1:8233', '127.0.0.1:8233'])).toBe(false);
  expect(isOwn([])).toBe(false);
});

test('a server on the port of HTTP is reached without a port', () => {
  const isOwn = oneHost({ host: '127.0.0.1', port: 80 }, AS_IT_LISTENS);
  expect(isOwn('localhost')).toBe(true);
  expect(isOwn('localhost:8080')).toBe(false);
});

describe.each(['0.0.0.0', '::'])('a server on %s, that is on all addresses', (host) => {
  const isOwn = oneHost({ host, port: 8080 }, AS_IT_LISTENS);

  test.each(['192.0.2.7:8080', '[2001:db8::7]:8080', 'localhost:8080'])('answers to %s', (asked) =>
    expect(isOwn(asked)).toBe(true),
  );

  test.each(['attacker.example:8080', '192.0.2.7', '192.0.2.7:8081', '192.0.2.7.nip.example:8080'])(
    'does not answer to %s',
    (asked) => expect(isOwn(asked)).toBe(false),
  );
});

test.each([
  ['192.0.2.7', '192.0.2.7:8080'],
  ['2001:db8::7', '[2001:db8::7]:8080'],
  ['Desk.internal', 'desk.internal:8080'],
])('a server on %s answers to %s', (host, asked) => {
  expect(oneHost({ host, port: 8080 }, AS_IT_LISTENS)(asked)).toBe(true);
});

describe('a server that is known under more names', () => {
  const isOwn = oneHost(LOOPBACK, {
    urls: ['https://SLA.example.com', 'http://desk.example.com:9000/sla'],
    names: ['Inner-Name', 'sla.internal'],
  });

  test.each([
    'sla.example.com',
    'desk.example.com:9000',
    'inner-name:8080',
    'SLA.internal',
    'localhost:8233',
  ])('answers to %s', (host) => expect(isOwn(host)).toBe(true));

  test.each(['sla.example.com:9000', 'desk.example.com', 'x.sla.internal', 'attacker.example'])(
    'does not answer to %s',
    (host) => expect(isOwn(host)).toBe(false),
  );
});
