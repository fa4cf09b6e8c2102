import { CUSTOMER } from '../../case/act.ts';
import { SYSTEM } from '../../case/event-draft.ts';
import { byUnit, type TargetWords } from './by-unit.ts';
import { headingOf } from './heading-of.ts';
import { inBrackets } from './in-brackets.ts';
import { listed } from './listed.ts';
import { namesOf } from './field-names.ts';
import type {
  CauseWords,
  CreditWords,
  FieldWords,
  GapWords,
  Moment,
  OutcomeWords,
  RetractedWords,
  RuleMeaning,
  WithdrawnWords,
  Words,
} from './words.ts';
import type { WallTimeTarget } from '../../time/target.ts';

const GROUNDS = {
  silence: 'Der Kunde hat nicht rechtzeitig geantwortet',
  'impact-changed': 'Die Auswirkungen haben sich geändert',
  'lack-of-resources': 'Der Kunde stellt die nötigen Mitarbeiter nicht bereit',
  correction: 'Die frühere Einstufung war falsch',
  fields: 'Die Angaben, aus denen er sich ergibt, haben sich geändert',
} as const;

const metrics = {
  first_response: 'erste Antwort',
  next_response: 'nächste Antwort',
  follow_up: 'Statusmeldung',
  resolution: 'Lösung',
  acknowledgement: 'Übernahme',
} as const;

const outcomes: OutcomeWords = {
  solved: 'gelöst',
  unresolved: 'ungelöst',
  withdrawn: 'zurückgezogen',
};

const credits = (count: number) => (count === 1 ? '1 Credit' : `${count} Credits`);
const days = (count: number) => (count === 1 ? '1 Tag' : `${count} Tagen`);
const minutes = (count: number | null) => (count === 1 ? '1 Minute' : `${count ?? 0} Minuten`);

/** `Samstag, dem 28. November 2026`, as it stands after `am` and `vom`. */
const dative = ({ date }: Moment) => date.replace(', ', ', dem ');

const withdrawnWords: WithdrawnWords = {
  'case.sla.breached': (metric, when) =>
    `die Überschreitung der Frist für die ${metric} am ${when}`,
  'case.sla.met': (metric, when) => `die rechtzeitige ${metric} vom ${when}`,
  'case.sla.met_late': (metric, when) => `die verspätete ${metric} vom ${when}`,
  'case.escalated': (metric, when) => `die Eskalation für die ${metric} am ${when}`,
  'case.severity.downgraded': (_metric, when) => `die Senkung des Schweregrads am ${when}`,
  'case.flagged': (_metric, when) => `die Vormerkung zum Schließen vom ${when}`,
  'case.closed': (_metric, when) => `die Schließung des Falls am ${when}`,
};

const causes: CauseWords = {
  'late-report': 'Eine Nachmeldung ändert die Aufzeichnung',
  'withdrawn-request': 'Die Rücknahme einer irrtümlichen Rückfrage ändert die Aufzeichnung',
  retraction: 'Die Rücknahme eines irrtümlichen Eintrags ändert die Aufzeichnung',
};

const retracted: RetractedWords = {
  response: 'hat eine irrtümlich erfasste Antwort an den Kunden zurückgenommen.',
  'customer-reply': 'hat eine irrtümlich erfasste Antwort des Kunden zurückgenommen.',
  close: 'hat das irrtümliche Schließen zurückgenommen: Der Fall ist wieder offen.',
};

const creditWords: CreditWords = {
  moved: '',
  'pack-ended': ' Das Paket war zu diesem Zeitpunkt bereits abgelaufen.',
  'not-held': ' Er war im Paket schon vorher umgebucht worden.',
  'none-left': ' Der frühere Credit war zurückgegeben worden, und es ist keiner mehr verfügbar.',
};

const categories = {
  technical: 'Technische Fälle',
  billing: 'Abrechnungsfälle',
  subscription: 'Abonnementfälle',
  presales: 'Fragen vor dem Kauf',
  advisory: 'Beratungsfälle',
} as const;

const casesOf = (category: RuleMeaning['category']) =>
  typeof category === 'string' ? categories[category] : ofOwn(category);

const ofOwn = ({ name }: { readonly name: string }) => `Fälle der Kategorie „${name}“`;

