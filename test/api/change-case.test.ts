import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newCase } from './support/api.ts';
import { after, MINUTE, startDesk, type Desk } from './support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
beforeEach(() => desk.wait(0));
afterAll(() => desk.api.close());

const CONTACT = { name: 'Wang Fang', email: 'wang.fang@contoso.example', phone: null };

const PROFESSIONAL = { offering: 'professional', severity: 'B', pack: 'single' };

describe('PATCH /v1/cases/{id}', () => {
  it.each([
    ['title', 'Mail flow is down in Shanghai'],
    ['reference', 'INC-2'],
    ['assignee', 'Grace'],
    ['contact', { ...CONTACT, of: 'partner' }],
  ])('replaces %s, and leaves the rest', async (field, value) => {
    const id = await desk.open({ reference: 'INC-1' });
    const before = await desk.read(id);
    const answer = await desk.change(id, { [field]: value });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ ...before, [field]: value });
    expect(await desk.read(id)).toEqual(answer.body);
  });

  it('commits people of the customer, without which severity A is refused', async () => {
    const id = await desk.open({ severity: 'B', resourcesCommitted: false });
    const raise = { severity: 'A', reason: 'impact-changed' };
    expect((await desk.act(id, 'severity', raise)).status).toBe(422);
    expect((await desk.change(id, { resourcesCommitted: true })).body.resourcesCommitted).toBe(
      true,
    );
    expect((await desk.act(id, 'severity', raise)).status).toBe(200);
  });

  it('chooses work round the clock and gives it up, which moves no clock', async () => {
    const id = await desk.open(PROFESSIONAL);
    const { clocks } = await desk.read(id);
    expect((await desk.read(id)).coverage.kind).toBe('business-hours');
    const chosen = await desk.change(id, { roundTheClock: true });
    expect(chosen.body).toMatchObject({ roundTheClock: true, coverage: { kind: '24x7' }, clocks });
    const givenUp = await desk.change(id, { roundTheClock: false });
    expect(givenUp.body).toMatchObject({ coverage: { kind: 'business-hours' }, clocks });
  });

  it('chooses work round the clock only with people of the customer', async () => {
    const id = await desk.open({ ...PROFESSIONAL, resourcesCommitted: false });
    const refused = await desk.change(id, { roundTheClock: true });
    expect(refused.status).toBe(422);
    expect(refused.body.code).toBe('round-the-clock-needs-people');
    const both = { roundTheClock: true, resourcesCommitted: true };
    expect((await desk.change(id, both)).body.coverage.kind).toBe('24x7');
  });

  it('goes back to business hours when the customer no longer has people', async () => {
    const id = await desk.open({ ...PROFESSIONAL, roundTheClock: true });
    const lost = await desk.change(id, { resourcesCommitted: false });
    expect(lost.status).toBe(200);
    expect(lost.body).toMatchObject({
      roundTheClock: false,
      resourcesCommitted: false,
      coverage: { kind: 'business-hours', calendar: 'local-nine-to-five' },
    });
    expect((await desk.timeline(id)).at(-1)).toMatchObject({
      data: { changes: { resourcesCommitted: false, roundTheClock: false } },
    });
  });

  it('is recorded with what was changed, by whom', async () => {
    const id = await desk.open();
    await desk.change(id, { assignee: 'Grace', title: 'Mail', by: 'Ada', note: 'As agreed' });
    expect((await desk.timeline(id)).at(-1)).toMatchObject({
      type: 'case.updated',
      actor: 'Ada',
      data: {
        reason: 'Ada changed the case: title, assignee.',
        changes: { assignee: 'Grace', title: 'Mail' },
        note: 'As agreed',
      },
    });
  });

  it('is not a response and moves no clock', async () => {
    const id = await desk.open();
    const { clocks } = await desk.read(id);
    expect((await desk.change(id, { assignee: 'Grace' })).body).toMatchObject({
      status: 'open',
      clocks,
    });
  });

  it('clears optional fields that are set to null', async () => {
    const id = await desk.open({ reference: 'INC-1' });
    await desk.change(id, { assignee: 'Grace' });
    const { body } = await desk.change(id, { assignee: null, reference: null });
    expect(body).toMatchObject({ assignee: null, reference: null });
  });

  it('replaces the contact as a whole', async () => {
    const id = await desk.open({ contact: { ...CONTACT, phone: '+86 10 5550 0100' } });
    const { body } = await desk.change(id, { contact: { name: 'Li Wei', email: CONTACT.email } });
    expect(body.contact).toEqual({
      name: 'Li Wei',
      email: CONTACT.email,
      phone: null,
      of: 'customer',
    });
  });

  it('reads the contact as opening does', async () => {
    const id = await desk.open();
    const { body } = await desk.change(id, { contact: { ...CONTACT, of: null } });
    expect(body.contact).toEqual({ ...CONTACT, of: 'customer' });
  });

  it('is shown in lists, in the explanation and in a case that is over', async () => {
    const id = await desk.open();
    await desk.change(id, { title: 'Quite another title' });
    const { items } = (await desk.api.get(`/v1/cases?account=${desk.account}`)).body;
    expect(items.find((one: { id: string }) => one.id === id).title).toBe('Quite another title');
    const headers = { Accept: 'text/plain' };
    const { text } = await desk.api.get(`/v1/cases/${id}/explanation`, { headers });
    expect(text).toMatch(/^Case \w+: Quite another title\n/);
    desk.api.engine.end(id);
    expect((await desk.read(id)).title).toBe('Quite another title');
  });

  it('that is reported late is sorted before later changes', async () => {
    const id = await desk.open();
    desk.wait(10 * MINUTE);
    await desk.change(id, { assignee: 'Grace' });
    const { body } = await desk.change(id, { assignee: 'Ada', at: after(5 * MINUTE) });
    expect(body.assignee).toBe('Grace');
  });

  it('of a closed case is 409', async () => {
    const id = await desk.open();
    await desk.act(id, 'close', { outcome: 'solved' });
    const answer = await desk.change(id, { assignee: 'Grace' });
    expect(answer.status).toBe(409);
    expect(answer.body.code).toBe('case-closed');
  });
});

