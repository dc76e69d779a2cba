/** Tells the person who looks after a seller by e-mail what the seller did; in the transaction of its cause. */
import type { Transaction } from '../../db/connect.ts';
import type { Config } from '../config.ts';
import { managerToTell } from '../stores/manager-to-tell.ts';
import { readIn } from '../stores/read.ts';
import { tellStaff, type StaffNews } from './tell-staff.ts';

export interface ToldToManager extends Omit<StaffNews, 'once'> {
  seller: number;
  /** The letter's own key: `dispute:17:filed`. */
  once: string;
}

/** Nobody is told where nobody who may sign in looks after the seller. */
export async function tellManager(
  tx: Transaction,
  setting: { config: Pick<Config, 'smtpUrl' | 'baseUrl'> },
  { seller, once, ...news }: ToldToManager,
): Promise<void> {
  const manager = await managerToTell(readIn(tx), seller);
  if (manager !== null) await tellStaff(tx, setting, [manager], { ...news, once: () => once });
}
