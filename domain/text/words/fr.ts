import { CUSTOMER } from '../../case/act.ts';
import { SYSTEM } from '../../case/event-draft.ts';
import { isBuiltIn } from '../../case/metric.ts';
import type { Metric } from '../../case/types.ts';
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
  silence: 'le client n’a pas répondu à temps',
  'impact-changed': 'l’impact a changé',
  'lack-of-resources': 'le client ne fournit pas les ressources nécessaires',
  correction: 'le niveau précédent était erroné',
  fields: 'les indications dont elle découle ont changé',
} as const;

const metrics = {
  first_response: 'première réponse',
  next_response: 'prochaine réponse',
  follow_up: 'réponse de suivi',
  resolution: 'résolution',
  acknowledgement: 'prise en charge',
} as const;

const outcomes: OutcomeWords = { solved: 'résolu', unresolved: 'non résolu', withdrawn: 'retiré' };

const credits = (count: number) => (count < 2 ? `${count} crédit` : `${count} crédits`);
const days = (count: number) => (count === 1 ? '1 jour' : `${count} jours`);
const minutes = (count: number | null) => (count === 1 ? '1 minute' : `${count ?? 0} minutes`);

/** French writes only the first day of a month as an ordinal: `1er`. */
const first = (date: string) => date.replace(/ 1 /, ' 1er ');

/** `9 h 00`. */
const hour = ({ time }: Moment) => time.replace(/^0/, '').replace(':', '\u00a0h\u00a0');

/** One gives an answer, and carries out what an offering times of its own. */
const given = (metric: Metric) =>
  isBuiltIn(metric) && metric !== 'acknowledgement' ? 'apportée' : 'effectuée';

const withdrawnWords: WithdrawnWords = {
  'case.sla.breached': (metric, when) => `le dépassement du délai de la ${metric} le ${when}`,
  'case.sla.met': (metric, when) => `le respect du délai de la ${metric} le ${when}`,
  'case.sla.met_late': (metric, when) => `la ${metric} tardive du ${when}`,
  'case.escalated': (metric, when) => `l’escalade déclenchée pour la ${metric} le ${when}`,
  'case.severity.downgraded': (_metric, when) => `l’abaissement de la gravité le ${when}`,
  'case.flagged': (_metric, when) => `la mention «\u00a0à clore\u00a0» du ${when}`,
  'case.closed': (_metric, when) => `la clôture du ${when}`,
};

const causes: CauseWords = {
  'late-report': 'Un fait signalé tardivement modifie l’historique',
  'withdrawn-request': 'Le retrait d’une demande faite par erreur modifie l’historique',
  retraction: 'L’annulation d’une saisie faite par erreur modifie l’historique',
};

const retracted: RetractedWords = {
  response: 'a annulé une réponse au client saisie par erreur.',
  'customer-reply': 'a annulé une réponse du client saisie par erreur.',
  close: 'a annulé la clôture faite par erreur\u00a0: le dossier est de nouveau ouvert.',
};

const creditWords: CreditWords = {
  moved: '',
  'pack-ended': ' Le forfait avait alors déjà expiré.',
  'not-held': ' Il avait déjà fait l’objet d’un mouvement dans le forfait.',
  'none-left': ' Le crédit précédent avait été rendu et il n’en reste plus aucun.',
};

const categories = {
  technical: 'Dossiers techniques',
  billing: 'Dossiers de facturation',
  subscription: 'Dossiers d’abonnement',
  presales: 'Questions avant-vente',
  advisory: 'Dossiers de conseil',
} as const;

const casesOf = (category: RuleMeaning['category']) =>
  typeof category === 'string' ? categories[category] : ofOwn(category);

const ofOwn = ({ name }: { readonly name: string }) =>
  `Dossiers de la catégorie «\u00a0${name}\u00a0»`;

const fields: FieldWords = {
  title: 'titre',
  reference: 'référence',
  assignee: 'responsable',
  contact: 'contact',
  resourcesCommitted: 'personnel du client',
  roundTheClock: 'travail jour et nuit',
  category: 'catégorie',
  plan: 'formule',
  fields: 'autres indications',
};

