import type { AlertWords } from '../types.ts';

const GROUNDS = {
  silence: '客户未及时答复',
  'impact-changed': '业务影响已变化',
  'lack-of-resources': '客户未安排所需人员',
  correction: '原先的级别有误',
} as const;

const metrics = {
  first_response: '首次响应',
  next_response: '下一次响应',
  resolution: '问题解决',
} as const;

const outcomes = { solved: '已解决', unresolved: '未解决', withdrawn: '已撤回' } as const;

export const zhHans: AlertWords = {
  metrics,
  outcomes,
  headings: {
    'case.opened': '工单已创建',
    'case.sla.warning': '时限将至',
    'case.sla.breached': '已超过时限',
    'case.sla.met': '已按时完成',
    'case.sla.met_late': '已延迟完成',
    'case.sla.corrected': '记录已更正',
    'case.responded': '支持人员已答复',
    'case.customer.asked': '等待客户协助',
    'case.customer.reminded': '已提醒客户',
    'case.customer.replied': '客户已答复',
    'case.request.withdrawn': '请求已撤回',
    'case.severity.changed': '严重性已更改',
    'case.severity.downgraded': '严重性已降低',
    'case.flagged': '待关闭',
    'case.escalated': '已升级',
    'case.acknowledged': '升级已受理',
    'case.updated': '工单已更改',
    'case.split': '工单已拆分',
    'case.closed': '工单已关闭',
    'case.reopened': '工单已重新打开',
    'case.credit.reserved': '已预留额度',
    'case.credit.charged': '额度已使用',
    'case.credit.returned': '额度已退回',
    'case.credit.missing': '无可用额度',
    'pack.low': '仅剩一个额度',
    'pack.expiring': '额度即将过期',
    'pack.expired': '额度包已过期',
    'pack.exhausted': '额度已用尽',
    'delivery.failed': '警报未送达',
    'reconciler.gap': '缺少警报',
  },
  happened: {
    'case.opened': ({ account, severity }) => `${account} 创建了一个严重性为 ${severity} 的工单。`,
    'case.sla.warning': ({ metric, due, percent, beforeMinutes }) =>
      percent === null
        ? `${metrics[metric!]}须在 ${beforeMinutes} 分钟内完成，时限为 ${due}。`
        : `${metrics[metric!]}的可用时间已过去 ${percent}%，时限为 ${due}。`,
    'case.sla.breached': ({ metric, due }) =>
      `${metrics[metric!]}须于 ${due}前完成，但未按时完成。`,
    'case.sla.met': ({ metric, due }) => `${metrics[metric!]}已按时完成，时限为 ${due}。`,
    'case.sla.met_late': ({ metric, due }) => `${metrics[metric!]}已完成，但晚于时限 ${due}。`,
    'case.sla.corrected': ({ what }) => `有补报的情况，记录已更正。不再成立：${what}。`,
    'case.responded': ({ actor }) => `${actor} 已答复客户。`,
    'case.customer.asked': ({ actor }) => `${actor} 已请客户协助，正在等待答复。`,
    'case.customer.reminded': ({ percent }) => `客户尚未答复，答复时间已过去 ${percent}%。`,
    'case.customer.replied': () => '客户已答复。',
    'case.request.withdrawn': ({ actor }) => `${actor} 撤回了对客户的请求。`,
    'case.severity.changed': ({ actor, from, to, ground }) =>
      `${actor} 将严重性由 ${from} 改为 ${to}：${GROUNDS[ground!]}。`,
    'case.severity.downgraded': ({ from, to, ground }) =>
      `严重性由 ${from} 降为 ${to}：${GROUNDS[ground!]}。`,
    'case.flagged': () => '客户未及时答复，可以关闭工单。',
    'case.escalated': ({ metric, due, level, levelName }) =>
      `${metrics[metric!]}须于 ${due}前完成，但未按时完成，已通知第 ${level} 级（${levelName}）。`,
    'case.acknowledged': ({ actor, level }) => `${actor} 已受理第 ${level} 级升级。`,
    'case.updated': ({ actor, what }) => `${actor} 更改了工单：${what}。`,
    'case.split': ({ actor, what }) => `${actor} 拆分出一个子问题：${what}。`,
    'case.closed': ({ actor, outcome }) =>
      actor === 'system'
        ? '客户未及时答复，工单已关闭。'
        : `${actor} 已关闭工单，结果：${outcomes[outcome!]}。`,
    'case.reopened': ({ actor }) => `${actor} 重新打开了工单。`,
    'case.credit.reserved': ({ pack }) => `已为该工单预留 ${pack} 的一个额度。`,
    'case.credit.charged': ({ pack }) => `${pack} 的一个额度已使用。`,
    'case.credit.returned': ({ pack }) => `额度已退回 ${pack}。`,
    'case.credit.missing': () => '已无剩余额度，工单在没有额度的情况下继续处理。',
    'pack.low': ({ account }) => `${account} 的一个额度包仅剩一个额度。`,
    'pack.expiring': ({ account, count, days, due }) =>
      `${account} 的 ${count ?? 0} 个额度将在 ${days ?? 0} 天后过期，过期时间为 ${due}。`,
    'pack.expired': ({ count, account }) =>
      `${account} 的一个额度包已过期，${count ?? 0} 个额度作废。`,
    'pack.exhausted': ({ account }) => `${account} 的一个额度包已无可用额度。`,
    'delivery.failed': ({ what }) => `一条警报未能送达：${what}。`,
    'reconciler.gap': ({ count, what }) => `缺少 ${count} 条到期的警报：${what}。`,
  },
  labels: {
    case: '工单',
    pack: '额度包',
    account: '账户',
    severity: '严重性',
    why: '原因',
    source: (document, section) => `文件 ${document}，${section}`,
    chosen: '自行规定',
    next: '接下来',
    nothingNext: '没有正在计时的时限。',
    nextDue: (metric, due) => `${metrics[metric]}的时限为 ${due}。`,
    at: '时间',
    moment: (own, there) => {
      const here = `${own.date} ${own.time}（${own.zone}`;
      if (there === null) return `${here}）`;
      const day = there.date === own.date ? '' : `${there.date} `;
      return `${here}；客户当地为 ${day}${there.time}，${there.zone}）`;
    },
    packExpires: (due) => `额度将于 ${due}过期。`,
    packOver: '额度包已过期，无后续事项。',
    colon: '：',
    comma: '，',
    openCase: '打开工单',
    openPack: '打开额度包',
    openTemporal: '在 Temporal 中打开',
    openDeliveries: '查看投递记录',
    openGaps: '查看缺少的警报',
    test: '这是一条测试消息：此订阅的警报可以送达。',
    digest: (count) => `${count} 条警报`,
  },
};
