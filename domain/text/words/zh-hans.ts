import { CUSTOMER } from '../../case/act.ts';
import { SYSTEM } from '../../case/event-draft.ts';
import { byUnit, type TargetWords } from './by-unit.ts';
import { headingOf } from './heading-of.ts';
import { namesOf } from './field-names.ts';
import type {
  CauseWords,
  CreditWords,
  FieldWords,
  GapWords,
  OutcomeWords,
  RetractedWords,
  RuleMeaning,
  WithdrawnWords,
  Words,
} from './words.ts';
import type { WallTimeTarget } from '../../time/target.ts';

const GROUNDS = {
  silence: '客户未及时答复',
  'impact-changed': '业务影响已变化',
  'lack-of-resources': '客户未安排所需人员',
  correction: '原先的级别有误',
  fields: '决定严重性的信息有变',
} as const;

const metrics = {
  first_response: '首次响应',
  next_response: '下一次响应',
  follow_up: '后续跟进',
  resolution: '问题解决',
  acknowledgement: '受理',
} as const;

const outcomes: OutcomeWords = { solved: '已解决', unresolved: '未解决', withdrawn: '已撤回' };

const withdrawnWords: WithdrawnWords = {
  'case.sla.breached': (metric, when) => `${metric}于 ${when}超过时限`,
  'case.sla.met': (metric, when) => `${metric}于 ${when}按时完成`,
  'case.sla.met_late': (metric, when) => `${metric}于 ${when}延迟完成`,
  'case.escalated': (metric, when) => `工单因${metric}超时于 ${when}升级`,
  'case.severity.downgraded': (_metric, when) => `严重性于 ${when}降低`,
  'case.flagged': (_metric, when) => `工单于 ${when}标记为待关闭`,
  'case.closed': (_metric, when) => `工单于 ${when}关闭`,
};

const causes: CauseWords = {
  'late-report': '因补报',
  'withdrawn-request': '因误发的请求已撤回',
  retraction: '因误录的内容已撤销',
};

const retracted: RetractedWords = {
  response: '撤销了误录的对客户的答复。',
  'customer-reply': '撤销了误录的客户答复。',
  close: '撤销了误操作的关闭，工单已重新打开。',
};

const creditWords: CreditWords = {
  moved: '',
  'pack-ended': '该额度包此前已过期。',
  'not-held': '该额度此前已在额度包中处理过。',
  'none-left': '原额度已退回，现已无剩余额度。',
};

const categories = {
  technical: '技术工单',
  billing: '账单工单',
  subscription: '订阅工单',
  presales: '售前咨询',
  advisory: '咨询服务工单',
} as const;

const casesOf = (category: RuleMeaning['category']) =>
  typeof category === 'string' ? categories[category] : ofOwn(category);

const ofOwn = ({ name }: { readonly name: string }) => `“${name}”类工单`;

const fields: FieldWords = {
  title: '标题',
  reference: '参考编号',
  assignee: '负责人',
  contact: '联系人',
  resourcesCommitted: '客户投入的人员',
  roundTheClock: '全天候处理',
  category: '类别',
  plan: '方案',
  fields: '其他信息',
};

const businessDayAfter = (count: number) => {
  if (count === 0) return '当个工作日';
  return count === 1 ? '下一个工作日' : `之后第 ${count} 个工作日`;
};

const by = ({ time, businessDays, cutOff }: WallTimeTarget) => {
  const late = cutOff && `（${cutOff.at} 或之后开始的，为${businessDayAfter(cutOff.after)}）`;
  return `${businessDayAfter(businessDays)} ${time} 前${late ?? ''}`;
};

const targets: TargetWords = {
  days: (count) => `${count} 个自然日`,
  months: (count) => `${count} 个月`,
  businessDays: (count) => `${count} 个工作日`,
  by,
};

const amountOf = (target: RuleMeaning['target']) =>
  byUnit(target, {
    ...targets,
    none: '未承诺时限',
    elapsed: (span) => `${span}，全天 24 小时计时`,
    open: (span) => `${span}，仅计服务时间`,
    hours: (count) => `${count} 小时`,
    minutes: (count) => `${count} 分钟`,
  });

