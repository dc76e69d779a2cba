/** The report of an inspection on paper: the same content gives the same bytes. */
import type { Block, Picture, PrintedDocument } from '../../documents/printed-document.ts';
import { exactDay } from '../../helpers/days.ts';
import type { SafetyFinding, Verdict } from '../../lab/result.ts';
import type { Revelation } from '../../lab/revelation.ts';
import type { VerdictAnswer } from '../../stores/verdict-answers.ts';
import { safetyWords, sentence } from '../desk/words.ts';
import { outcomeWords } from '../inspections/present-inspection.ts';
import { presentVerdict, type ShownVerdict } from '../inspections/present-verdict.ts';
import { mayBeAnswered } from '../inspections/standing.ts';
import { dangerWords, verdictSentence } from '../inspections/verdict-words.ts';
import { titleOf } from '../verdicts/present-own-verdict.ts';

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

export function reportPaper(report: InspectionReport): PrintedDocument {
  const { mysteryOrder, seller, content, revealedOn } = report;
  const shown = presentVerdict(content, []);
  return {
    language: 'en',
    title: `Inspection report: ${revealedOn === null ? `mystery order ${mysteryOrder}` : titleOf(content.orderId)}`,
    author: 'Assay',
    madeAt: report.madeAt,
    sender: [
      'Innovation Lab',
      revealedOn === null ? 'NOT REVEALED: for the lab only' : `Revealed ${exactDay(revealedOn)}`,
    ],
    recipient: [seller.name ?? seller.sellerId, `Seller ${seller.sellerId}`],
    foot: `Mystery order ${mysteryOrder}. ${revealedOn === null ? 'Not revealed: for the lab only.' : 'Innovation Lab.'}`,
    pageWords: 'Page {page} of {pages}',
    blocks: [
      ...verdictBlocks(report),
      ...markBlocks(shown),
      ...wrongBlocks(shown),
      ...answerBlocks(report),
      { kind: 'heading', level: 1, text: 'What was tested' },
      factsOf(shown.tested),
      { kind: 'heading', level: 1, text: 'The order and its parcel' },
      factsOf(shown.delivery),
      ...pictureBlocks(report.pictures),
    ],
  };
}

function verdictBlocks({ content, verdict, safetyFinding, correctedOn, revealedOn }: InspectionReport): Block[] {
  const said: Block[] = [
    {
      kind: 'paragraph',
      text: verdictSentence({ verdict, safetyFinding }, content.result.wrong.length),
      tone: 'strong',
    },
  ];
  const danger = dangerWords[safetyFinding];
  if (danger !== undefined) said.push({ kind: 'paragraph', text: danger });
  if (correctedOn !== null) {
    const then = [sentence(content.result.verdict), safetyWords(content.result.safetyFinding)]
      .filter(Boolean)
      .join(', ');
    said.push({ kind: 'paragraph', text: `Corrected on ${exactDay(correctedOn)}. It was revealed as: ${then}.` });
  }
  if (revealedOn === null)
    said.push({
      kind: 'paragraph',
      text: 'Nothing of this is revealed yet: neither the seller nor the marketplace’s managers know of it.',
      tone: 'quiet',
    });
  return said;
}

const markBlocks = ({ marks, basis }: ShownVerdict): Block[] => [
  { kind: 'heading', level: 1, text: 'Marks' },
  {
    kind: 'table',
    caption: basis,
    columns: [
      { label: 'Mark', share: 0.25 },
      { label: 'Points', share: 0.2 },
      { label: 'What cost points', share: 0.55 },
    ],
    rows: marks.map(({ label, value, cost }) => [label, value ?? '–', cost]),
  },
];

const wrongBlocks = ({ wrong }: ShownVerdict): Block[] => [
  { kind: 'heading', level: 1, text: 'What was not as it should be' },
  ...(wrong.length === 0
    ? [{ kind: 'paragraph' as const, text: 'Nothing is noted.' }]
    : [
        {
          kind: 'table' as const,
          caption: 'Each thing with how grave it is and what it cost',
          columns: [
            { label: 'Should be so', share: 0.34 },
            { label: 'Found', share: 0.36 },
            { label: 'How grave', share: 0.13 },
            { label: 'Cost', share: 0.17 },
          ],
          rows: wrong.map(({ label, note, part, batch, severity, cost }) => [
            label,
            [note, part && `Part: ${part}`, batch && `Batch: ${batch}`].filter(Boolean).join('\n') || '–',
            severity,
            cost,
          ]),
        },
      ]),
];

function answerBlocks({ answer, answerUntil, verdict, safetyFinding, content }: InspectionReport): Block[] {
  if (!answer) {
    if (answerUntil === null || !mayBeAnswered({ verdict, content })) return [];
    const text = `The seller can answer on the page of the verdict until ${exactDay(answerUntil)}.`;
    return [{ kind: 'paragraph', text }];
  }
  const decided = outcomeWords(answer, { verdict, safetyFinding });
  const lab: Block[] =
    decided === null
      ? [{ kind: 'paragraph', text: 'The lab has not decided about it yet.', tone: 'quiet' }]
      : [
          { kind: 'paragraph', text: `${decided} (${exactDay(answer.decidedAt?.slice(0, 10))})`, tone: 'strong' },
          { kind: 'paragraph', text: answer.outcome ?? '' },
        ];
  return [
    { kind: 'heading', level: 1, text: 'What the seller answered' },
    { kind: 'paragraph', text: `On ${exactDay(answer.at.slice(0, 10))}:`, tone: 'quiet' },
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

const pictureBlocks = (pictures: readonly Picture[]): Block[] =>
  pictures.length === 0
    ? []
    : [
        { kind: 'heading', level: 1, text: 'Photos' },
        { kind: 'pictures', pictures },
      ];