const businessDayAfter = (count: number) => {
  if (count === 0) return 'le même jour ouvré';
  return count === 1 ? 'le jour ouvré suivant' : `le ${count}e jour ouvré suivant`;
};

const by = ({ time, businessDays, cutOff }: WallTimeTarget) => {
  const late =
    cutOff && `, ou ${businessDayAfter(cutOff.after)} si le délai commence à ${cutOff.at} ou après`;
  return `au plus tard à ${time} ${businessDayAfter(businessDays)}${late ?? ''}`;
};

const targets: TargetWords = {
  days: (count) => (count < 2 ? `${count} jour calendaire` : `${count} jours calendaires`),
  months: (count) => `${count} mois`,
  businessDays: (count) => (count < 2 ? `${count} jour ouvré` : `${count} jours ouvrés`),
  by,
};

const amountOf = (target: RuleMeaning['target']) =>
  byUnit(target, {
    ...targets,
    none: 'aucun délai promis',
    elapsed: (span) => `${span}, jour et nuit`,
    open: (span) => `${span} pendant les heures d’ouverture`,
    hours: (count) => (count < 2 ? `${count} heure` : `${count} heures`),
    minutes: (count) => minutes(count),
  });

const gaps: GapWords = {
  'not-running': {
    heading: 'Dossier à l’arrêt',
    sentence: ({ subject, name, revive }, _what, when) =>
      `${subject}${inBrackets(name)} est à l’arrêt depuis le ${when}, car son exécution a été interrompue dans Temporal. ${
        revive === null
          ? 'Il reprend dès que son workflow y est réinitialisé à la dernière tâche terminée.'
          : `Personne n’est alerté à son sujet tant que ${revive} ne l’a pas relancé.`
      }`,
  },
  'not-recorded': {
    heading: 'Échéance non enregistrée',
    sentence: ({ subject, name }, what, when) =>
      `${subject}${inBrackets(name)}\u00a0: «\u00a0${what}\u00a0» était attendu le ${when} et n’a pas été enregistré.`,
  },
  'not-sent': {
    heading: 'Alerte non envoyée',
    sentence: (_gap, what, when) =>
      `L’alerte «\u00a0${what}\u00a0», attendue le ${when}, n’avait pas été envoyée\u00a0; elle l’est maintenant.`,
  },
};

function moreGaps(more: number): string {
  return ` Il en manque encore ${more}.`;
}