const fields: FieldWords = {
  title: 'Titel',
  reference: 'Referenz',
  assignee: 'Zuständigkeit',
  contact: 'Kontakt',
  resourcesCommitted: 'Mitarbeiter des Kunden',
  roundTheClock: 'Bearbeitung rund um die Uhr',
  category: 'Kategorie',
  plan: 'Tarif',
  fields: 'weitere Angaben',
};

const businessDayAfter = (count: number) => {
  if (count === 0) return 'am selben Arbeitstag';
  return count === 1 ? 'am nächsten Arbeitstag' : `am ${count}. Arbeitstag danach`;
};

const by = ({ time, businessDays, cutOff }: WallTimeTarget) => {
  const late = cutOff && `, bei Beginn ab ${cutOff.at} Uhr ${businessDayAfter(cutOff.after)}`;
  return `bis ${time} Uhr ${businessDayAfter(businessDays)}${late ?? ''}`;
};

const targets: TargetWords = {
  days: (count) => (count === 1 ? '1 Kalendertag' : `${count} Kalendertage`),
  months: (count) => (count === 1 ? '1 Monat' : `${count} Monate`),
  businessDays: (count) => (count === 1 ? '1 Arbeitstag' : `${count} Arbeitstage`),
  by,
};

const amountOf = (target: RuleMeaning['target']) =>
  byUnit(target, {
    ...targets,
    none: 'keine Frist zugesagt',
    elapsed: (span) => `${span}, rund um die Uhr`,
    open: (span) => `${span} innerhalb der Servicezeiten`,
    hours: (count) => (count === 1 ? '1 Stunde' : `${count} Stunden`),
    minutes: (count) => minutes(count),
  });

const gaps: GapWords = {
  'not-running': {
    heading: 'Fall läuft nicht',
    sentence: ({ subject, name, revive }, _what, when) =>
      `${subject}${inBrackets(name)} läuft seit ${when} nicht mehr, weil der Workflow in Temporal beendet wurde. ${
        revive === null
          ? 'Er läuft wieder, sobald er dort auf den letzten abgeschlossenen Workflow-Task zurückgesetzt wird.'
          : `Bis ${revive} ihn wieder in Gang setzt, wird niemand dazu benachrichtigt.`
      }`,
  },
  'not-recorded': {
    heading: 'Frist nicht erfasst',
    sentence: ({ subject, name }, what, when) =>
      `${subject}${inBrackets(name)}: „${what}“ war am ${when} fällig und wurde nicht erfasst.`,
  },
  'not-sent': {
    heading: 'Meldung nicht gesendet',
    sentence: (_gap, what, when) =>
      `Die Meldung „${what}“ war am ${when} fällig und wurde nicht gesendet; das wird jetzt nachgeholt.`,
  },
};

function moreGaps(more: number): string {
  return ` Es ${more === 1 ? 'fehlt 1 weitere' : `fehlen ${more} weitere`}.`;
}

