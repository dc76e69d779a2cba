/** The files that the sample writes: one for each feed and month, flushed when the month is over, and what each day brought. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Day } from '../../server/scoring/day.ts';

export const headers = {
  orders:
    'order_id,seller_id,ordered_at,market,category,grade,price_minor,currency,buyer_ref,cancelled_at,cancelled_by',
  deliveries: 'order_id,promised_on,shipped_at,delivered_at,carrier',
  reviews: 'review_id,order_id,rating,reviewed_at,title,body,language',
  complaints: 'complaint_id,order_id,opened_at,reason,fault,first_reply_at,closed_at,resolution,withdrawn_at',
  returns: 'return_id,order_id,opened_at,reason,fault,received_at,closed_at,resolution,refund_minor',
  trade_ins:
    'trade_in_id,seller_id,offered_at,offer_minor,currency,category,received_at,inspected_at,counter_offer_minor,customer_decision,decided_at,paid_at,sent_back_at',
} as const;

export type SampleFeed = keyof typeof headers;
export const sampleFeeds = Object.keys(headers) as SampleFeed[];

export interface FeedFiles {
  /** @param name the rest of the file's name: a month, or a month and why the rows came apart from the others. */
  add(feed: SampleFeed, name: string, row: string): void;
  /** Counts a row of the feed on the day of its activity. */
  count(feed: SampleFeed, day: Day): void;
  rowsOn(feed: SampleFeed, day: Day): number;
  /** Writes every file whose name starts with the month, and returns their paths. */
  flush(month: string): string[];
  write(file: string, rows: readonly string[]): string;
}

export function feedFiles(folder: string): FeedFiles {
  const waiting = new Map<string, string[]>();
  const counts = new Map<SampleFeed, Map<Day, number>>(sampleFeeds.map((feed) => [feed, new Map()]));
  const write = (file: string, rows: readonly string[]) => {
    const path = join(folder, file);
    writeFileSync(path, rows.join('\n') + '\n');
    return path;
  };
  return {
    add: (feed, name, row) => {
      const key = `${feed}-${name}`;
      const rows = waiting.get(key);
      if (rows) rows.push(row);
      else waiting.set(key, [headers[feed], row]);
    },
    count: (feed, day) => {
      const days = counts.get(feed)!;
      days.set(day, (days.get(day) ?? 0) + 1);
    },
    rowsOn: (feed, day) => counts.get(feed)!.get(day) ?? 0,
    flush: (month) => {
      const keys = [...waiting.keys()].filter((key) => key.includes(`-${month}`)).sort();
      return keys.map((key) => {
        const rows = waiting.get(key)!;
        waiting.delete(key);
        return write(`${key}.csv`, rows);
      });
    },
    write,
  };
}

/** A text as a field of a CSV file. */
export const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
