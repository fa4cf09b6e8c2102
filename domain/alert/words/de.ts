import type { AlertWords } from '../types.ts';

const GROUNDS = {
  silence: 'Der Kunde hat nicht rechtzeitig geantwortet',
  'impact-changed': 'Die Auswirkungen haben sich geändert',
  'lack-of-resources': 'Der Kunde stellt die nötigen Mitarbeiter nicht bereit',
  correction: 'Die frühere Einstufung war falsch',
} as const;

const metrics = {
  first_response: 'erste Antwort',
  next_response: 'nächste Antwort',
  resolution: 'Lösung',
} as const;

const outcomes = {
  solved: 'gelöst',
  unresolved: 'ungelöst',
  withdrawn: 'zurückgezogen',
} as const;

const credits = (count: number | null) => (count === 1 ? '1 Credit' : `${count ?? 0} Credits`);
const days = (count: number | null) => (count === 1 ? '1 Tag' : `${count ?? 0} Tagen`);
const minutes = (count: number | null) => (count === 1 ? '1 Minute' : `${count ?? 0} Minuten`);

export const de: AlertWords = {
  metrics,
  outcomes,
  headings: {
    'case.opened': 'Fall eröffnet',
    'case.sla.warning': 'Frist läuft bald ab',
    'case.sla.breached': 'Frist überschritten',
    'case.sla.met': 'Frist eingehalten',
    'case.sla.met_late': 'Verspätet erledigt',
    'case.sla.corrected': 'Aufzeichnung berichtigt',
    'case.responded': 'Support hat geantwortet',
    'case.customer.asked': 'Rückfrage an den Kunden',
    'case.customer.reminded': 'Kunde erinnert',
    'case.customer.replied': 'Kunde hat geantwortet',
    'case.request.withdrawn': 'Rückfrage zurückgenommen',
    'case.severity.changed': 'Schweregrad geändert',
    'case.severity.downgraded': 'Schweregrad gesenkt',
    'case.flagged': 'Zum Schließen vorgemerkt',
    'case.escalated': 'Eskaliert',
    'case.acknowledged': 'Eskalation übernommen',
    'case.updated': 'Fall geändert',
    'case.split': 'Fall geteilt',
    'case.closed': 'Fall geschlossen',
    'case.reopened': 'Fall wieder geöffnet',
    'case.credit.reserved': 'Credit reserviert',
    'case.credit.charged': 'Credit verbraucht',
    'case.credit.returned': 'Credit zurückgegeben',
    'case.credit.missing': 'Kein Credit vorhanden',
    'pack.low': 'Noch ein Credit übrig',
    'pack.expiring': 'Credits verfallen bald',
    'pack.expired': 'Paket abgelaufen',
    'pack.exhausted': 'Keine Credits mehr',
    'delivery.failed': 'Meldung nicht zugestellt',
    'reconciler.gap': 'Meldungen fehlen',
  },
  happened: {
    'case.opened': ({ account, severity }) =>
      `${account} hat einen Fall mit Schweregrad ${severity} eröffnet.`,
    'case.sla.warning': ({ metric, due, percent, beforeMinutes }) =>
      percent === null
        ? `Die ${metrics[metric!]} ist in ${minutes(beforeMinutes)} fällig, am ${due}.`
        : `${percent}\u00a0% der Zeit für die ${metrics[metric!]} sind verstrichen; fällig ist sie am ${due}.`,
    'case.sla.breached': ({ metric, due }) =>
      `Die ${metrics[metric!]} war am ${due} fällig und kam nicht rechtzeitig.`,
    'case.sla.met': ({ metric, due }) =>
      `Die ${metrics[metric!]} kam rechtzeitig; fällig war sie am ${due}.`,
    'case.sla.met_late': ({ metric, due }) =>
      `Die ${metrics[metric!]} kam zu spät; fällig war sie am ${due}.`,
    'case.sla.corrected': ({ what }) =>
      `Eine Nachmeldung ändert die Aufzeichnung. Nicht mehr gültig: ${what}.`,
    'case.responded': ({ actor }) => `${actor} hat dem Kunden geantwortet.`,
    'case.customer.asked': ({ actor }) =>
      `${actor} hat den Kunden um etwas gebeten und wartet darauf.`,
    'case.customer.reminded': ({ percent }) =>
      `Der Kunde hat nicht geantwortet; ${percent}\u00a0% der Zeit dafür sind verstrichen.`,
    'case.customer.replied': () => 'Der Kunde hat geantwortet.',
    'case.request.withdrawn': ({ actor }) =>
      `${actor} hat eine Rückfrage an den Kunden zurückgenommen.`,
    'case.severity.changed': ({ actor, from, to, ground }) =>
      `${actor} hat den Schweregrad von ${from} auf ${to} geändert: ${GROUNDS[ground!]}.`,
    'case.severity.downgraded': ({ from, to, ground }) =>
      `Der Schweregrad wurde von ${from} auf ${to} gesenkt: ${GROUNDS[ground!]}.`,
    'case.flagged': () =>
      'Der Kunde hat nicht rechtzeitig geantwortet: Der Fall kann geschlossen werden.',
    'case.escalated': ({ metric, due, level, levelName }) =>
      `Die ${metrics[metric!]} war am ${due} fällig und kam nicht rechtzeitig: Stufe ${level} (${levelName}) wird verständigt.`,
    'case.acknowledged': ({ actor, level }) =>
      `${actor} hat die Eskalation der Stufe ${level} übernommen.`,
    'case.updated': ({ actor, what }) => `${actor} hat den Fall geändert: ${what}.`,
    'case.split': ({ actor, what }) => `${actor} hat ein Teilproblem abgetrennt: ${what}.`,
    'case.closed': ({ actor, outcome }) =>
      actor === 'system'
        ? 'Der Kunde hat nicht rechtzeitig geantwortet: Der Fall ist geschlossen.'
        : `${actor} hat den Fall geschlossen: ${outcomes[outcome!]}.`,
    'case.reopened': ({ actor }) => `${actor} hat den Fall wieder geöffnet.`,
    'case.credit.reserved': ({ pack }) => `Ein Credit aus ${pack} ist für den Fall reserviert.`,
    'case.credit.charged': ({ pack }) => `Der Credit aus ${pack} ist verbraucht.`,
    'case.credit.returned': ({ pack }) => `Der Credit ging an ${pack} zurück.`,
    'case.credit.missing': () => 'Der Fall geht ohne Credit weiter: Es ist keiner mehr da.',
    'pack.low': ({ account }) => `In einem Paket von ${account} ist nur noch ein Credit.`,
    'pack.expiring': ({ account, count, days: left, due }) =>
      `${credits(count)} von ${account} ${count === 1 ? 'verfällt' : 'verfallen'} in ${days(left)}, am ${due}.`,
    'pack.expired': ({ count, account }) =>
      `Ein Paket von ${account} ist abgelaufen; ${credits(count)} ${count === 1 ? 'ist' : 'sind'} verfallen.`,
    'pack.exhausted': ({ account }) => `In einem Paket von ${account} ist kein Credit mehr.`,
    'delivery.failed': ({ what }) => `Eine Meldung konnte nicht zugestellt werden: ${what}.`,
    'reconciler.gap': ({ count, what }) =>
      `${count === 1 ? '1 fällige Meldung fehlt' : `${count} fällige Meldungen fehlen`}: ${what}.`,
  },
  labels: {
    case: 'Fall',
    pack: 'Paket',
    account: 'Konto',
    severity: 'Schweregrad',
    why: 'Grund',
    source: (document, section) => `Dokument ${document}, ${section}`,
    chosen: 'eigene Festlegung',
    next: 'Als Nächstes',
    nothingNext: 'Keine Frist läuft.',
    nextDue: (metric, due) => `Die ${metrics[metric]} ist am ${due} fällig.`,
    at: 'Zeitpunkt',
    moment: (own, there) => {
      const here = `${own.date} um ${own.time} Uhr (${own.zone}`;
      if (there === null) return `${here})`;
      const day = there.date === own.date ? '' : `am ${there.date} um `;
      return `${here}; beim Kunden ${day}${there.time} Uhr, ${there.zone})`;
    },
    packExpires: (due) => `Die Credits verfallen am ${due}.`,
    packOver: 'Nichts: Das Paket ist abgelaufen.',
    colon: ': ',
    comma: ', ',
    openCase: 'Fall öffnen',
    openPack: 'Paket öffnen',
    openTemporal: 'In Temporal öffnen',
    openDeliveries: 'Zustellungen zeigen',
    openGaps: 'Zeigen, was fehlt',
    test: 'Dies ist ein Test: Meldungen dieses Abonnements kommen an.',
    digest: (count) => (count === 1 ? '1 Meldung' : `${count} Meldungen`),
  },
};