export const fr: Words = {
  metrics,
  ownMetric: (name, audience) =>
    `prestation ${audience === 'team' ? 'interne ' : ''}«\u00a0${name}\u00a0»`,
  headings: {
    'case.opened': 'Dossier ouvert',
    'case.sla.warning': 'Échéance proche',
    'case.sla.breached': 'Échéance dépassée',
    'case.sla.met': 'Échéance respectée',
    'case.sla.met_late': 'Réalisé en retard',
    'case.sla.corrected': 'Historique corrigé',
    'case.responded': 'Le support a répondu',
    'case.customer.asked': 'Client sollicité',
    'case.customer.reminded': 'Client relancé',
    'case.customer.replied': 'Le client a répondu',
    'case.wait.started': 'En attente',
    'case.wait.ended': 'Attente terminée',
    'case.wait.reminded': 'Toujours en attente',
    'case.request.withdrawn': 'Demande retirée',
    'case.severity.changed': 'Gravité modifiée',
    'case.severity.downgraded': 'Gravité abaissée',
    'case.flagged': 'À clore',
    'case.escalated': 'Escalade',
    'case.acknowledged': 'Prise en charge',
    'case.updated': 'Dossier modifié',
    'case.split': 'Dossier divisé',
    'case.closed': 'Dossier clos',
    'case.reopened': 'Dossier rouvert',
    'case.retracted': 'Saisie annulée',
    'case.revived': 'Dossier relancé',
    'case.credit.reserved': 'Crédit réservé',
    'case.credit.charged': 'Crédit utilisé',
    'case.credit.returned': 'Crédit rendu',
    'case.credit.missing': 'Crédit manquant',
    'pack.low': 'Plus qu’un crédit',
    'pack.expiring': 'Des crédits vont expirer',
    'pack.expired': 'Forfait expiré',
    'pack.corrected': 'Expiration corrigée',
    'pack.exhausted': 'Plus aucun crédit',
    'delivery.failed': 'Alerte non remise',
    'reconciler.gap': 'Des alertes manquent',
  },
  happened: {
    'case.opened': ({ data: { severity } }, { account }) =>
      `${account} a ouvert un dossier de gravité ${severity}.`,
    'case.sla.warning': (
      { data: { metric, dueAt, percent, beforeMinutes } },
      { when, metricName },
    ) =>
      percent === null
        ? `La ${metricName(metric)} est attendue dans ${minutes(beforeMinutes)}, le ${when(dueAt)}.`
        : `${percent}\u00a0% du délai de la ${metricName(metric)} est écoulé\u00a0; elle est attendue le ${when(dueAt)}.`,
    'case.sla.breached': ({ data: { metric, dueAt } }, { when, metricName }) =>
      `La ${metricName(metric)} était attendue le ${when(dueAt)} et n’a pas été ${given(metric)} à temps.`,
    'case.sla.met': ({ data: { metric, dueAt } }, { when, metricName }) =>
      `La ${metricName(metric)} a été ${given(metric)} à temps\u00a0; elle était attendue le ${when(dueAt)}.`,
    'case.sla.met_late': ({ data: { metric, dueAt } }, { when, metricName }) =>
      `La ${metricName(metric)} a été ${given(metric)} en retard\u00a0; elle était attendue le ${when(dueAt)}.`,
    'case.sla.corrected': ({ data: { metric, cause, withdrawn } }, { when, metricName }) => {
      const name = metric === null ? null : metricName(metric);
      const list = withdrawn.map(({ type, at }) => withdrawnWords[type](name, when(at)));
      const over = list.length === 1 ? 'N’est plus valable' : 'Ne sont plus valables';
      return `${causes[cause]}. ${over}\u00a0: ${listed(list, 'et', '\u00a0; ')}.`;
    },
    'case.responded': ({ actor }) => `${actor} a répondu au client.`,
    'case.customer.asked': ({ actor }) => `${actor} a sollicité le client et attend son retour.`,
    'case.customer.reminded': ({ data: { percent } }) =>
      `Le client n’a pas répondu\u00a0; ${percent}\u00a0% du délai est écoulé.`,
    'case.customer.replied': ({ actor }) =>
      actor === CUSTOMER ? 'Le client a répondu.' : `${actor} a consigné une réponse du client.`,
    'case.wait.started': ({ actor, data: { kind } }, { waitName }) =>
      `${actor} attend ${waitName(kind)}.`,
    'case.wait.ended': ({ actor, data: { kind } }, { waitName }) =>
      kind === null
        ? `${actor} a consigné la fin d’une attente.`
        : `${actor} n’attend plus ${waitName(kind)}.`,
    'case.wait.reminded': ({ data: { kind, since } }, { when, waitName }) =>
      `Le support attend ${waitName(kind)} depuis le ${when(since)}\u00a0: demandez où cela en est.`,
    'case.request.withdrawn': ({ actor }) => `${actor} a retiré une demande faite au client.`,
    'case.severity.changed': ({ actor, data: { from, to, ground } }) =>
      `${actor} a fait passer la gravité de ${from} à ${to}\u00a0: ${GROUNDS[ground]}.`,
    'case.severity.downgraded': ({ actor, data: { from, to, ground } }) =>
      `${actor === SYSTEM ? 'La gravité a été abaissée' : `${actor} a abaissé la gravité`} de ${from} à ${to}\u00a0: ${GROUNDS[ground]}.`,
    'case.flagged': () => 'Le client n’a pas répondu à temps\u00a0: le dossier peut être clos.',
    'case.escalated': ({ data: { metric, dueAt, level, name, number } }, { when, metricName }) =>
      `La ${metricName(metric)} était attendue le ${when(dueAt)} et n’a pas été ${given(metric)} à temps\u00a0: le niveau ${level} (${name}) est ${number === 1 ? '' : 'de nouveau '}prévenu.`,
    'case.acknowledged': ({ actor, data: { level } }) =>
      level === null
        ? `${actor} a pris en charge le dossier.`
        : `${actor} a pris en charge l’escalade de niveau ${level}.`,
    'case.updated': ({ actor, data: { changes, ground, severity } }) =>
      ground === null
        ? `${actor} a modifié le dossier\u00a0: ${namesOf(changes, fields).join(', ')}.`
        : `${actor} a confirmé la gravité ${severity ?? ''}.`,
    'case.split': ({ actor, data: { title, child } }) =>
      `${actor} a séparé une partie du problème\u00a0: ${title} (${child}).`,
    'case.closed': ({ actor, data: { outcome } }) =>
      actor === SYSTEM
        ? 'Le client n’a pas répondu à temps\u00a0: le dossier est clos.'
        : `${actor} a clos le dossier\u00a0: ${outcomes[outcome]}.`,
    'case.reopened': ({ actor }) => `${actor} a rouvert le dossier.`,
    'case.retracted': ({ actor, data: { act } }) => `${actor} ${retracted[act]}`,
    'case.revived': ({ actor, data: { stoppedAt } }, { when }) =>
      `${actor} a relancé le dossier${stoppedAt === null ? '' : `, à l’arrêt depuis le ${when(stoppedAt)}`}.`,
    'case.credit.reserved': ({ data: { pack, outcome } }) =>
      `Un crédit du forfait ${pack} est réservé au dossier.${creditWords[outcome]}`,
    'case.credit.charged': ({ data: { pack, outcome } }) =>
      `Le crédit du forfait ${pack} est utilisé.${creditWords[outcome]}`,
    'case.credit.returned': ({ data: { pack, expired, outcome } }) =>
      expired && outcome === 'moved'
        ? `Le crédit a été rendu au forfait ${pack} après l’expiration de celui-ci et il est perdu.`
        : `Le crédit a été rendu au forfait ${pack}.${creditWords[outcome]}`,
    'case.credit.missing': ({ data: { outcome } }) =>
      `Le dossier continue sans crédit.${creditWords[outcome]}`,
    'pack.purchased': ({ data: { total, used } }, { account }) =>
      `${account} a acheté ${credits(total)}${used === 0 ? '' : `, dont ${used} déjà utilisé${used === 1 ? '' : 's'} auparavant`}.`,
    'pack.reserved': (_entry, { case: of }) => `Un crédit est réservé au dossier ${of}.`,
    'pack.charged': (_entry, { case: of }) => `Le crédit du dossier ${of} est utilisé.`,
    'pack.returned': ({ data: { expired } }, { case: of }) =>
      expired
        ? `Le crédit du dossier ${of} a été rendu après l’expiration du forfait et il est perdu.`
        : `Le crédit du dossier ${of} a été rendu.`,
    'pack.claimed': ({ data: { account } }) =>
      `${account} a justifié de l’achat et peut utiliser les crédits restants.`,
    'pack.low': (_entry, { account }) =>
      `Il ne reste qu’un crédit dans un forfait du compte ${account}.`,
    'pack.expiring': ({ data: { days: left, available, expiresAt } }, { account, when }) =>
      `${credits(available)} du compte ${account} ${available < 2 ? 'expirera' : 'expireront'} dans ${days(left)}, le ${when(expiresAt)}.`,
    'pack.expired': ({ data: { lost } }, { account }) =>
      `Un forfait du compte ${account} a expiré\u00a0; ${lost === 0 ? 'aucun crédit n’est perdu' : lost === 1 ? '1 crédit est perdu' : `${lost} crédits sont perdus`}.`,
    'pack.corrected': ({ data: { lost } }) =>
      `Un dossier signalé tardivement a utilisé un crédit d’avant l’expiration\u00a0; ${lost === 0 ? 'aucun crédit n’est perdu' : lost === 1 ? '1 crédit est perdu' : `${lost} crédits sont perdus`}.`,
    'pack.exhausted': (_entry, { account }) =>
      `Il ne reste aucun crédit dans un forfait du compte ${account}.`,
    'delivery.failed': ({ data: { what } }) => `Une alerte n’a pas pu être remise\u00a0: ${what}.`,
    'reconciler.gap': ({ data: { gaps: missing, more } }, { when }) =>
      missing
        .map((gap) => gaps[gap.kind].sentence(gap, headingOf(fr, gap.what), when(gap.at)))
        .join(' ') + (more === 0 ? '' : moreGaps(more)),
  },
  gaps,
  labels: {
    case: 'Dossier',
    pack: 'Forfait',
    account: 'Compte',
    severity: 'Gravité',
    why: 'Motif',
    source: (document, section, title) =>
      title === null
        ? `${section} (document ${document})`
        : `«\u00a0${title}\u00a0», ${section} (document ${document})`,
    rule: ({ category, severities, metric, target, ids }) => {
      const about = metric === null ? '' : `, ${metric}`;
      return `${casesOf(category)} de gravité ${listed(severities, 'et')}${about}\u00a0: ${amountOf(target)} (${ids.join(', ')})`;
    },
    chosen: 'choix de notre part',
    next: 'Suite',
    reference: 'Référence',
    caseId: 'N° de dossier',
    packId: 'N° de forfait',
    severityNamed: (severity, name) => `${severity} (${name})`,
    assignee: 'Responsable',
    nobodyAssigned: 'aucun',
    contact: 'Contact',
    toAct: 'Doit agir',
    parties: { support: 'le support', customer: 'le client' },
    nobodyActs: (name) => `personne pour l’instant (on attend ${name})`,
    at: 'Date',
    moment: (own, there) => {
      const here = `${first(own.date)} à ${hour(own)} (${own.zone}`;
      if (there === null) return `${here})`;
      const day = there.date === own.date ? '' : `le ${first(there.date)} à `;
      return `${here}\u00a0; chez le client ${day}${hour(there)}, ${there.zone})`;
    },
    momentAlone: (moment) => moment,
    packExpires: (due) => `Les crédits expirent le ${due}.`,
    packOver: 'Le forfait a expiré.',
    colon: '\u00a0: ',
    comma: ', ',
    gap: ' ',
    openCase: 'Ouvrir le dossier',
    openPack: 'Ouvrir le forfait',
    openTemporal: 'Ouvrir dans Temporal',
    openDeliveries: 'Afficher les remises',
    openGaps: 'Afficher ce qui manque',
    test: 'Ceci est un essai\u00a0: les alertes de cet abonnement arrivent.',
    digest: 'Plusieurs alertes',
    more: (count) => (count < 2 ? `${count} autre alerte` : `${count} autres alertes`),
    contactMail: (about) => `${about} (e-mail au contact)`,
    neverTaken: 'Aucun destinataire ne l’a jamais acceptée.',
  },
  next: {
    act: {
      first_response: 'Répondre maintenant.',
      next_response: 'Répondre maintenant.',
      follow_up: 'Informer maintenant le client de l’avancement.',
      resolution: 'Résoudre maintenant le problème.',
      acknowledgement: 'Prendre maintenant le dossier en charge.',
    },
    actOn: (metric) => `La ${metric} reste à effectuer.`,
    warning: (metric, at, due) =>
      `La ${metric} est attendue le ${due}\u00a0; un avertissement sera envoyé le ${at}.`,
    breach: (metric, due) => `La ${metric} est attendue le ${due}.`,
    escalation: ({ level, name, number }, at) =>
      `Si le dépassement persiste, le niveau ${level} (${name}) sera ${number === 1 ? '' : 'de nouveau '}prévenu le ${at}.`,
    reminder: (at, due) =>
      `Le client a jusqu’au ${due} pour répondre\u00a0; un rappel suivra le ${at}.`,
    downgrade: (at, to) => `Sans réponse du client, la gravité sera abaissée à ${to} le ${at}.`,
    waitReminder: (at, name) => `Un rappel suivra le ${at}\u00a0: le support attend ${name}.`,
    flag: (at) => `Sans réponse du client, le dossier sera marqué «\u00a0à clore\u00a0» le ${at}.`,
    close: (at) => `Sans réponse du client, le dossier sera clos le ${at}.`,
    flagged: 'Le client n’a pas répondu\u00a0: clore le dossier ou relancer le client.',
    closed: (until) => `Le dossier est clos\u00a0; il peut être rouvert jusqu’au ${until}.`,
    over: 'Le dossier est clos et ne peut plus être rouvert.',
    nothing: 'Aucun délai en cours.',
    waiting: (name) => `Le support attend ${name}\u00a0; aucun délai en cours.`,
  },
  unresolved: {
    heading: 'Votre dossier a été clos sans solution',
    bySupport: 'Le support a clos votre dossier, car aucune solution n’a été trouvée.',
    bySilence:
      'Votre dossier a été clos sans solution, car votre réponse ne nous est pas parvenue à temps.',
    closed: 'Clos le',
    reopening: (until, id) =>
      `Si le problème persiste, le dossier peut être rouvert jusqu’au ${until}\u00a0: contactez le support en indiquant ${id}.`,
  },
  explanation: {
    case: (id, title) => `Dossier ${id}\u00a0: ${title}`,
    severityFrom: (from, severity, source) =>
      `De ${listed(
        from.map(([name, value]) => `${name} «\u00a0${value}\u00a0»`),
        'et',
      )} découle la gravité ${severity} (${source}).`,
    localTimes: (account, timeZone) =>
      `${account}\u00a0; toutes les heures sont locales (${timeZone}).`,
    note: 'Remarque',
    comma: ', ',
    semicolon: '\u00a0; ',
    fields: {
      clock: 'Délai',
      commitment: 'Promis',
      rule: 'Règle',
      source: 'Source',
      chosen: 'Choix',
      counted: 'Décompte',
      started: 'Début',
      due: 'Échéance',
      state: 'État',
    },
    cycle: (metric, cycle) => `${metric}, cycle ${cycle}`,
    roundTheClock: 'jour et nuit',
    whileOpen: ({ id, version, timeZone, zoneData }) =>
      `pendant les heures d’ouverture de ${id} (version ${version}, ${timeZone}, données de fuseaux horaires ${zoneData})`,
    notWhilePaused: 'aucune pendant la suspension',
    never: 'jamais',
    states: {
      pending: 'débute à la première réponse',
      running: 'en cours',
      paused: 'suspendu',
      met: 'respecté',
      breached: 'dépassé',
      cancelled: 'annulé',
      none: 'sans délai',
    },
    pausedSince: (when) => `suspendu depuis le ${when}`,
    pausedFor: {
      customer: 'on attend le client',
      closed: 'dossier clos',
      other: (name) => `on attend ${name}`,
    },
    breachedAt: (when) => `dépassé le ${when}`,
    metAt: {
      first_response: (when) => `réponse apportée le ${when}`,
      next_response: (when) => `réponse apportée le ${when}`,
      follow_up: (when) => `suivi assuré le ${when}`,
      resolution: (when) => `résolu le ${when}`,
      acknowledgement: (when) => `pris en charge le ${when}`,
    },
    endedAt: (when) => `terminé le ${when}`,
    kinds: {
      counted: 'décompté',
      closed: 'hors heures d’ouverture',
      holiday: 'jour férié',
      paused: 'suspendu',
    },
    stretch: (from, to, what, span) => `du ${from}  au  ${to}  ${what}\u00a0: ${span}`,
    inAll: (span) => `${span} au total`,
    transition: ({ timeZone, isForward, before, after, at }) =>
      `Les horloges de ${timeZone} ont été ${isForward ? 'avancées' : 'retardées'}, de ${before} à ${after}\u00a0; elles indiquaient alors ${at}.`,
    noCommitment: 'aucun engagement',
    elapsed: (span) => `${span} en continu`,
    openTime: (span) => `${span} pendant les heures d’ouverture`,
    ...targets,
  },
};