describe('a change that is malformed', () => {
  it.each([
    ['an empty body', {}, ''],
    ['nothing but who and why', { by: 'Ada', note: 'Nothing' }, ''],
    ['an unknown field', { priority: 1 }, 'priority'],
    ['a field that only its act changes', { severity: 'B' }, 'severity'],
    ['no title', { title: null }, 'title'],
    ['a blank title', { title: ' ' }, 'title'],
    ['a title that is too long', { title: 'x'.repeat(301) }, 'title'],
    ['an assignee that is a number', { assignee: 7 }, 'assignee'],
    ['a flag that is a text', { resourcesCommitted: 'yes' }, 'resourcesCommitted'],
    ['a broken address', { contact: { name: 'A', email: 'a' } }, 'contact.email'],
    ['an unknown field of the contact', { contact: { ...CONTACT, fax: '1' } }, 'contact.fax'],
    ['an unknown party', { contact: { ...CONTACT, of: 'nobody' } }, 'contact.of'],
  ])('%s is 400 and names the field', async (_what, body, path) => {
    const id = await desk.open();
    const answer = await desk.change(id, body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'invalid-body', errors: [{ path }] });
    expect(await desk.story(id)).toHaveLength(1);
  });
});

describe('what the offering requires over the life of a case', () => {
  it.each([
    ['no contact', { contact: null }, 'contact-required', 'contact.name'],
    [
      'a contact without a name',
      { contact: { email: 'a@b.example' } },
      'contact-required',
      'contact.name',
    ],
    [
      'a contact without an address',
      { contact: { name: 'A' } },
      'contact-required',
      'contact.email',
    ],
    [
      'no people of the customer',
      { resourcesCommitted: false },
      'resources-required',
      'resourcesCommitted',
    ],
  ])('may not be removed at severity A: %s is 422', async (_what, body, code, field) => {
    const id = await desk.open();
    const before = await desk.read(id);
    const answer = await desk.change(id, body);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      code,
      field,
      source: { document: '000' },
      broken: expect.arrayContaining([expect.objectContaining({ code, field })]),
    });
    expect(await desk.read(id)).toEqual(before);
  });

  it('may be removed if the severity does not require it', async () => {
    const id = await desk.open({ severity: 'B' });
    const { status, body } = await desk.change(id, { resourcesCommitted: false });
    expect([status, body.resourcesCommitted]).toEqual([200, false]);
  });

  it('is the contact of the partner under csp', async () => {
    const partner = await desk.api.account({ agreements: [], partner: true });
    const terms = { offering: 'csp', language: 'en', contact: { ...CONTACT, of: 'partner' } };
    const id = await desk.api.make('/v1/cases', newCase(partner, terms));
    const answer = await desk.change(id, { contact: CONTACT });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ field: 'contact.of', source: { document: '004' } });
  });
});