function named(name: string | null): string {
  return name === null ? '' : `（${name}）`;
}

const gaps: GapWords = {
  'not-running': {
    heading: '工单已停止运行',
    sentence: ({ subject, name, revive }, _what, when) =>
      `${subject}${name === null ? ' ' : named(name)}自 ${when}起已停止运行，因为其工作流在 Temporal 中被终止。${
        revive === null
          ? '在 Temporal 中将其重置到最后一个已完成的工作流任务后，即可恢复运行。'
          : `在通过 ${revive} 恢复运行之前，不会就此发出任何警报。`
      }`,
  },
  'not-recorded': {
    heading: '时限未记录',
    sentence: ({ subject, name }, what, when) =>
      `${subject}${named(name)}：“${what}”应于 ${when}记录，但未记录。`,
  },
  'not-sent': {
    heading: '警报未发送',
    sentence: (_gap, what, when) => `警报“${what}”应于 ${when}发出，但未发出；现在补发。`,
  },
};

function moreGaps(more: number): string {
  return `另有 ${more} 项缺失。`;
}

export const zhHans: Words = {
  metrics,
  ownMetric: (name, audience) => `${audience === 'team' ? '内部' : ''}“${name}”`,
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
    'case.wait.started': '开始等待',
    'case.wait.ended': '等待结束',
    'case.wait.reminded': '仍在等待',
    'case.request.withdrawn': '请求已撤回',
    'case.severity.changed': '严重性已更改',
    'case.severity.downgraded': '严重性已降低',
    'case.flagged': '待关闭',
    'case.escalated': '已升级',
    'case.acknowledged': '已受理',
    'case.updated': '工单已更改',
    'case.split': '工单已拆分',
    'case.closed': '工单已关闭',
    'case.reopened': '工单已重新打开',
    'case.retracted': '误录已撤销',
    'case.revived': '工单恢复运行',
    'case.credit.reserved': '已预留额度',
    'case.credit.charged': '额度已使用',
    'case.credit.returned': '额度已退回',
    'case.credit.missing': '无可用额度',
    'pack.low': '仅剩一个额度',
    'pack.expiring': '额度即将过期',
    'pack.expired': '额度包已过期',
    'pack.corrected': '过期记录已更正',
    'pack.exhausted': '额度已用尽',
    'delivery.failed': '警报未送达',
    'reconciler.gap': '有警报未发出',
  },
  happened: {
    'case.opened': ({ data: { severity } }, { account }) =>
      `${account} 创建了一个严重性为 ${severity} 的工单。`,
    'case.sla.warning': (
      { data: { metric, dueAt, percent, beforeMinutes } },
      { when, metricName },
    ) =>
      percent === null
        ? `${metricName(metric)}须在 ${beforeMinutes ?? 0} 分钟内完成，时限为 ${when(dueAt)}。`
        : `${metricName(metric)}的可用时间已过去 ${percent}%，时限为 ${when(dueAt)}。`,
    'case.sla.breached': ({ data: { metric, dueAt } }, { when, metricName }) =>
      `${metricName(metric)}须于 ${when(dueAt)}前完成，但未按时完成。`,
    'case.sla.met': ({ data: { metric, dueAt } }, { when, metricName }) =>
      `${metricName(metric)}已按时完成，时限为 ${when(dueAt)}。`,
    'case.sla.met_late': ({ data: { metric, dueAt } }, { when, metricName }) =>
      `${metricName(metric)}已完成，但晚于时限 ${when(dueAt)}。`,
    'case.sla.corrected': ({ data: { metric, cause, withdrawn } }, { when, metricName }) => {
      const name = metric === null ? null : metricName(metric);
      const list = withdrawn.map(({ type, at }) => withdrawnWords[type](name, when(at)));
      return `${causes[cause]}，记录已更正；以下不再成立：${list.join('、')}。`;
    },
    'case.responded': ({ actor }) => `${actor} 已答复客户。`,
    'case.customer.asked': ({ actor }) => `${actor} 已请客户协助，正在等待答复。`,
    'case.customer.reminded': ({ data: { percent } }) =>
      `客户尚未答复，答复时间已过去 ${percent}%。`,
    'case.customer.replied': ({ actor }) =>
      actor === CUSTOMER ? '客户已答复。' : `${actor} 登记了客户的答复。`,
    'case.wait.started': ({ actor, data: { kind } }, { waitName }) =>
      `${actor} 正在等待${waitName(kind)}。`,
    'case.wait.ended': ({ actor, data: { kind } }, { waitName }) =>
      kind === null ? `${actor} 登记了等待结束。` : `${actor} 不再等待${waitName(kind)}。`,
    'case.wait.reminded': ({ data: { kind, since } }, { when, waitName }) =>
      `支持人员自 ${when(since)}起一直在等待${waitName(kind)}：请询问进展。`,
    'case.request.withdrawn': ({ actor }) => `${actor} 撤回了对客户的请求。`,
    'case.severity.changed': ({ actor, data: { from, to, ground } }) =>
      `${actor} 将严重性由 ${from} 改为 ${to}：${GROUNDS[ground]}。`,
    'case.severity.downgraded': ({ actor, data: { from, to, ground } }) =>
      `${actor === SYSTEM ? '' : `${actor} 将`}严重性由 ${from} 降为 ${to}：${GROUNDS[ground]}。`,
    'case.flagged': () => '客户未及时答复，可以关闭工单。',
    'case.escalated': ({ data: { metric, dueAt, level, name, number } }, { when, metricName }) =>
      `${metricName(metric)}须于 ${when(dueAt)}前完成，但未按时完成，已${number === 1 ? '' : '再次'}通知第 ${level} 级（${name}）。`,
    'case.acknowledged': ({ actor, data: { level } }) =>
      level === null ? `${actor} 已受理工单。` : `${actor} 已受理第 ${level} 级升级。`,
    'case.updated': ({ actor, data: { changes, ground, severity } }) =>
      ground === null
        ? `${actor} 更改了工单：${namesOf(changes, fields).join('、')}。`
        : `${actor} 确认严重性为 ${severity ?? ''}。`,
    'case.split': ({ actor, data: { title, child } }) =>
      `${actor} 将部分问题拆分为新工单：${title}（${child}）。`,
    'case.closed': ({ actor, data: { outcome } }) =>
      actor === SYSTEM
        ? '客户未及时答复，工单已关闭。'
        : `${actor} 已关闭工单，结果：${outcomes[outcome]}。`,
    'case.reopened': ({ actor }) => `${actor} 重新打开了工单。`,
    'case.retracted': ({ actor, data: { act } }) => `${actor} ${retracted[act]}`,
    'case.revived': ({ actor, data: { stoppedAt } }, { when }) =>
      `${actor} 已恢复工单运行${stoppedAt === null ? '' : `；此前自 ${when(stoppedAt)}起停止运行`}。`,
    'case.credit.reserved': ({ data: { pack, outcome } }) =>
      `已为该工单预留 ${pack} 的一个额度。${creditWords[outcome]}`,
    'case.credit.charged': ({ data: { pack, outcome } }) =>
      `${pack} 的一个额度已使用。${creditWords[outcome]}`,
    'case.credit.returned': ({ data: { pack, expired, outcome } }) =>
      expired && outcome === 'moved'
        ? `额度在 ${pack} 过期后才退回，已作废。`
        : `额度已退回 ${pack}。${creditWords[outcome]}`,
    'case.credit.missing': ({ data: { outcome } }) =>
      `工单在没有额度的情况下继续处理。${creditWords[outcome]}`,
    'pack.purchased': ({ data: { total, used } }, { account }) =>
      `${account} 购买了 ${total} 个额度${used === 0 ? '' : `，其中 ${used} 个此前已使用`}。`,
    'pack.reserved': (_entry, { case: of }) => `已为工单 ${of} 预留一个额度。`,
    'pack.charged': (_entry, { case: of }) => `工单 ${of} 的额度已使用。`,
    'pack.returned': ({ data: { expired } }, { case: of }) =>
      expired ? `工单 ${of} 的额度在额度包过期后才退回，已作废。` : `工单 ${of} 的额度已退回。`,
    'pack.claimed': ({ data: { account } }) => `${account} 已提供购买证明，可以使用剩余额度。`,
    'pack.low': (_entry, { account }) => `${account} 的一个额度包仅剩一个额度。`,
    'pack.expiring': ({ data: { days, available, expiresAt } }, { account, when }) =>
      `${account} 的 ${available} 个额度将在 ${days} 天后过期，过期时间为 ${when(expiresAt)}。`,
    'pack.expired': ({ data: { lost } }, { account }) =>
      `${account} 的一个额度包已过期，${lost === 0 ? '没有额度作废' : `${lost} 个额度作废`}。`,
    'pack.corrected': ({ data: { lost } }) =>
      `补报的工单使用了过期前的一个额度，${lost === 0 ? '没有额度作废' : `${lost} 个额度作废`}。`,
    'pack.exhausted': (_entry, { account }) => `${account} 的一个额度包已无可用额度。`,
    'delivery.failed': ({ data: { what } }) => `一条警报未能送达：${what}。`,
    'reconciler.gap': ({ data: { gaps: missing, more } }, { when }) =>
      missing
        .map((gap) => gaps[gap.kind].sentence(gap, headingOf(zhHans, gap.what), when(gap.at)))
        .join('') + (more === 0 ? '' : moreGaps(more)),
  },
  gaps,
  labels: {
    case: '工单',
    pack: '额度包',
    account: '账户',
    severity: '严重性',
    why: '原因',
    source: (document, section, title) =>
      title === null
        ? `${section}（文档 ${document}）`
        : `《${title}》，${section}（文档 ${document}）`,
    rule: ({ category, severities, metric, target, ids }) => {
      const about = metric === null ? '' : `（${metric}）`;
      return `严重性 ${severities.join('、')} 的${casesOf(category)}${about}：${amountOf(target)}（${ids.join('、')}）`;
    },
    chosen: '自行规定',
    next: '接下来',
    reference: '参考编号',
    caseId: '工单编号',
    packId: '额度包编号',
    severityNamed: (severity, name) => `${severity}（${name}）`,
    assignee: '负责人',
    nobodyAssigned: '尚未分配',
    contact: '联系人',
    toAct: '待处理方',
    parties: { support: '支持人员', customer: '客户' },
    nobodyActs: (name) => `暂无（正在等待${name}）`,
    at: '时间',
    moment: (own, there) => {
      const here = `${own.date} ${own.time}（${own.zone}`;
      if (there === null) return `${here}）`;
      const day = there.date === own.date ? '' : `${there.date} `;
      return `${here}；客户当地为 ${day}${there.time}，${there.zone}）`;
    },
    momentAlone: (moment) => moment,
    packExpires: (due) => `额度将于 ${due}过期。`,
    packOver: '额度包已过期，无后续事项。',
    colon: '：',
    comma: '、',
    gap: '',
    openCase: '打开工单',
    openPack: '打开额度包',
    openTemporal: '在 Temporal 中打开',
    openDeliveries: '查看投递记录',
    openGaps: '查看未发出的警报',
    test: '这是一条测试消息：此订阅的警报可以送达。',
    digest: '多条警报',
    more: (count) => `另有 ${count} 条警报`,
    contactMail: (about) => `${about}（发给联系人的邮件）`,
    neverTaken: '始终没有接收方接收该警报。',
  },
  next: {
    act: {
      first_response: '请立即答复。',
      next_response: '请立即答复。',
      follow_up: '请立即向客户说明进展。',
      resolution: '请立即解决问题。',
      acknowledgement: '请立即受理工单。',
    },
    actOn: (metric) => `${metric}仍未完成。`,
    warning: (metric, at, due) => `${metric}的时限为 ${due}；将于 ${at}发出预警。`,
    breach: (metric, due) => `${metric}的时限为 ${due}。`,
    escalation: ({ level, name, number }, at) =>
      `如仍未处理，将于 ${at}${number === 1 ? '' : '再次'}通知第 ${level} 级（${name}）。`,
    reminder: (at, due) => `客户须于 ${due}前答复；将于 ${at}发出提醒。`,
    downgrade: (at, to) => `如客户仍未答复，严重性将于 ${at}降为 ${to}。`,
    waitReminder: (at, name) => `将于 ${at}提醒支持人员：仍在等待${name}。`,
    flag: (at) => `如客户仍未答复，工单将于 ${at}标记为待关闭。`,
    close: (at) => `如客户仍未答复，工单将于 ${at}关闭。`,
    flagged: '客户未及时答复：请关闭工单，或再次联系客户。',
    closed: (until) => `工单已关闭，可在 ${until}前重新打开。`,
    over: '工单已关闭，且无法再重新打开。',
    nothing: '没有正在计时的时限。',
    waiting: (name) => `正在等待${name}；没有正在计时的时限。`,
  },
  unresolved: {
    heading: '您的工单已关闭，问题未能解决',
    bySupport: '由于未找到解决方案，支持人员已关闭您的工单。',
    bySilence: '由于未及时收到您的答复，您的工单已关闭，问题未能解决。',
    closed: '关闭时间',
    reopening: (until, id) =>
      `如果问题仍然存在，可在 ${until}前重新打开工单：请联系支持人员并提供编号 ${id}。`,
  },
  explanation: {
    case: (id, title) => `工单 ${id}：${title}`,
    severityFrom: (from, severity, source) =>
      `由${from.map(([name, value]) => ` ${name} “${value}”`).join('、')} 得出严重性 ${severity}（${source}）。`,
    localTimes: (account, timeZone) => `${account}；所有时间均为 ${timeZone} 的当地时间。`,
    note: '备注',
    comma: '，',
    semicolon: '；',
    fields: {
      clock: '计时项',
      commitment: '承诺',
      rule: '规则',
      source: '来源',
      chosen: '自行规定',
      counted: '计时范围',
      started: '开始',
      due: '时限',
      state: '状态',
    },
    cycle: (metric, cycle) => `${metric}，第 ${cycle} 轮`,
    roundTheClock: '全天 24 小时',
    whileOpen: ({ id, version, timeZone, zoneData }) =>
      `${id} 的服务时间（版本 ${version}，${timeZone}，时区数据 ${zoneData}）`,
    notWhilePaused: '暂停期间不设时限',
    never: '无期限',
    states: {
      pending: '首次答复后开始计时',
      running: '计时中',
      paused: '已暂停',
      met: '已按时完成',
      breached: '已超过时限',
      cancelled: '已取消',
      none: '无时限',
    },
    pausedSince: (when) => `自 ${when} 起暂停`,
    pausedFor: {
      customer: '等待客户',
      closed: '工单已关闭',
      other: (name) => `等待${name}`,
    },
    breachedAt: (when) => `${when} 超过时限`,
    metAt: {
      first_response: (when) => `${when} 答复`,
      next_response: (when) => `${when} 答复`,
      follow_up: (when) => `${when} 跟进`,
      resolution: (when) => `${when} 解决`,
      acknowledgement: (when) => `${when} 受理`,
    },
    endedAt: (when) => `${when} 完成`,
    kinds: { counted: '计时', closed: '非服务时间', holiday: '节假日', paused: '暂停' },
    stretch: (from, to, what, span) => `${from}  至  ${to}  ${what}：${span}`,
    inAll: (span) => `累计 ${span}`,
    transition: ({ timeZone, isForward, before, after, at }) =>
      `${timeZone} 的时钟${isForward ? '拨快' : '拨慢'}，由 ${before} 变为 ${after}，调整后为 ${at}。`,
    noCommitment: '无承诺',
    elapsed: (span) => `${span}（连续计时）`,
    openTime: (span) => `${span}（仅计服务时间）`,
    ...targets,
  },
};
