/** The parts of a template in groups that fit on a page, in the order of the letter. */
import { message } from '../../languages/texts.ts';
import { allParts } from '../../statements/parts.ts';

export interface PartGroup {
  key: string;
  label: string;
  /** Beginnings of the keys of its parts. */
  begins: readonly string[];
}

export const partGroups: readonly PartGroup[] = [
  {
    key: 'opening',
    label: message('Opening'),
    begins: ['title.', 'salutation', 'intro.', 'label.', 'seller.', 'closing', 'foot', 'page'],
  },
  {
    key: 'measure',
    label: message('Measure'),
    begins: ['heading.measure', 'measure.', 'scope.', 'duration.', 'step.'],
  },
  {
    key: 'facts',
    label: message('Facts'),
    begins: ['heading.facts', 'facts.', 'fact.', 'heading.earlier', 'earlier.'],
  },
  {
    key: 'ground',
    label: message('Ground and notice'),
    begins: ['heading.ground', 'ground.', 'heading.notice', 'notice.'],
  },
  {
    key: 'people',
    label: message('Way back and people'),
    begins: ['heading.conditions', 'conditions.', 'heading.automation', 'automation.'],
  },
  {
    key: 'redress',
    label: message('Redress'),
    begins: ['heading.redress', 'redress.', 'heading.mediation', 'mediation.'],
  },
  { key: 'annex', label: message('Annex and e-mail'), begins: ['heading.annex', 'annex.', 'happened.', 'email.'] },
  { key: 'metrics', label: message('Metrics'), begins: ['metric.'] },
  { key: 'words', label: message('Words'), begins: ['category.', 'reason.', 'finding.'] },
];

/** A whole key, or all that begin with one that ends in a dot. */
const belongs = (key: string, beginning: string): boolean =>
  beginning.endsWith('.') ? key.startsWith(beginning) : key === beginning;

export const keysOf = ({ begins }: PartGroup): string[] =>
  [...allParts.keys()].filter((key) => begins.some((beginning) => belongs(key, beginning)));

export const groupNamed = (key: unknown): PartGroup => partGroups.find((group) => group.key === key) ?? partGroups[0]!;
