/** Accounts as the OpenAPI document shows them. */

export const NEW_ACCOUNT = {
  id: 'acc_contoso',
  name: 'Contoso Shanghai',
  region: 'CN',
  timeZone: 'Asia/Shanghai',
  locale: 'zh-CN',
  agreements: ['advanced-online-service'],
  partner: false,
  contacts: [
    {
      name: 'Li Wei',
      email: 'li.wei@contoso.example',
      phone: '+86 10 5550 0100',
      role: 'administrator',
    },
  ],
  fields: {},
};

export const ACCOUNT = { ...NEW_ACCOUNT, subdivision: null, createdAt: '2026-11-21T08:00:00.000Z' };
