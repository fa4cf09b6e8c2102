import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../../api/support/api.ts';
import { EXAMPLES, exampleCatalogue } from '../../support/catalogues.ts';
import { told } from '../told.ts';

const AT = '2026-11-27T08:00:00.000Z';
const HEADER = 'offering,category,severity,language,account.region,account.timeZone,openedAt';
const ROW = `lighthouse,technical,B,en,DE,Europe/Berlin,${AT}`;

const folder = mkdtempSync(join(tmpdir(), 'cases-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What is previewed of a file with this content. */
function previewed(content: string | Buffer, ...options: readonly string[]) {
  const file = join(folder, 'cases.csv');
  writeFileSync(file, content);
  return told('policies', 'preview', EXAMPLES, file, ...options);
}

async function asData(content: string, ...options: readonly string[]) {
  const { code, out } = await previewed(content, '--json', ...options);
  return { code, rows: JSON.parse(out.join('\n')) };
}

describe('policies preview', () => {
  it('is a table with a line for each clock', async () => {
    const { code, out, err } = await previewed(`${HEADER}\n${ROW}\n`);
    expect(code).toBe(0);
    expect(out).toEqual([
      'row  offering    severity  clock           rule         target             due',
      '---  --------    --------  -----           ----         ------             ---',
      '2    lighthouse  B         first_response  technical-b  4 h of open time   2026-11-27 13:00:00 +01:00',
      '2    lighthouse  B         resolution      repair-b     24 h of open time  2026-12-01 17:00:00 +01:00',
      '2    lighthouse  B         follow_up       word-b       16 h of open time  once support has answered',
    ]);
    expect(err).toEqual(['1 row: 1 promised, 0 refused, 0 cannot be read']);
  });

  it('says which clocks are internal, and the severity that follows from fields', async () => {
    const header = `${HEADER.replace(',severity', '')},requesterRole,fields.impact,fields.urgency`;
    const row = `service-desk,incident,en,DE,Europe/Berlin,${AT},employee,company,now`;
    const { out } = await previewed(`${header}\n${row}\n`);
    expect(out.slice(2).map((line) => line.split(/ {2,}/).slice(2, 5))).toEqual([
      ['critical', 'first_response', 'critical'],
      ['critical', 'resolution', 'repair-critical'],
      ['critical', 'triage (internal)', 'triage-critical'],
    ]);
  });

  it('shows of a refusal its code and sentence, which is no error', async () => {
    const { code, out } = await previewed(
      `${HEADER}\n21vianet,technical,A,zh-CN,CN,Asia/Shanghai,`,
    );
    expect(code).toBe(0);
    expect(out[2]).toMatch(/^2 +21vianet +A +refused +requester-not-entitled +A case is opened by/);
  });

  it('reads the other rows where one cannot be read, and is exit code 1', async () => {
    const rows = [ROW, ROW.replace('DE', 'Germany'), ROW.replace('lighthouse', 'lighthous'), ROW];
    const { code, out, err } = await previewed([HEADER, ...rows].join('\n'));
    expect(code).toBe(1);
    expect(err).toEqual(['4 rows: 2 promised, 0 refused, 2 cannot be read']);
    expect(out.find((line) => line.startsWith('3 '))).toContain('account.region');
    expect(out.find((line) => line.startsWith('4 '))).toContain('did you mean lighthouse?');
    expect(out.filter((line) => line.startsWith('5 '))).toHaveLength(3);
  });

  it('takes switches, numbers and lists as what they are meant as', async () => {
    const header = `${HEADER},resourcesCommitted,account.agreements,roundTheClock`;
    const agreed = 'advanced-online-service; advanced-online-service';
    const { code, rows } = await asData(`${header}\n${ROW},yes,${agreed},FALSE\n`);
    expect([code, Object.keys(rows[0])]).toEqual([0, ['row', 'preview']]);
    const wrong = await asData(`${header}\n${ROW},maybe,,\n`);
    expect(wrong.rows[0].errors).toEqual([
      { path: 'resourcesCommitted', message: 'must be a boolean' },
    ]);
  });

  it('opens cases without an instant of their own at the one that is said', async () => {
    const { rows } = await asData(`${HEADER}\n${ROW.replace(AT, '')}`, '--at', AT);
    expect(rows[0].preview.openedAt).toBe(AT);
  });

  it('is CSV for programs, with the instants in UTC', async () => {
    const { out } = await previewed(
      `${HEADER}\n${ROW}\n21vianet,billing,A,zh-CN,CN,Asia/Shanghai,`,
      '--csv',
    );
    expect(out[0]).toBe('row,offering,severity,clock,rule,target,due,dueAt,code,detail');
    expect(out[1]).toContain('2026-11-27 13:00:00 +01:00,2026-11-27T12:00:00.000Z,,');
    expect(out.at(-1)).toMatch(/^3,21vianet,A,refused,.*,,,,requester-not-entitled,"?A case is/);
  });
});

describe('a file of cases', () => {
  it('may be as spreadsheets write it', async () => {
    const text = `\ufeff${HEADER},title\n${ROW},"Two\nlines, ""quoted"""\n\n`;
    const semicolons = `\ufeff${HEADER};title\r\n${ROW};"Two\r\nlines"\r\n`.replaceAll(',', ';');
    for (const content of [text, semicolons, semicolons.replaceAll(';', '\t')]) {
      const { code, rows } = await asData(content);
      expect([code, rows.length, Object.keys(rows[0])]).toEqual([0, 1, ['row', 'preview']]);
    }
  });

  it.each([
    ['', 'is empty: it has no header'],
    [Buffer.from([0x6f, 0xe4, 0x0a]), 'is not UTF-8: save it as "CSV UTF-8"'],
    [`${HEADER},offering\n`, 'has the column offering twice'],
    [`${HEADER}\n"lighthouse`, 'is no CSV: '],
  ])('that cannot be read at all is exit code 2: %j', async (content, message) => {
    const { code, out, err } = await previewed(content);
    expect([code, out]).toEqual([2, []]);
    expect(err[0]).toContain(message);
  });

  it('may have no rows', async () => {
    const { code, out, err } = await previewed(`${HEADER}\n`);
    expect([code, out.length, err[0]]).toEqual([
      0,
      2,
      '0 rows: 0 promised, 0 refused, 0 cannot be read',
    ]);
  });

  it('with columns that no request has is not previewed, and the nearest ones are named', async () => {
    const columns = 'severty,account.timezone,contact,__proto__.x,history';
    const { code, out, err } = await previewed(`${HEADER},${columns}\n${ROW},,,,\n`);
    expect([code, out]).toEqual([1, []]);
    expect(err.map((line) => line.replace(/^.*: "/, '"'))).toEqual([
      '"severty" is no field of a request; did you mean severity?',
      '"account.timezone" is no field of a request; did you mean account.timeZone?',
      expect.stringMatching(/^"contact" is no field of a request/),
      expect.stringMatching(/^"__proto__.x" is no field of a request/),
    ]);
  });

  it('has a row with more cells than its header: that row cannot be read', async () => {
    const { code, rows } = await asData(`${HEADER}\n${ROW},more\n${ROW}\n`);
    expect([code, Object.keys(rows[1])]).toEqual([1, ['row', 'preview']]);
    expect(rows[0].errors[0].message).toContain('has 1 more cells than the header');
  });
});

describe('what is previewed', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi({ catalogue: exampleCatalogue() });
  });
  afterAll(() => api.close());

  it.each(['A', 'B', 'C'])('is what the API answers, at severity %s', async (severity) => {
    const { rows } = await asData(`${HEADER}\n${ROW.replace('B', severity)}`);
    const { status, body } = await api.post('/v1/cases/preview', {
      offering: 'lighthouse',
      category: 'technical',
      severity,
      language: 'en',
      title: 'Preview',
      account: { region: 'DE', timeZone: 'Europe/Berlin' },
      openedAt: AT,
    });
    expect(status).toBe(200);
    expect(rows[0].preview).toEqual(body);
  });
});
