/** The report of an inspection on paper: the same content gives the same bytes. */
import type { Block, Picture, PrintedDocument } from '../../documents/printed-document.ts';
import { daysIn } from '../../helpers/days.ts';
import type { Texts } from '../../languages/texts.ts';
import type { SafetyFinding, Verdict } from '../../lab/result.ts';
import type { Revelation } from '../../lab/revelation.ts';
import type { VerdictAnswer } from '../../stores/verdict-answers.ts';
import { sentence } from '../desk/words.ts';
import { outcomeWords } from '../inspections/present-inspection.ts';
import { presentVerdict, type ShownVerdict } from '../inspections/present-verdict.ts';
import { mayBeAnswered } from '../inspections/standing.ts';
import { dangerNoun, dangerTold, verdictSentence, verdictWord } from '../inspections/verdict-words.ts';

export interface InspectionReport {
  mysteryOrder: number;
  seller: { sellerId: string; name: string | null };
  content: Revelation;
  /** What counts: after a correction, what was corrected to. */
  verdict: Verdict;
  safetyFinding: SafetyFinding;
  correctedOn: string | null;
  /** Null: under cover. */
  revealedOn: string | null;
  /** The last day on which the seller may answer; null: never, or nobody knows it yet. */
  answerUntil: string | null;
  answer: VerdictAnswer | null;
  pictures: readonly Picture[];
  /** The newest instant that it tells of. */
  madeAt: string;
}

export function reportPaper(report: InspectionReport, t: Texts): PrintedDocument {
  const { mysteryOrder, seller, content, revealedOn } = report;
  const shown = presentVerdict(content, [], t);
  return {
    language: t.language === 'en-XA' ? 'en' : t.language,
    title: paperTitle(report, t),
    author: 'Assay',
    madeAt: report.madeAt,
    sender: [
      t('Innovation Lab'),
      revealedOn === null
        ? t('NOT REVEALED: for the lab only')
        : t('Revealed {day}', { day: daysIn(t.language).exactDay(revealedOn) }),
    ],
    recipient: [seller.name ?? seller.sellerId, t('Seller {id}', { id: seller.sellerId })],
    foot:
      revealedOn === null
        ? t('Mystery order {id}. Not revealed: for the lab only.', { id: mysteryOrder })
        : t('Mystery order {id}. Innovation Lab.', { id: mysteryOrder }),
    // Braces and all: the paper fills them in.
    pageWords: t('Page {page} of {pages}'),
    blocks: [
      ...verdictBlocks(report, t),
      ...markBlocks(shown, t),
      ...wrongBlocks(shown, t),
      ...answerBlocks(report, t),
      { kind: 'heading', level: 1, text: t('What was tested') },
      factsOf(shown.tested),
      { kind: 'heading', level: 1, text: t('The order and its parcel') },
      factsOf(shown.delivery),
      ...pictureBlocks(report.pictures, t),
    ],
  };
}

const paperTitle = ({ mysteryOrder, content, revealedOn }: InspectionReport, t: Texts): string =>
  revealedOn === null
    ? t('Inspection report: mystery order {id}', { id: mysteryOrder })
    : content.orderId === null
      ? t('Inspection report: a test order of the marketplace')
      : t('Inspection report: test order {order}', { order: content.orderId });

function verdictBlocks(report: InspectionReport, t: Texts): Block[] {
  const { content, verdict, safetyFinding, correctedOn, revealedOn } = report;
  const said: Block[] = [
    {
      kind: 'paragraph',
      text: verdictSentence({ verdict, safetyFinding }, content.result.wrong.length, t),
      tone: 'strong',
    },
  ];
  const danger = dangerTold(safetyFinding, t);
  if (danger !== null) said.push({ kind: 'paragraph', text: danger });
  if (correctedOn !== null) {
    const then = [verdictWord(content.result.verdict, t), dangerNoun(content.result.safetyFinding, t)].filter(Boolean);
    const values = { day: daysIn(t.language).exactDay(correctedOn), then: sentence(then.join(', ')) };
    said.push({ kind: 'paragraph', text: t('Corrected on {day}. It was revealed as: {then}.', values) });
  }
  if (revealedOn === null)
    said.push({
      kind: 'paragraph',
      text: t('Nothing of this is revealed yet: neither the seller nor the marketplace’s managers know of it.'),
      tone: 'quiet',
    });
  return said;
}

const markBlocks = ({ marks, basis }: ShownVerdict, t: Texts): Block[] => [
  { kind: 'heading', level: 1, text: t('Marks') },
  {
    kind: 'table',
    caption: basis,
    columns: [
      { label: t('Mark'), share: 0.25 },
      { label: t('Points'), share: 0.2 },
      { label: t('What cost points'), share: 0.55 },
    ],
    rows: marks.map(({ label, value, cost }) => [label, value ?? '–', cost]),
  },
];

const wrongBlocks = ({ wrong }: ShownVerdict, t: Texts): Block[] => [
  { kind: 'heading', level: 1, text: t('What was not as it should be') },
  ...(wrong.length === 0
    ? [{ kind: 'paragraph' as const, text: t('Nothing is noted.') }]
    : [
        {
          kind: 'table' as const,
          caption: t('Each thing with how grave it is and what it cost'),
          columns: [
            { label: t('Should be so'), share: 0.34 },
            { label: t('Found'), share: 0.36 },
            { label: t('How grave'), share: 0.13 },
            { label: t('Cost'), share: 0.17 },
          ],
          rows: wrong.map(({ label, note, part, batch, severityWord, cost }) => [
            label,
            [note, part && t('Part: {part}', { part }), batch && t('Batch: {batch}', { batch })]
              .filter(Boolean)
              .join('\n') || '–',
            severityWord,
            cost,
          ]),
        },
      ]),
];

function answerBlocks(report: InspectionReport, t: Texts): Block[] {
  const { answer, answerUntil, verdict, safetyFinding, content } = report;
  const { exactDay } = daysIn(t.language);
  if (!answer) {
    if (answerUntil === null || !mayBeAnswered({ verdict, content })) return [];
    const text = t('The seller can answer on the page of the verdict until {day}.', { day: exactDay(answerUntil) });
    return [{ kind: 'paragraph', text }];
  }
  const decided = outcomeWords(answer, { verdict, safetyFinding }, t);
  const lab: Block[] =
    decided === null
      ? [{ kind: 'paragraph', text: t('The lab has not decided about it yet.'), tone: 'quiet' }]
      : [
          { kind: 'paragraph', text: `${decided} (${exactDay(answer.decidedAt?.slice(0, 10))})`, tone: 'strong' },
          { kind: 'paragraph', text: answer.outcome ?? '' },
        ];
  return [
    { kind: 'heading', level: 1, text: t('What the seller answered') },
    { kind: 'paragraph', text: t('On {day}:', { day: exactDay(answer.at.slice(0, 10)) }), tone: 'quiet' },
    { kind: 'paragraph', text: answer.text },
    ...lab,
  ];
}

const factsOf = (facts: ShownVerdict['tested']): Block => ({
  kind: 'facts',
  rows: facts.map(
    ({ label, value, hint }) => [label, [value ?? '–', hint && `(${hint})`].filter(Boolean).join(' ')] as const,
  ),
});

const pictureBlocks = (pictures: readonly Picture[], t: Texts): Block[] =>
  pictures.length === 0
    ? []
    : [
        { kind: 'heading', level: 1, text: t('Photos') },
        { kind: 'pictures', pictures },
      ];
