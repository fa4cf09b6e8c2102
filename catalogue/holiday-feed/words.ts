/** What the feeds of one language write to say what kind of day an event is. */
export interface FeedWords {
  /**
   * How a kind begins in the first line of DESCRIPTION, or a whole entry of CATEGORIES, in small
   * letters: a day off.
   */
  readonly closed: readonly string[];
  /** Likewise: a day that the feed lists, but that is no day off for everybody. */
  readonly unsure: readonly string[];
  /** Likewise: a day that is worked in exchange for another. */
  readonly worked: readonly string[];
  /** In a name: the day is off for some people only, or not certainly. */
  readonly unsureName: RegExp;
  /** In a name: a part of the day is off. */
  readonly halfDayName: RegExp;
  /** In a name: the day is worked in exchange for another. */
  readonly workedName: RegExp;
  /** Between a kind and the parts of the country that it is limited to. */
  readonly place: RegExp;
  /** In DESCRIPTION: the day is off for one half. */
  readonly halfDay: RegExp;
}

/**
 * As feeds write them: Google Calendar, Apple, Office Holidays, timeanddate.com, holiday-cn, ShuYZ,
 * and generators of feeds on GitHub.
 */
export const FEED_WORDS: Readonly<Record<'en' | 'de' | 'fr' | 'zh', FeedWords>> = {
  en: {
    closed: [
      'public holiday',
      'national holiday',
      'federal holiday',
      'statutory holiday',
      'legal holiday',
      'bank holiday',
      'state holiday',
      'company holiday',
      'day off',
      'holiday',
      'holidays',
      'public holidays',
    ],
    unsure: [
      'observance',
      'observances',
      'not a public holiday',
      'optional holiday',
      'restricted holiday',
      'regional holiday',
      'local holiday',
      'common local holiday',
      'special working holiday',
      'school holiday',
      'school holidays',
      'half day',
      'half-day',
      'season',
      'seasons',
      'clock change',
      'daylight saving time',
      'commemoration',
      'commemorative day',
      'flag day',
    ],
    worked: [
      'special working day',
      'working day',
      'make-up working day',
      'makeup working day',
      'make-up workday',
      'makeup workday',
      'workday',
    ],
    unsureName:
      /\((?:not a public|regional|optional|restricted|school) holiday\)|\((?:tentative|observance)\)|\bspecial working holiday\b/i,
    halfDayName: /\bhalf[- ]day\b/i,
    workedName:
      /^work(?:ed)? (?:\(|for\b|instead\b)|^(?:(?:special|additional|extra|adjusted) )?work(?:ing)?[ -]?day\b|\b(?:make-?up|substitute|compensat(?:ory|ion|ing)|special) work(?:ing)?[ -]?day\b|\(work(?:ing)?[ -]?day\)/i,
    place: /^(?:only )?in\b/i,
    halfDay: /\bhalf[- ]day holiday\b/i,
  },
  de: {
    closed: [
      'gesetzlicher feiertag',
      'gesetzliche feiertage',
      'feiertag',
      'feiertage',
      'betriebsruhe',
    ],
    unsure: [
      'gedenktag',
      'gedenktage',
      'kein gesetzlicher feiertag',
      'kein feiertag',
      'regionaler feiertag',
      'nicht gesetzlicher feiertag',
      'halber feiertag',
      'schulferien',
      'ferien',
      'jahreszeit',
      'zeitumstellung',
      'aktionstag',
      'brauchtumstag',
    ],
    worked: ['arbeitstag', 'ersatzarbeitstag', 'einarbeitungstag'],
    unsureName: /\((?:kein (?:gesetzlicher )?feiertag|regionaler feiertag|gedenktag|vorläufig)\)/i,
    halfDayName: /\bhalb(?:er (?:feier)?tag|tags|tägig)\b/i,
    workedName:
      /^(?:(?:vorgezogener|zusätzlicher|eingeschobener) )?arbeitstag\b|^(?:ersatz|sonder)-?arbeitstag\b|^(?:einarbeitungstag|arbeitssamstag)\b|\(arbeitstag\)|\barbeitstag$/i,
    place: /^(?:nur )?in\b/i,
    halfDay: /\bhalb(?:er (?:feier)?tag|tags|tägig)\b/i,
  },
  fr: {
    closed: [
      'jour férié',
      'jours fériés',
      'fête légale',
      'fêtes légales',
      'jour chômé',
      'fermeture',
    ],
    unsure: [
      "journée d'observance",
      "jour d'observance",
      'observance',
      'jour non férié',
      'jour férié régional',
      'fête non fériée',
      'non férié',
      'journée commémorative',
      'jour commémoratif',
      'commémoration',
      'demi-journée',
      'vacances scolaires',
      'saison',
      "changement d'heure",
    ],
    worked: ['jour travaillé', 'journée travaillée', 'jour ouvré', 'jour de rattrapage'],
    unsureName:
      /\((?:non férié|jour non férié|jour férié régional|férié régional|provisoire|à confirmer)\)/i,
    halfDayName: /demi-journée/i,
    workedName:
      /^(?:jour|journée) (?:travaillée?|ouvrée?|de travail|de rattrapage)(?![\p{L}])|(?<!\p{L}|\b(?:non|pas) )travaillée?\)?$/iu,
    place: /^(?:uniquement )?(?:en|à|au|aux|dans)(?![\p{L}])/iu,
    halfDay: /demi-journée/i,
  },
  zh: {
    closed: [
      '公共假期',
      '公众假期',
      '公眾假期',
      '公共假日',
      '法定节假日',
      '法定假日',
      '法定假期',
      '国定假日',
      '國定假日',
      '国家法定假日',
      '放假',
      '假期',
      '休息日',
      '假日',
    ],
    unsure: [
      '纪念日',
      '紀念日',
      '节气',
      '節氣',
      '节日',
      '節日',
      '节假日',
      '节庆',
      '節慶',
      '庆祝活动',
      '慶祝活動',
      '非公共假期',
      '非法定节假日',
      '半天假',
      '学校假期',
      '學校假期',
      '夏令时',
    ],
    worked: ['上班', '补班', '補班', '调休上班', '補行上班', '补行上班', '工作日', '加班'],
    unsureName: /[（(](?:暂定|暫定|非公共假期|地区假期|地區假期)[)）]|(?:调休|調休)[)）]?$/,
    workedName:
      /(?<!不|不用|免|无需|無需)[补補]班|[补補調调][休整行]?上班|^上班|(?<!非|停止)上班日|(?<!停|停止|不|不用|免|无需|無需)上班(?=$|[（(])|[\s·・|｜]班$|[（(【[](?:班|上班|加班)[)）】\]]|^班[｜|·:：\s]/,
    halfDayName: /半天|半日/,
    place: /^(?:仅|僅)?在/,
    halfDay: /半天假|半日假/,
  },
};