export const de: Words = {
  metrics,
  ownMetric: (name, audience) => `${audience === 'team' ? 'interne ' : ''}Leistung „${name}“`,
  headings: {
    'case.opened': 'Fall eröffnet',
    'case.sla.warning': 'Frist läuft bald ab',
    'case.sla.breached': 'Frist überschritten',
    'case.sla.met': 'Frist eingehalten',
    'case.sla.met_late': 'Nach Fristablauf erfolgt',
    'case.sla.corrected': 'Aufzeichnung berichtigt',
    'case.responded': 'Support hat geantwortet',
    'case.customer.asked': 'Rückfrage an den Kunden',
    'case.customer.reminded': 'Kunde erinnert',
    'case.customer.replied': 'Kunde hat geantwortet',
    'case.wait.started': 'Support wartet',
    'case.wait.ended': 'Warten beendet',
    'case.wait.reminded': 'Support wartet noch',
    'case.request.withdrawn': 'Rückfrage zurückgenommen',
    'case.severity.changed': 'Schweregrad geändert',
    'case.severity.downgraded': 'Schweregrad gesenkt',
    'case.flagged': 'Zum Schließen vorgemerkt',
    'case.escalated': 'Eskaliert',
    'case.acknowledged': 'Übernommen',
    'case.updated': 'Fall geändert',
    'case.split': 'Fall geteilt',
    'case.closed': 'Fall geschlossen',
    'case.reopened': 'Fall wieder geöffnet',
    'case.retracted': 'Irrtümlich erfasst',
    'case.revived': 'Fall läuft wieder',
    'case.credit.reserved': 'Credit reserviert',
    'case.credit.charged': 'Credit verbraucht',
    'case.credit.returned': 'Credit zurückgegeben',
    'case.credit.missing': 'Kein Credit vorhanden',
    'pack.low': 'Noch ein Credit übrig',
    'pack.expiring': 'Credits verfallen bald',
    'pack.expired': 'Paket abgelaufen',
    'pack.corrected': 'Verfall berichtigt',
    'pack.exhausted': 'Keine Credits mehr',
    'delivery.failed': 'Meldung nicht zugestellt',
    'reconciler.gap': 'Meldungen fehlen',
  },
  happened: {
    'case.opened': ({ data: { severity } }, { account }) =>
      `${account} hat einen Fall mit Schweregrad ${severity} eröffnet.`,
    'case.sla.warning': (
      { data: { metric, dueAt, percent, beforeMinutes } },
      { when, metricName },
    ) =>
      percent === null
        ? `Die ${metricName(metric)} ist in ${minutes(beforeMinutes)} fällig, am ${when(dueAt)}.`
        : `${percent}\u00a0% der Zeit für die ${metricName(metric)} sind verstrichen; fällig ist sie am ${when(dueAt)}.`,
    'case.sla.breached': ({ data: { metric, dueAt } }, { when, metricName }) =>
      `Die ${metricName(metric)} war am ${when(dueAt)} fällig und erfolgte nicht rechtzeitig.`,
    'case.sla.met': ({ data: { metric, dueAt } }, { when, metricName }) =>
      `Die ${metricName(metric)} erfolgte rechtzeitig; fällig war sie am ${when(dueAt)}.`,
    'case.sla.met_late': ({ data: { metric, dueAt } }, { when, metricName }) =>
      `Die ${metricName(metric)} erfolgte zu spät; fällig war sie am ${when(dueAt)}.`,
    'case.sla.corrected': ({ data: { metric, cause, withdrawn } }, { when, metricName }) => {
      const name = metric === null ? null : metricName(metric);
      const list = withdrawn.map(({ type, at }) => withdrawnWords[type](name, when(at)));
      return `${causes[cause]}. Nicht mehr gültig ${list.length === 1 ? 'ist' : 'sind'} ${listed(list, 'und', '; ')}.`;
    },
    'case.responded': ({ actor }) => `${actor} hat dem Kunden geantwortet.`,
    'case.customer.asked': ({ actor }) =>
      `${actor} hat den Kunden um etwas gebeten und wartet auf Antwort.`,
    'case.customer.reminded': ({ data: { percent } }) =>
      `Der Kunde hat nicht geantwortet; ${percent}\u00a0% der Zeit dafür sind verstrichen.`,
    'case.customer.replied': ({ actor }) =>
      actor === CUSTOMER
        ? 'Der Kunde hat geantwortet.'
        : `${actor} hat eine Antwort des Kunden erfasst.`,
    'case.wait.started': ({ actor, data: { kind } }, { waitName }) =>
      `${actor} wartet auf ${waitName(kind)}.`,
    'case.wait.ended': ({ actor, data: { kind } }, { waitName }) =>
      kind === null
        ? `${actor} hat ein Warten als beendet erfasst.`
        : `${actor} wartet nicht mehr auf ${waitName(kind)}.`,
    'case.wait.reminded': ({ data: { kind, since } }, { when, waitName }) =>
      `Der Support wartet seit ${when(since)} auf ${waitName(kind)}: Bitte nach dem Stand fragen.`,
    'case.request.withdrawn': ({ actor }) =>
      `${actor} hat eine Rückfrage an den Kunden zurückgenommen.`,
    'case.severity.changed': ({ actor, data: { from, to, ground } }) =>
      `${actor} hat den Schweregrad von ${from} auf ${to} geändert: ${GROUNDS[ground]}.`,
    'case.severity.downgraded': ({ actor, data: { from, to, ground } }) =>
      `${actor === SYSTEM ? 'Der Schweregrad wurde' : `${actor} hat den Schweregrad`} von ${from} auf ${to} gesenkt: ${GROUNDS[ground]}.`,
    'case.flagged': () =>
      'Der Kunde hat nicht rechtzeitig geantwortet: Der Fall kann geschlossen werden.',
    'case.escalated': ({ data: { metric, dueAt, level, name, number } }, { when, metricName }) =>
      `Die ${metricName(metric)} war am ${when(dueAt)} fällig und erfolgte nicht rechtzeitig: Stufe ${level} (${name}) wird ${number === 1 ? '' : 'erneut '}benachrichtigt.`,
    'case.acknowledged': ({ actor, data: { level } }) =>
      level === null
        ? `${actor} hat den Fall übernommen.`
        : `${actor} hat die Eskalation der Stufe ${level} übernommen.`,
    'case.updated': ({ actor, data: { changes, ground, severity } }) =>
      ground === null
        ? `${actor} hat den Fall geändert: ${namesOf(changes, fields).join(', ')}.`
        : `${actor} hat den Schweregrad ${severity ?? ''} bestätigt.`,
    'case.split': ({ actor, data: { title, child } }) =>
      `${actor} hat ein Teilproblem abgetrennt: ${title} (${child}).`,
    'case.closed': ({ actor, data: { outcome } }) =>
      actor === SYSTEM
        ? 'Der Kunde hat nicht rechtzeitig geantwortet: Der Fall ist geschlossen.'
        : `${actor} hat den Fall geschlossen: ${outcomes[outcome]}.`,
    'case.reopened': ({ actor }) => `${actor} hat den Fall wieder geöffnet.`,
    'case.retracted': ({ actor, data: { act } }) => `${actor} ${retracted[act]}`,
    'case.revived': ({ actor, data: { stoppedAt } }, { when }) =>
      `${actor} hat den Fall wieder in Gang gesetzt${stoppedAt === null ? '' : `; er stand seit ${when(stoppedAt)} still`}.`,
    'case.credit.reserved': ({ data: { pack, outcome } }) =>
      `Ein Credit aus ${pack} ist für den Fall reserviert.${creditWords[outcome]}`,
    'case.credit.charged': ({ data: { pack, outcome } }) =>
      `Der Credit aus ${pack} ist verbraucht.${creditWords[outcome]}`,
    'case.credit.returned': ({ data: { pack, expired, outcome } }) =>
      expired && outcome === 'moved'
        ? `Der Credit kam erst nach Ablauf von ${pack} zurück und ist verfallen.`
        : `Der Credit ging an ${pack} zurück.${creditWords[outcome]}`,
    'case.credit.missing': ({ data: { outcome } }) =>
      `Der Fall geht ohne Credit weiter.${creditWords[outcome]}`,
    'pack.purchased': ({ data: { total, used } }, { account }) =>
      `${account} hat ${credits(total)} gekauft${used === 0 ? '' : `, davon ${used} schon vorher verbraucht`}.`,
    'pack.reserved': (_entry, { case: of }) => `Ein Credit ist für den Fall ${of} reserviert.`,
    'pack.charged': (_entry, { case: of }) => `Der Credit für den Fall ${of} ist verbraucht.`,
    'pack.returned': ({ data: { expired } }, { case: of }) =>
      expired
        ? `Der Credit für den Fall ${of} kam erst nach Ablauf des Pakets zurück und ist verfallen.`
        : `Der Credit für den Fall ${of} wurde zurückgegeben.`,
    'pack.claimed': ({ data: { account } }) =>
      `${account} hat den Kauf nachgewiesen und kann die restlichen Credits nutzen.`,
    'pack.low': (_entry, { account }) =>
      `In einem Paket von ${account} ist nur noch ein Credit übrig.`,
    'pack.expiring': ({ data: { days: left, available, expiresAt } }, { account, when }) =>
      `${credits(available)} von ${account} ${available === 1 ? 'verfällt' : 'verfallen'} in ${days(left)}, am ${when(expiresAt)}.`,
    'pack.expired': ({ data: { lost } }, { account }) =>
      `Ein Paket von ${account} ist abgelaufen; ${lost === 0 ? 'kein Credit ist' : lost === 1 ? '1 Credit ist' : `${lost} Credits sind`} verfallen.`,
    'pack.corrected': ({ data: { lost } }) =>
      `Ein nachgemeldeter Fall hat einen Credit aus der Zeit vor dem Ablauf verbraucht; ${lost === 0 ? 'kein Credit ist' : lost === 1 ? '1 Credit ist' : `${lost} Credits sind`} verfallen.`,
    'pack.exhausted': (_entry, { account }) =>
      `In einem Paket von ${account} ist kein Credit mehr übrig.`,
    'delivery.failed': ({ data: { what } }) =>
      `Eine Meldung konnte nicht zugestellt werden: ${what}.`,
    'reconciler.gap': ({ data: { gaps: missing, more } }, { when }) =>
      missing
        .map((gap) => gaps[gap.kind].sentence(gap, headingOf(de, gap.what), when(gap.at)))
        .join(' ') + (more === 0 ? '' : moreGaps(more)),
  },
  gaps,
  labels: {
    case: 'Fall',
    pack: 'Paket',
    account: 'Konto',
    severity: 'Schweregrad',
    why: 'Grund',
    source: (document, section, title) =>
      title === null
        ? `${section} (Dokument ${document})`
        : `„${title}“, ${section} (Dokument ${document})`,
    rule: ({ category, severities, metric, target, ids }) => {
      const about = metric === null ? '' : `, ${metric}`;
      return `${casesOf(category)} mit Schweregrad ${listed(severities, 'und')}${about}: ${amountOf(target)} (${ids.join(', ')})`;
    },
    chosen: 'eigene Festlegung',
    next: 'Als Nächstes',
    reference: 'Referenz',
    caseId: 'Fallkennung',
    packId: 'Paketkennung',
    severityNamed: (severity, name) => `${severity} (${name})`,
    assignee: 'Zuständig',
    nobodyAssigned: 'noch niemand',
    contact: 'Kontakt',
    toAct: 'Am Zug',
    parties: { support: 'Support', customer: 'Kunde' },
    nobodyActs: (name) => `derzeit niemand (es wird auf ${name} gewartet)`,
    at: 'Wann',
    moment: (own, there) => {
      const here = `${dative(own)}, um ${own.time} Uhr (${own.zone}`;
      if (there === null) return `${here})`;
      const day = there.date === own.date ? '' : `am ${dative(there)}, um `;
      return `${here}; beim Kunden ${day}${there.time} Uhr, ${there.zone})`;
    },
    momentAlone: (moment) => `am ${moment}`,
    packExpires: (due) => `Die Credits verfallen am ${due}.`,
    packOver: 'Das Paket ist abgelaufen.',
    colon: ': ',
    comma: ', ',
    gap: ' ',
    openCase: 'Fall öffnen',
    openPack: 'Paket öffnen',
    openTemporal: 'In Temporal öffnen',
    openDeliveries: 'Zustellungen anzeigen',
    openGaps: 'Fehlendes anzeigen',
    test: 'Dies ist ein Test: Meldungen dieses Abonnements kommen an.',
    digest: 'Mehrere Meldungen',
    more: (count) => (count === 1 ? '1 weitere Meldung' : `${count} weitere Meldungen`),
    contactMail: (about) => `${about} (Mail an den Kontakt)`,
    neverTaken: 'Kein Empfänger hat die Meldung je angenommen.',
  },
  next: {
    act: {
      first_response: 'Jetzt antworten.',
      next_response: 'Jetzt antworten.',
      follow_up: 'Den Kunden jetzt über den Stand informieren.',
      resolution: 'Das Problem jetzt lösen.',
      acknowledgement: 'Den Fall jetzt übernehmen.',
    },
    actOn: (metric) => `Die ${metric} steht noch aus.`,
    warning: (metric, at, due) =>
      `Die ${metric} ist am ${due} fällig; am ${at} folgt eine Warnung.`,
    breach: (metric, due) => `Die ${metric} ist am ${due} fällig.`,
    escalation: ({ level, name, number }, at) =>
      `Bleibt die Überschreitung offen, wird am ${at} Stufe ${level} (${name}) ${number === 1 ? '' : 'erneut '}benachrichtigt.`,
    reminder: (at, due) =>
      `Der Kunde kann bis zum ${due} antworten; am ${at} folgt eine Erinnerung.`,
    downgrade: (at, to) =>
      `Antwortet der Kunde nicht, wird der Schweregrad am ${at} auf ${to} gesenkt.`,
    waitReminder: (at, name) =>
      `Am ${at} wird der Support daran erinnert, dass er auf ${name} wartet.`,
    flag: (at) => `Antwortet der Kunde nicht, wird der Fall am ${at} zum Schließen vorgemerkt.`,
    close: (at) => `Antwortet der Kunde nicht, wird der Fall am ${at} geschlossen.`,
    flagged: 'Der Kunde hat nicht geantwortet: Fall schließen oder beim Kunden nachfassen.',
    closed: (until) => `Der Fall ist geschlossen; bis zum ${until} kann er wieder geöffnet werden.`,
    over: 'Der Fall ist geschlossen und kann nicht wieder geöffnet werden.',
    nothing: 'Derzeit läuft keine Frist.',
    waiting: (name) => `Der Support wartet auf ${name}; derzeit läuft keine Frist.`,
  },
  unresolved: {
    heading: 'Ihr Fall wurde ohne Lösung geschlossen',
    bySupport: 'Der Support hat Ihren Fall geschlossen, weil keine Lösung gefunden wurde.',
    bySilence:
      'Ihr Fall wurde ohne Lösung geschlossen, weil Ihre Antwort nicht rechtzeitig eingegangen ist.',
    closed: 'Geschlossen',
    reopening: (until, id) =>
      `Besteht das Problem weiter, kann der Fall bis zum ${until} wieder geöffnet werden: Wenden Sie sich dazu an den Support und nennen Sie ${id}.`,
  },
  explanation: {
    case: (id, title) => `Fall ${id}: ${title}`,
    severityFrom: (from, severity, source) =>
      `Aus ${listed(
        from.map(([name, value]) => `${name} „${value}“`),
        'und',
      )} ergibt sich Schweregrad ${severity} (${source}).`,
    localTimes: (account, timeZone) => `${account}; alle Zeiten sind Ortszeiten in ${timeZone}.`,
    note: 'Hinweis',
    comma: ', ',
    semicolon: '; ',
    fields: {
      clock: 'Frist',
      commitment: 'Zugesagt',
      rule: 'Regel',
      source: 'Quelle',
      chosen: 'Festlegung',
      counted: 'Gezählt',
      started: 'Beginn',
      due: 'Fällig',
      state: 'Status',
    },
    cycle: (metric, cycle) => `${metric}, Zyklus ${cycle}`,
    roundTheClock: 'rund um die Uhr',
    whileOpen: ({ id, version, timeZone, zoneData }) =>
      `in den Servicezeiten von ${id} (Version ${version}, ${timeZone}, Zeitzonendaten ${zoneData})`,
    notWhilePaused: 'nicht während der Pause',
    never: 'nie',
    states: {
      pending: 'beginnt mit der ersten Antwort',
      running: 'läuft',
      paused: 'pausiert',
      met: 'eingehalten',
      breached: 'überschritten',
      cancelled: 'aufgehoben',
      none: 'ohne Frist',
    },
    pausedSince: (when) => `pausiert seit ${when}`,
    pausedFor: {
      customer: 'Warten auf den Kunden',
      closed: 'Fall geschlossen',
      other: (name) => `Warten auf ${name}`,
    },
    breachedAt: (when) => `überschritten am ${when}`,
    metAt: {
      first_response: (when) => `beantwortet am ${when}`,
      next_response: (when) => `beantwortet am ${when}`,
      follow_up: (when) => `Kunde informiert am ${when}`,
      resolution: (when) => `gelöst am ${when}`,
      acknowledgement: (when) => `übernommen am ${when}`,
    },
    endedAt: (when) => `erledigt am ${when}`,
    kinds: {
      counted: 'gezählt',
      closed: 'außerhalb der Servicezeiten',
      holiday: 'Feiertag',
      paused: 'pausiert',
    },
    stretch: (from, to, what, span) => `${from}  bis  ${to}  ${what}: ${span}`,
    inAll: (span) => `insgesamt ${span}`,
    transition: ({ timeZone, isForward, before, after, at }) =>
      `Die Uhren in ${timeZone} wurden ${isForward ? 'vorgestellt' : 'zurückgestellt'}, von ${before} auf ${after}; danach zeigten sie ${at}.`,
    noCommitment: 'keine Frist',
    elapsed: (span) => `${span}, durchgehend gezählt`,
    openTime: (span) => `${span} innerhalb der Servicezeiten`,
    ...targets,
  },
};
