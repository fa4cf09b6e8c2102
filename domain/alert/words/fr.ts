import type { AlertWords } from '../types.ts';

const GROUNDS = {
  silence: 'le client n’a pas répondu à temps',
  'impact-changed': 'l’impact a changé',
  'lack-of-resources': 'le client ne met personne à disposition',
  correction: 'il s’agissait d’une correction',
} as const;

const metrics = {
  first_response: 'première réponse',
  next_response: 'prochaine réponse',
  resolution: 'résolution',
} as const;

const outcomes = { solved: 'résolu', unresolved: 'non résolu', withdrawn: 'retiré' } as const;

const credits = (count: number | null) =>
  (count ?? 0) < 2 ? `${count ?? 0} crédit` : `${count} crédits`;

export const fr: AlertWords = {
  metrics,
  outcomes,
  headings: {
    'case.opened': 'Dossier ouvert',
    'case.sla.warning': 'Échéance proche',
    'case.sla.breached': 'Échéance dépassée',
    'case.sla.met': 'Échéance tenue',
    'case.sla.met_late': 'Réponse tardive',
    'case.sla.corrected': 'Historique corrigé',
    'case.responded': 'Le support a répondu',
    'case.customer.asked': 'Client interrogé',
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
    'pack.expired': 'Lot expiré',
    'pack.exhausted': 'Plus aucun crédit',
    'delivery.failed': 'Alerte non remise',
    'reconciler.gap': 'Des alertes manquent',
  },
  happened: {
    'case.opened': ({ account, severity }) =>
      `${account} a ouvert un dossier de gravité ${severity}.`,
    'case.sla.warning': ({ metric, due, percent, beforeMinutes }) =>
      percent === null
        ? `La ${metrics[metric!]} est due dans ${beforeMinutes} minutes, ${due}.`
        : `${percent} % du délai de la ${metrics[metric!]} est écoulé ; elle est due ${due}.`,
    'case.sla.breached': ({ metric, due }) =>
      `La ${metrics[metric!]} était due ${due} et n’est pas venue.`,
    'case.sla.met': ({ metric, due }) =>
      `La ${metrics[metric!]} est venue à temps ; elle était due ${due}.`,
    'case.sla.met_late': ({ metric, due }) =>
      `La ${metrics[metric!]} est venue en retard ; elle était due ${due}.`,
    'case.sla.corrected': ({ what }) =>
      `Un fait signalé tardivement modifie l’historique. N’est plus vrai : ${what}.`,
    'case.responded': ({ actor }) => `${actor} a répondu au client.`,
    'case.customer.asked': ({ actor }) => `${actor} a demandé quelque chose au client.`,
    'case.customer.reminded': ({ percent }) =>
      `Le client n’a pas répondu ; ${percent} % du délai est écoulé.`,
    'case.customer.replied': () => 'Le client a répondu.',
    'case.request.withdrawn': ({ actor }) => `${actor} a retiré une demande faite au client.`,
    'case.severity.changed': ({ actor, from, to, ground }) =>
      `${actor} a changé la gravité de ${from} à ${to} : ${GROUNDS[ground!]}.`,
    'case.severity.downgraded': ({ from, to, ground }) =>
      `La gravité est passée de ${from} à ${to} : ${GROUNDS[ground!]}.`,
    'case.flagged': () => 'Le client n’a pas répondu à temps : le dossier peut être clos.',
    'case.escalated': ({ metric, due, level, levelName }) =>
      `La ${metrics[metric!]} était due ${due} et n’est pas venue : niveau ${level}, ${levelName}, est prévenu.`,
    'case.acknowledged': ({ actor, level }) =>
      `${actor} a pris en charge l’escalade de niveau ${level}.`,
    'case.updated': ({ actor, what }) => `${actor} a modifié : ${what}.`,
    'case.split': ({ actor, what }) => `${actor} a séparé un sous-problème : ${what}.`,
    'case.closed': ({ actor, outcome }) =>
      actor === 'system'
        ? 'Le client n’a pas répondu à temps : le dossier est clos.'
        : `${actor} a clos le dossier : ${outcomes[outcome!]}.`,
    'case.reopened': ({ actor }) => `${actor} a rouvert le dossier.`,
    'case.credit.reserved': ({ pack }) => `Un crédit de ${pack} est réservé pour le dossier.`,
    'case.credit.charged': ({ pack }) => `Le crédit de ${pack} est utilisé.`,
    'case.credit.returned': ({ pack }) => `Le crédit est revenu à ${pack}.`,
    'case.credit.missing': () => 'Le dossier continue sans crédit : il n’en reste aucun.',
    'pack.low': ({ account }) => `Il ne reste qu’un crédit dans un lot de ${account}.`,
    'pack.expiring': ({ count, days, due }) =>
      `${credits(count)} ${(count ?? 0) < 2 ? 'expirera' : 'expireront'} dans ${days === 1 ? '1 jour' : `${days} jours`}, ${due}.`,
    'pack.expired': ({ count, account }) =>
      `Un lot de ${account} a expiré ; perdu : ${credits(count)}.`,
    'pack.exhausted': ({ account }) => `Il ne reste aucun crédit dans un lot de ${account}.`,
    'delivery.failed': ({ what }) => `Une alerte n’a pas pu être remise : ${what}.`,
    'reconciler.gap': ({ count, what }) =>
      `${count === 1 ? '1 alerte due manque' : `${count} alertes dues manquent`} : ${what}.`,
  },
  labels: {
    account: 'Compte',
    severity: 'Gravité',
    why: 'Pourquoi',
    source: (document, section) => `document ${document}, ${section}`,
    chosen: 'choisi',
    next: 'Ensuite',
    nothingNext: 'Aucune échéance ne court.',
    nextDue: (metric, due) => `La ${metrics[metric]} est due ${due}.`,
    at: 'Quand',
    inAccountZone: 'chez le client',
    openCase: 'Ouvrir le dossier',
    openPack: 'Ouvrir le lot',
    openTemporal: 'Ouvrir dans Temporal',
    openDeliveries: 'Afficher les remises',
    openGaps: 'Afficher ce qui manque',
    test: 'Ceci est un essai : les alertes de cet abonnement arrivent.',
    digest: (count) => `${count} alertes`,
  },
};
