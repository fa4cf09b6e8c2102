import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { exampleCatalogue } from '../support/catalogues.ts';
import { startDesk, type Desk } from './support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk({ catalogue: exampleCatalogue() });
});
beforeEach(() => desk.wait(0));
afterAll(() => desk.api.close());

const TICKET = {
  offering: 'service-desk',
  category: 'incident',
  severity: null,
  requesterRole: 'employee',
  fields: { impact: 'department', urgency: 'today' },
  language: 'en',
  title: 'The printer of the third floor is offline',
};

const REPORT = {
  offering: 'town-hall',
  category: 'street-light',
  severity: 'nuisance',
  fields: { place: 'Harbour road 12', photos: 2 },
  language: 'de',
  title: 'The lamp is out',
};

const preview = (body: object) =>
  desk.api.post('/v1/cases/preview', { account: desk.account, ...body });

describe('a case with fields that its offering defines', () => {
  it('is opened with the severity that follows from them, and shows from what', async () => {
    const made = await desk.api.post('/v1/cases', { account: desk.account, ...TICKET });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      category: 'incident',
      severity: 'normal',
      severityName: 'normal',
      severityRank: 3,
      severityFrom: { fields: { impact: 'department', urgency: 'today' }, severity: 'normal' },
      fields: { impact: 'department', urgency: 'today' },
      requesterRole: 'employee',
    });
    const { body } = await desk.api.get(`/v1/cases/${made.body.id}/explanation`);
    expect(body.severityFrom).toEqual(made.body.severityFrom);
  });

  it('is previewed as it would be opened', async () => {
    const { body } = await preview(TICKET);
    expect(body).toMatchObject({ severity: 'normal', severityRank: 3, rule: 'usual' });
    expect(body.severityFrom).toMatchObject({ severity: 'normal' });
  });

  it('takes a severity that is the one that follows, and no other', async () => {
    expect((await preview({ ...TICKET, severity: 'normal' })).status).toBe(200);
    const { status, body } = await preview({ ...TICKET, severity: 'critical' });
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      {
        path: 'severity',
        message:
          'must be normal, as it follows from fields.impact and fields.urgency: leave it out',
      },
    ]);
  });

  it('needs a severity where nothing else gives one', async () => {
    const { body } = await preview({ ...REPORT, severity: null });
    expect(body.errors).toEqual([{ path: 'severity', message: 'is required' }]);
  });

  it('is refused with every value that its offering does not know, each with what is near', async () => {
    const wrong = {
      category: 'street-lights',
      channel: 'fax',
      requesterRole: 'burgher',
      fields: { photo: 2, photos: 'two', place: '' },
    };
    const { status, body } = await preview({
      ...REPORT,
      ...wrong,
      fields: { photo: 2, photos: 'two' },
    });
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      {
        path: 'category',
        message:
          'must be one of road-damage, street-light, waste, permit; did you mean street-light?',
      },
      { path: 'channel', message: 'must be one of online, phone, email' },
      {
        path: 'requesterRole',
        message: 'must be one of administrator, delegated-partner, user',
      },
      {
        path: 'fields.photo',
        message: 'is no field of this offering: there are place, photos; did you mean photos?',
      },
      { path: 'fields.photos', message: 'must be a whole number from 0 to 20' },
    ]);
  });

  it('is refused without a field that its offering requires', async () => {
    const { body } = await preview({ ...TICKET, fields: { impact: 'person' } });
    expect(body.errors).toEqual([
      { path: 'fields.urgency', message: 'is required by the offering' },
    ]);
  });

  it('is refused by a rule that asks for a field, with its source', async () => {
    const { status, body } = await preview({ ...REPORT, fields: {} });
    expect([status, body.code]).toEqual([422, 'place-required']);
    expect(body.source).toMatchObject({ document: '904' });
  });
});

describe('PATCH of category, plan and fields', () => {
  it('plans the case again, and tells both events', async () => {
    const id = await desk.open(TICKET);
    desk.wait(60_000);
    const { status, body } = await desk.change(id, { fields: { urgency: 'now', device: 'P-3' } });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      severity: 'major',
      originalSeverity: 'normal',
      fields: { impact: 'department', urgency: 'now', device: 'P-3' },
    });
    const [first] = body.clocks;
    expect(first).toMatchObject({ rule: 'major', target: { businessHours: 1 } });
    const lines = (await desk.timeline(id)).slice(-2);
    expect(lines.map(({ type }) => type)).toEqual(['case.updated', 'case.severity.changed']);
    expect(lines[1]?.data['reason']).toBe(
      'administrator changed the severity from normal to major: the fields that it follows from have changed.',
    );
  });

  it('lets a part of the case have the severity that follows from its fields, whatever the case has now', async () => {
    const id = await desk.open(TICKET);
    const raised = { severity: 'major', reason: 'impact-changed' };
    expect((await desk.act(id, 'severity', raised)).body).toMatchObject({
      severity: 'major',
      severityFrom: { severity: 'normal' },
    });
    const part = await desk.act(id, 'split', {
      title: 'Its tray',
      fields: { urgency: 'later' },
    });
    expect(part.status).toBe(201);
    expect(part.body).toMatchObject({
      severity: 'minor',
      fields: { impact: 'department', urgency: 'later' },
    });
    const alike = await desk.act(id, 'split', { title: 'Its cable' });
    expect(alike.body).toMatchObject({ severity: 'normal' });
  });

  it('is refused with the path of the value that the offering does not know', async () => {
    const id = await desk.open(REPORT);
    const { status, body } = await desk.change(id, { category: 'lamps', fields: { photos: 21 } });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      code: 'invalid-body',
      errors: [
        { path: 'category', message: 'must be one of road-damage, street-light, waste, permit' },
        { path: 'fields.photos', message: 'must be a whole number from 0 to 20' },
      ],
    });
    const plan = await desk.change(id, { plan: 'gold' });
    expect(plan.body.errors).toEqual([
      { path: 'plan', message: 'is unknown: the offering has none' },
    ]);
  });

  it('empties a field by null', async () => {
    const id = await desk.open(REPORT);
    expect((await desk.change(id, { fields: { photos: null } })).body.fields).toEqual({
      place: 'Harbour road 12',
    });
  });
});

describe('the fields of an account', () => {
  it('are changed one by one, and shown', async () => {
    const id = await desk.api.account({ fields: { tier: 'gold', seats: 12 } });
    const { body } = await desk.api.patch(`/v1/accounts/${id}`, {
      fields: { seats: null, vip: true },
    });
    expect(body.fields).toEqual({ tier: 'gold', vip: true });
  });

  it('choose the promise, if they are what the offering can read', async () => {
    const vip = await desk.api.account({ fields: { vip: true, floor: 7 } });
    const { body } = await desk.api.post('/v1/cases/preview', { account: vip, ...TICKET });
    expect(body.rule).toBe('board');
    expect(body.clocks[0]).toMatchObject({ rule: 'board', target: { businessMinutes: 30 } });
    const odd = await desk.api.account({ fields: { vip: 'yes' } });
    const refused = await desk.api.post('/v1/cases/preview', { account: odd, ...TICKET });
    expect(refused.body.errors).toEqual([
      {
        path: 'account.fields.vip',
        message: 'must be true or false; PATCH /v1/accounts/{id} changes it',
      },
    ]);
  });
});
