/** What a reveal found wrong, a row for each: corrective actions hang from it, and the same part is found at other sellers. */
import type { Transaction } from '../../../db/connect.ts';
import type { Checklist } from '../../lab/checklist.ts';
import type { SafetyFinding } from '../../lab/result.ts';
import type { RevealedItem, Revelation } from '../../lab/revelation.ts';

export interface FoundWrong {
  mysteryOrder: number;
  seller: number;
  content: Revelation;
  checklist: Pick<Checklist, 'items'> | null;
  /** The day of the reveal, `YYYY-MM-DD`. */
  day: string;
}

const columns = [
  ...['mystery_order', 'seller', 'item', 'severity', 'text', 'category', 'model', 'part', 'batch', 'found_on'],
];

/** A row for each critical or major item, and one for a safety finding that none of them speaks of. */
export async function insertFindings(tx: Transaction, found: FoundWrong): Promise<void> {
  const { mysteryOrder, seller, content, checklist } = found;
  const { wrong, safetyFinding, model } = content.result;
  const grave = wrong.filter(({ severity }) => severity !== 'minor');
  const spoken = grave.some(({ item }) => checklist?.items.find(({ key }) => key === item)?.safety === safetyFinding);
  const rows = [...grave, ...(safetyFinding === 'none' || spoken ? [] : [safetyItem(safetyFinding)])];
  await tx.insertMany(
    'findings',
    columns,
    rows.map((item) => [
      ...[mysteryOrder, seller, item.item, item.severity, textOf(item), content.category, model || null],
      ...[item.part || null, item.batch || null, content.inspectedOn],
    ]),
  );
}

/** 'Outside: It is clean. Scratches on the frame' */
const textOf = ({ group, label, note }: Pick<RevealedItem, 'group' | 'label' | 'note'>): string =>
  [group === '' ? label : `${group}: ${label}`, note].filter(Boolean).join(' ');

const safetyItem = (finding: Exclude<SafetyFinding, 'none'>): RevealedItem => ({
  ...{ item: `safety-${finding}`, label: safetyLabels[finding], severity: 'critical', points: 0 },
  ...{ note: '', part: '', batch: '', mark: 'quality', group: '', help: '' },
});

/** As the checklists say of a device in order what is not so here. */
const safetyLabels: Record<Exclude<SafetyFinding, 'none'>, string> = {
  counterfeit: 'The device and its main parts are genuine.',
  previous_owner_data: 'No data of a previous owner are on the device.',
  battery_hazard: 'The battery is safe to use.',
  locked_device: 'The device is not locked to anybody’s account.',
};
