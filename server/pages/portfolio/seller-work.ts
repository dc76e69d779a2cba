/**
 * What people do about a seller, for a section of its page: where its timeline, notes and tasks are, and who looks after it if the
 * feed says another person. `{{#if work}}{{> portfolio/seller-work work}}{{/if}}`; one query. Null for who has no part in it.
 */
import type { Database } from '../../../db/connect.ts';
import type { Person } from '../../access/route.ts';
import { address } from '../../helpers/addresses.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import { workAround } from '../../stores/assignments.ts';
import type { Seller } from '../../stores/desk-seller.ts';
import { sellerPath } from '../desk/present-seller.ts';
import { differs } from './assign-query.ts';

export async function sellerWork(database: Database, seller: Seller, person: Person | null, today: Day) {
  if (person?.role !== 'manager' && person?.role !== 'admin') return null;
  const work = await workAround(database, seller.id);
  if (!work) return null;
  const path = sellerPath(seller);
  return {
    timeline: `${path}/timeline`,
    notesHref: `${path}/notes`,
    tasksHref: address('/tasks', { whose: 'all', seller: seller.sellerId }),
    newTask: `${address('/tasks', { seller: seller.sellerId })}#new`,
    compare: address('/compare-sellers', { a: seller.sellerId }),
    assign: address('/assign', { search: seller.sellerId }),
    notes: work.notes,
    lastNote: work.lastNote,
    openTasks: work.openTasks,
    nextDue: work.nextDue,
    late: work.nextDue !== null && work.nextDue < dayText(today),
    feed: differs(work) ? work.feed : null,
    nobody: seller.managerEmail === null,
  };
}
