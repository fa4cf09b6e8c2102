import type { AlertWords } from '../types.ts';

const GROUNDS = {
  silence: 'der Kunde hat nicht rechtzeitig geantwortet',
  'impact-changed': 'die Auswirkung hat sich geändert',
  'lack-of-resources': 'der Kunde stellt niemanden zur Verfügung',
  correction: 'es war eine Berichtigung',
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

const credits = (count: number | null) => (count === 1 ? '1 Guthaben' : `${count ?? 0} Guthaben`);

export const de: AlertWords = {
  metrics,
  outcomes,
  headings: {
    'case.opened': 'Fall eröffnet',
    'case.sla.warning': 'Frist läuft bald ab',
    'case.sla.breached': 'Frist überschritten',
    'case.sla.met': 'Frist eingehalten',
    'case.sla.met_late': 'Zu spät geantwortet',
    'case.sla.corrected': 'Aufzeichnung berichtigt',
    'case.responded': 'Support hat geantwortet',
    'case.customer.asked': 'Kunde gefragt',
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
    'case.credit.reserved': 'Guthaben reserviert',
    'case.credit.charged': 'Guthaben verbraucht',
    'case.credit.returned': 'Guthaben zurückgegeben',
    'case.credit.missing': 'Guthaben fehlt',
    'pack.low': 'Noch ein Guthaben',
    'pack.expiring': 'Guthaben verfallen bald',
    'pack.expired': 'Paket verfallen',
    'pack.exhausted': 'Kein Guthaben mehr',
    'delivery.failed': 'Meldung nicht zugestellt',
    'reconciler.gap': 'Meldungen fehlen',
  },
  happened: {
    'case.opened': ({ account, severity }) =>
      `${account} hat einen Fall mit Schweregrad ${severity} eröffnet.`,
    'case.sla.warning': ({ metric, due, percent, beforeMinutes }) =>
      percent === null
        ? `Die ${metrics[metric!]} ist in ${beforeMinutes} Minuten fällig, ${due}.`
        : `${percent} % der Zeit für die ${metrics[metric!]} sind verbraucht; fällig ist sie ${due}.`,
    'case.sla.breached': ({ metric, due }) =>
      `Die ${metrics[metric!]} war ${due} fällig und steht aus.`,
    'case.sla.met': ({ metric, due }) =>
      `Die ${metrics[metric!]} kam rechtzeitig; fällig war sie ${due}.`,
    'case.sla.met_late': ({ metric, due }) =>
      `Die ${metrics[metric!]} kam zu spät; fällig war sie ${due}.`,
    'case.sla.corrected': ({ what }) =>
      `Etwas wurde nachgemeldet und ändert die Aufzeichnung. Nicht mehr wahr: ${what}.`,
    'case.responded': ({ actor }) => `${actor} hat dem Kunden geantwortet.`,
    'case.customer.asked': ({ actor }) => `${actor} braucht etwas vom Kunden und hat ihn gefragt.`,
    'case.customer.reminded': ({ percent }) =>
      `Der Kunde hat nicht geantwortet; ${percent} % der Zeit dafür sind verbraucht.`,
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
      `Die ${metrics[metric!]} war ${due} fällig und steht aus: Stufe ${level}, ${levelName}, wird verständigt.`,
    'case.acknowledged': ({ actor, level }) =>
      `${actor} hat die Eskalation der Stufe ${level} übernommen.`,
    'case.updated': ({ actor, what }) => `${actor} hat geändert: ${what}.`,
    'case.split': ({ actor, what }) => `${actor} hat ein Teilproblem abgetrennt: ${what}.`,
    'case.closed': ({ actor, outcome }) =>
      actor === 'system'
        ? 'Der Kunde hat nicht rechtzeitig geantwortet: Der Fall ist geschlossen.'
        : `${actor} hat den Fall als ${outcomes[outcome!]} geschlossen.`,
    'case.reopened': ({ actor }) => `${actor} hat den Fall wieder geöffnet.`,
    'case.credit.reserved': ({ pack }) => `Ein Guthaben von ${pack} ist für den Fall reserviert.`,
    'case.credit.charged': ({ pack }) => `Das Guthaben von ${pack} ist verbraucht.`,
    'case.credit.returned': ({ pack }) => `Das Guthaben ging an ${pack} zurück.`,
    'case.credit.missing': () => 'Der Fall geht ohne Guthaben weiter: Es ist keines mehr da.',
    'pack.low': ({ account }) => `In einem Paket von ${account} ist noch ein Guthaben.`,
    'pack.expiring': ({ count, days, due }) =>
      `${credits(count)} ${count === 1 ? 'verfällt' : 'verfallen'} in ${days === 1 ? '1 Tag' : `${days} Tagen`}, ${due}.`,
    'pack.expired': ({ count, account }) =>
      `Ein Paket von ${account} ist verfallen; verloren: ${credits(count)}.`,
    'pack.exhausted': ({ account }) => `In einem Paket von ${account} ist kein Guthaben mehr.`,
    'delivery.failed': ({ what }) =>
      `Eine Meldung konnte einen Tag lang nicht zugestellt werden: ${what}.`,
    'reconciler.gap': ({ count, what }) =>
      `${count === 1 ? '1 fällige Meldung fehlt' : `${count} fällige Meldungen fehlen`}: ${what}.`,
  },
  labels: {
    account: 'Konto',
    severity: 'Schweregrad',
    why: 'Warum',
    source: (document, section) => `Dokument ${document}, ${section}`,
    chosen: 'gewählt',
    next: 'Als Nächstes',
    nothingNext: 'Keine Frist läuft.',
    nextDue: (metric, due) => `Die ${metrics[metric]} ist ${due} fällig.`,
    at: 'Wann',
    inAccountZone: 'beim Kunden',
    openCase: 'Fall öffnen',
    openPack: 'Paket öffnen',
    openTemporal: 'In Temporal öffnen',
    openDeliveries: 'Zustellungen zeigen',
    openGaps: 'Zeigen, was fehlt',
    test: 'Dies ist ein Test: Meldungen dieses Abonnements kommen an.',
    digest: (count) => `${count} Meldungen`,
  },
};
