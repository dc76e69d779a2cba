/** Which category × grade × market an order lies in, as one small number. */
import type { Transaction } from '../../db/connect.ts';
import type { OrderCell } from '../scoring/relative-risks.ts';
import type { Read } from './read.ts';

export interface KnownCell extends OrderCell {
  id: number;
}

export interface Cells {
  /** The cell of an order; '' stands for unknown. Writes one that is new. */
  of(tx: Transaction, cell: OrderCell): Promise<KnownCell>;
  byId(id: number): KnownCell;
}

const textOf = ({ category, grade, market }: OrderCell): string => `${category}\t${grade}\t${market}`;

export async function cellsOf(read: Read): Promise<Cells> {
  const rows = await read<KnownCell>('SELECT id, category, grade, market FROM cells ORDER BY id');
  const byId = new Map(rows.map((cell) => [cell.id, cell]));
  const byText = new Map(rows.map((cell) => [textOf(cell), cell]));
  return {
    async of(tx, cell) {
      const known = byText.get(textOf(cell));
      if (known) return known;
      const values = [cell.category, cell.grade, cell.market];
      const [row] = await tx.all<{ id: number }>(
        'INSERT INTO cells (category, grade, market) VALUES (?, ?, ?) RETURNING id',
        values,
      );
      const added = { ...cell, id: (row as { id: number }).id };
      byId.set(added.id, added);
      byText.set(textOf(added), added);
      return added;
    },
    byId(id) {
      const cell = byId.get(id);
      if (!cell) throw new Error(`no cell ${id}: counting wrote an order without its cell`);
      return cell;
    },
  };
}
