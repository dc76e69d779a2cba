/** What a statement says about the marketplace itself; an admin writes it once. */
import type { Transaction } from '../../db/connect.ts';
import type { Read } from './read.ts';

export interface Marketplace {
  name: string;
  /** Lines of the postal address. */
  address: string;
  /** Where a complaint may be sent besides the portal: an address for e-mail or post. */
  complaints: string;
  /** How the terms are called, with their date. */
  terms: string;
  /** Name and how to reach them, one for each. */
  mediators: readonly string[];
  /** A certified out-of-court dispute settlement body. */
  disputeBody: string;
}

const setting = 'marketplace';
const nothing: Marketplace = { name: '', address: '', complaints: '', terms: '', mediators: [], disputeBody: '' };

/** What nobody has written yet is empty. */
export async function marketplaceOf(read: Read): Promise<Marketplace> {
  const [row] = await read<{ value: string }>('SELECT value FROM settings WHERE name = ?', [setting]);
  return row ? { ...nothing, ...(JSON.parse(row.value) as Partial<Marketplace>) } : nothing;
}

export async function storeMarketplace(tx: Transaction, marketplace: Marketplace): Promise<void> {
  await tx.run(
    'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    [setting, JSON.stringify(marketplace)],
  );
}
