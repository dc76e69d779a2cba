/** The parts of a statement that an admin may word, and what each may say: `name!` must stand in it, `name` may. */

/** A part's key and its placeholders. */
export const parts: Readonly<Record<string, string>> = {
  // What it is, and the sentence that says it all.
  'title.warn': '',
  'title.limit': '',
  'title.suspend': '',
  'title.end': '',
  salutation: 'seller!',
  'intro.warn': 'marketplace! seller',
  'intro.limit': 'marketplace! seller',
  'intro.suspend': 'marketplace! seller',
  'intro.end': 'marketplace! seller',
  // The table under the title.
  'label.reference': '',
  'label.date': '',
  'label.seller': '',
  'label.measure': '',
  'label.scope': '',
  'label.duration': '',
  'label.ground': '',
  'seller.named': 'seller! id!',
  // What the measure means.
  'heading.measure': '',
  'measure.warn': '',
  'measure.limit.orders': 'limit!',
  'measure.limit.share': 'limit!',
  'measure.suspend': '',
  'measure.end': '',
  'scope.account': 'marketplace',
  'scope.markets': 'markets!',
  'scope.categories': 'categories!',
  'scope.both': 'markets! categories!',
  'duration.warn': 'from!',
  'duration.open': 'from!',
  'duration.until': 'from! until!',
  'duration.end': 'from!',
  // The facts.
  'heading.facts': '',
  'facts.night': 'night!',
  'fact.rate': 'events! base! observed! periodFrom! periodTo!',
  'fact.share': 'observed! periodFrom! periodTo!',
  'fact.estimate': 'estimate! low! high!',
  'fact.lately': 'lately!',
  'fact.threshold': 'threshold! step!',
  'fact.since': 'since! events! expected!',
  'fact.odds': 'odds! threshold!',
  'fact.odds.over': 'odds! threshold!',
  'fact.safety': 'finding! revealed!',
  'fact.testing': 'failed! tested! category',
  'fact.words': 'words!',
  'fact.annex': '',
  'heading.earlier': '',
  'earlier.intro': '',
  'earlier.until': 'step! from! until! reference!',
  'earlier.open': 'step! from! reference!',
  // The ground.
  'heading.ground': '',
  'ground.clause': 'clause! terms! title!',
  'ground.text': 'text!',
  'ground.version': 'version!',
  // When it begins, how it ends.
  'heading.notice': '',
  'notice.warn': '',
  'notice.restriction': 'issued! from!',
  'notice.thirty': 'issued! from!',
  'notice.legal-obligation': 'from!',
  'notice.imperative-reason': 'from!',
  'notice.repeated-infringement': 'from!',
  'heading.conditions': '',
  'conditions.own': 'conditions!',
  'conditions.rate': 'metric! threshold! nights!',
  'conditions.orders': 'orders!',
  'conditions.danger': '',
  'conditions.tests': '',
  'conditions.tell': '',
  'conditions.warn': '',
  'conditions.limit': '',
  'conditions.suspend': '',
  'conditions.end': '',
  'conditions.nights': 'nights!',
  'conditions.until': 'until!',
  // Who decided, and what a program had to do with it.
  'heading.automation': '',
  'automation.recommended': 'night! step!',
  'automation.own': '',
  'automation.decided': '',
  'automation.two': '',
  // What the seller can do.
  'heading.redress': '',
  'redress.complaint': 'portal! complaints! reference! until!',
  'redress.answer': '',
  'redress.facts': '',
  'heading.mediation': '',
  'mediation.mediators': '',
  'mediation.costs': '',
  'mediation.dispute': 'body!',
  'mediation.courts': '',
  closing: 'marketplace!',
  // The annex, and the foot of each sheet.
  'heading.annex': '',
  'annex.intro': 'count!',
  'annex.more': 'count! total!',
  'annex.order': '',
  'annex.ordered': '',
  'annex.happened': '',
  foot: 'marketplace! reference!',
  page: 'page! pages!',
  // The e-mail that carries it.
  'email.subject': 'title! reference!',
  'email.body': 'seller! title! reference! link! marketplace! until',
  // Words that stand inside sentences.
  'step.warn': '',
  'step.limit': '',
  'step.suspend': '',
  'step.end': '',
  'happened.late.one': 'promised! delivered! count',
  'happened.late.many': 'promised! delivered! count!',
  'happened.missing': 'promised!',
  'happened.complaint': 'day! reason!',
  'happened.return': 'day! reason!',
  'happened.review.one': 'day! count',
  'happened.review.many': 'day! count!',
  'happened.cancelled': '',
  'happened.reply': 'day! answered!',
  'happened.silence': 'day!',
  'happened.other': '',
};

/** Lists of words, each key one word or phrase: metrics, categories, reasons, findings. */
export const vocabulary: Readonly<Record<string, readonly string[]>> = {
  metric: [
    ...['late-delivery', 'complaint', 'return', 'low-review', 'cancellation', 'inspection', 'bad-order', 'refund'],
    'slow-reply',
  ],
  category: [
    ...['smartphones', 'laptops', 'tablets', 'consoles', 'smartwatches', 'audio', 'appliances', 'desktops', 'tv'],
    ...['mobility', 'retro', 'accessories', 'other'],
  ],
  reason: [
    ...['defective', 'not_as_described', 'wrong_item', 'missing_part', 'not_delivered', 'late', 'battery'],
    ...['locked_device', 'invoice', 'change_of_mind', 'damaged_in_transit', 'counterfeit', 'warranty', 'other', 'none'],
  ],
  finding: ['counterfeit', 'previous_owner_data', 'battery_hazard', 'locked_device', 'worse', 'other'],
};

/** For each metric: its name, what it counts in a sentence, one and many events, and what they are counted of. */
const aspects = ['name', 'meaning', 'one', 'many', 'base'] as const;
const counts: Record<string, string> = { many: 'count!', one: 'count', base: 'count!' };

/** Every key of a template with its placeholders, in the order in which an admin reads them. */
export const allParts: ReadonlyMap<string, string> = new Map([
  ...Object.entries(parts),
  ...(vocabulary['metric'] ?? []).flatMap((key) =>
    aspects.map((aspect): [string, string] => [`metric.${key}.${aspect}`, counts[aspect] ?? '']),
  ),
  ...['category', 'reason', 'finding'].flatMap((list) =>
    (vocabulary[list] ?? []).map((key): [string, string] => [`${list}.${key}`, '']),
  ),
]);

export interface Placeholder {
  name: string;
  required: boolean;
}

export const placeholdersOf = (key: string): Placeholder[] =>
  (allParts.get(key) ?? '')
    .split(' ')
    .filter(Boolean)
    .map((word) => ({ name: word.replace('!', ''), required: word.endsWith('!') }));

/** Every word of a statement in one language, by the key of its part. */
export type Wording = Readonly<Record<string, string>>;
