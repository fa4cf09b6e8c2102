import type { AlertWords } from '../types.ts';

const GROUNDS = {
  silence: 'le client n’a pas répondu à temps',
  'impact-changed': 'l’impact a changé',
  'lack-of-resources': 'le client ne fournit pas les ressources nécessaires',
  correction: 'le niveau précédent était erroné',
} as const;

const metrics = {
  first_response: 'première réponse',
  next_response: 'prochaine réponse',
  resolution: 'résolution',
} as const;

const outcomes = { solved: 'résolu', unresolved: 'non résolu', withdrawn: 'retiré' } as const;

const credits = (count: number | null) =>
  (count ?? 0) < 2 ? `${count ?? 0} crédit` : `${count} crédits`;
const days = (count: number | null) => (count === 1 ? '1 jour' : `${count ?? 0} jours`);
const minutes = (count: number | null) => (count === 1 ? '1 minute' : `${count ?? 0} minutes`);

/** The first day of a month alone is counted as such: `1er`. */
const first = (date: string) => date.replace(/ 1 /, ' 1er ');

export const fr: AlertWords = {
  metrics,
  outcomes,
  headings: {
    'case.opened': 'Dossier ouvert',
    'case.sla.warning': 'Échéance proche',
    'case.sla.breached': 'Échéance dépassée',
    'case.sla.met': 'Échéance tenue',
    'case.sla.met_late': 'Réalisé en retard',
    'case.sla.corrected': 'Historique corrigé',
    'case.responded': 'Le support a répondu',
    'case.customer.asked': 'Client sollicité',
    'case.customer.reminded': 'Client relancé',
    'case.customer.replied': 'Le client a répondu',
    'case.request.withdrawn': 'Demande retirée',
    'case.severity.changed': 'Gravité modifiée',
    'case.severity.downgraded': 'Gravité abaissée',
    'case.flagged': 'À clore',
    'case.escalated': 'Escalade',
    'case.acknowledged': 'Escalade prise en charge',
    'case.updated': 'Dossier modifié',
    'case.split': 'Dossier divisé',
    'case.closed': 'Dossier clos',
    'case.reopened': 'Dossier rouvert',
    'case.credit.reserved': 'Crédit réservé',
    'case.credit.charged': 'Crédit utilisé',
    'case.credit.returned': 'Crédit rendu',
    'case.credit.missing': 'Crédit manquant',
    'pack.low': 'Plus qu’un crédit',
    'pack.expiring': 'Des crédits vont expirer',
    'pack.expired': 'Forfait expiré',
    'pack.exhausted': 'Plus aucun crédit',
    'delivery.failed': 'Alerte non remise',
    'reconciler.gap': 'Des alertes manquent',
  },
  happened: {
    'case.opened': ({ account, severity }) =>
      `${account} a ouvert un dossier de gravité ${severity}.`,
    'case.sla.warning': ({ metric, due, percent, beforeMinutes }) =>
      percent === null
        ? `La ${metrics[metric!]} est attendue dans ${minutes(beforeMinutes)}, le ${due}.`
        : `${percent}\u00a0% du délai de la ${metrics[metric!]} est écoulé\u00a0; elle est attendue le ${due}.`,
    'case.sla.breached': ({ metric, due }) =>
      `La ${metrics[metric!]} était attendue le ${due} et n’est pas arrivée à temps.`,
    'case.sla.met': ({ metric, due }) =>
      `La ${metrics[metric!]} est intervenue à temps\u00a0; elle était attendue le ${due}.`,
    'case.sla.met_late': ({ metric, due }) =>
      `La ${metrics[metric!]} est intervenue en retard\u00a0; elle était attendue le ${due}.`,
    'case.sla.corrected': ({ what }) =>
      `Un fait signalé tardivement modifie l’historique. N’est plus valable\u00a0: ${what}.`,
    'case.responded': ({ actor }) => `${actor} a répondu au client.`,
    'case.customer.asked': ({ actor }) => `${actor} a sollicité le client et attend son retour.`,
    'case.customer.reminded': ({ percent }) =>
      `Le client n’a pas répondu\u00a0; ${percent}\u00a0% du délai est écoulé.`,
    'case.customer.replied': () => 'Le client a répondu.',
    'case.request.withdrawn': ({ actor }) => `${actor} a retiré une demande faite au client.`,
    'case.severity.changed': ({ actor, from, to, ground }) =>
      `${actor} a fait passer la gravité de ${from} à ${to}\u00a0: ${GROUNDS[ground!]}.`,
    'case.severity.downgraded': ({ from, to, ground }) =>
      `La gravité a été abaissée de ${from} à ${to}\u00a0: ${GROUNDS[ground!]}.`,
    'case.flagged': () => 'Le client n’a pas répondu à temps\u00a0: le dossier peut être clos.',
    'case.escalated': ({ metric, due, level, levelName }) =>
      `La ${metrics[metric!]} était attendue le ${due} et n’est pas arrivée à temps\u00a0: le niveau ${level} (${levelName}) est prévenu.`,
    'case.acknowledged': ({ actor, level }) =>
      `${actor} a pris en charge l’escalade de niveau ${level}.`,
    'case.updated': ({ actor, what }) => `${actor} a modifié le dossier\u00a0: ${what}.`,
    'case.split': ({ actor, what }) => `${actor} a séparé un sous-problème\u00a0: ${what}.`,
    'case.closed': ({ actor, outcome }) =>
      actor === 'system'
        ? 'Le client n’a pas répondu à temps\u00a0: le dossier est clos.'
        : `${actor} a clos le dossier\u00a0: ${outcomes[outcome!]}.`,
    'case.reopened': ({ actor }) => `${actor} a rouvert le dossier.`,
    'case.credit.reserved': ({ pack }) => `Un crédit du forfait ${pack} est réservé au dossier.`,
    'case.credit.charged': ({ pack }) => `Le crédit du forfait ${pack} est utilisé.`,
    'case.credit.returned': ({ pack }) => `Le crédit a été rendu au forfait ${pack}.`,
    'case.credit.missing': () => 'Le dossier continue sans crédit\u00a0: il n’en reste aucun.',
    'pack.low': ({ account }) => `Il ne reste qu’un crédit dans un forfait du compte ${account}.`,
    'pack.expiring': ({ account, count, days: left, due }) =>
      `${credits(count)} du compte ${account} ${(count ?? 0) < 2 ? 'expirera' : 'expireront'} dans ${days(left)}, le ${due}.`,
    'pack.expired': ({ count, account }) =>
      `Un forfait du compte ${account} a expiré\u00a0; ${credits(count)} ${(count ?? 0) < 2 ? 'est perdu' : 'sont perdus'}.`,
    'pack.exhausted': ({ account }) =>
      `Il ne reste aucun crédit dans un forfait du compte ${account}.`,
    'delivery.failed': ({ what }) => `Une alerte n’a pas pu être remise\u00a0: ${what}.`,
    'reconciler.gap': ({ count, what }) =>
      `${count === 1 ? '1 alerte due manque' : `${count} alertes dues manquent`}\u00a0: ${what}.`,
  },
  labels: {
    case: 'Dossier',
    pack: 'Forfait',
    account: 'Compte',
    severity: 'Gravité',
    why: 'Motif',
    source: (document, section) => `document ${document}, ${section}`,
    chosen: 'choix de notre part',
    next: 'Suite',
    nothingNext: 'Aucune échéance ne court.',
    nextDue: (metric, due) => `La ${metrics[metric]} est attendue le ${due}.`,
    at: 'Date',
    moment: (own, there) => {
      const here = `${first(own.date)} à ${own.time} (${own.zone}`;
      if (there === null) return `${here})`;
      const day = there.date === own.date ? '' : `le ${first(there.date)} à `;
      return `${here}\u00a0; chez le client ${day}${there.time}, ${there.zone})`;
    },
    packExpires: (due) => `Les crédits expirent le ${due}.`,
    packOver: 'Aucune\u00a0: le forfait a expiré.',
    colon: '\u00a0: ',
    comma: ', ',
    openCase: 'Ouvrir le dossier',
    openPack: 'Ouvrir le forfait',
    openTemporal: 'Ouvrir dans Temporal',
    openDeliveries: 'Afficher les remises',
    openGaps: 'Afficher ce qui manque',
    test: 'Ceci est un essai\u00a0: les alertes de cet abonnement arrivent.',
    digest: (count) => (count < 2 ? `${count} alerte` : `${count} alertes`),
  },
};
