import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slackDigest, slackMessage } from '../../../notifications/channels/slack.ts';
import { FORGED, MISLEADS, nasty, ORDINARY } from './alphabet.ts';
import { EXITS } from './exits.ts';

const linesOf = (text: string) => text.split('\n').length;
const ATTACK = `${FORGED}\r\nCase\x1b[2J\x07\x9b31m \u202e\u2028Clock:`;

describe.each(EXITS)('$exit', ({ show, read }) => {
  it('has no line that somebody has typed, and obeys nothing', () => {
    const text = show(ATTACK);
    expect(text).not.toMatch(MISLEADS);
    expect(linesOf(text)).toBe(linesOf(show('x')));
    expect(text).not.toMatch(/^(Due|State):\s+(2099|met)/m);
  });

  it.each(ORDINARY)('shows %s as it was typed', (text) => {
    expect(read(show(text))).toContain(text);
  });

  it('has its own lines alone, whatever was typed', () => {
    const lines = linesOf(show('x'));
    fc.assert(
      fc.property(nasty, (typed) => {
        const text = show(`x${typed}`);
        expect(text).not.toMatch(MISLEADS);
        expect(linesOf(text)).toBe(lines);
      }),
      { numRuns: 60 },
    );
  });
});

const LINE = {
  subject: '@here',
  happened: '#general evil.example',
  details: '@channel',
  url: null,
};
const ALERT = {
  ...LINE,
  locale: 'en',
  heading: '@channel',
  facts: [{ label: 'Title', value: '@here' }],
  details: [],
  links: [],
} as const;
const DIGEST = { locale: 'en', heading: '@channel', subject: '@here', lines: [LINE] } as const;

const shownBy = (name: string, text: string) => EXITS.find(({ exit }) => exit === name)!.show(text);

describe('what others have typed', () => {
  it('calls nobody and links nowhere in Slack', () => {
    const text = shownBy('Slack', 'x <!channel> <https://evil.example|our bank> &lt;!here&gt;');
    expect(text).toContain(
      'x &lt;!channel&gt; &lt;https://evil.example|our bank&gt; &amp;lt;!here&amp;gt;',
    );
    expect(text).not.toMatch(/<[!h]/);
  });

  it.each(['slack', 'slack, in a digest'])(
    'is not searched for mentions and addresses by %s',
    (way) => {
      const body = way === 'slack' ? slackMessage(ALERT) : slackDigest(DIGEST);
      const markdown = JSON.stringify(body).match(/"type":"mrkdwn"[^}]*/g) ?? [];
      expect(markdown.length).toBeGreaterThan(0);
      for (const one of markdown) expect(one).toContain('"verbatim":true');
    },
  );

  it('is no link, emphasis, time or reference to a character in Teams', () => {
    const text = shownBy('Teams', '[our bank](https://evil.example) **x** {{TIME(y)}} &#x202e;');
    expect(text).toContain(
      '\\[our bank\\](https://evil.example) \\*\\*x\\*\\* \\{\\{TIME(y)\\}\\} &amp;\\#x202e;',
    );
  });

  it('is no link, image, heading or reference to a character in the Temporal UI', () => {
    const text = shownBy(
      'the present of a case in the Temporal UI',
      'x\n\n**met** · ![y](https://evil.example) <b> &#x202e; ~z~',
    );
    expect(text).toContain(
      'x \\*\\*met\\*\\* · !\\[y\\](https://evil.example) \\<b\\> \\&\\#x202e; \\~z\\~',
    );
  });

  it('is no element in a mail', () => {
    const text = shownBy('a mail', '</title><script>x</script><img src=y>');
    const [, page] = text.split('<!doctype html>');
    expect(page).toContain('&lt;script&gt;');
    expect(page).not.toMatch(/<(script|img)/);
  });
});
