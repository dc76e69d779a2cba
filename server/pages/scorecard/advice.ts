/** What a seller can do about each metric, and how it is said to a shop of three. */
import { metricWords } from '../desk/words.ts';

interface Advice {
  /** After the count: '14 of your 412 orders due came late'. */
  happened: string;
  /** What usually helps most, as one sentence. */
  improve: string;
}

const advice: Record<string, Advice> = {
  'late-delivery': {
    happened: 'came late',
    improve:
      'Hand parcels over the day before the last possible one, and promise a day that your carrier keeps on its bad days too.',
  },
  complaint: {
    happened: 'led to a complaint',
    improve:
      'Test battery, screen and accounts before packing, and answer within a day: most complaints begin as a question.',
  },
  return: {
    happened: 'came back for a reason on your side',
    improve:
      'Compare grade and description with the device once more before it leaves: most of these were not as described.',
  },
  'low-review': {
    happened: 'were rated with one or two stars',
    improve: 'Read the latest reviews below: one cause usually explains most of them.',
  },
  cancellation: {
    happened: 'were cancelled by you',
    improve: 'Take an offer down as soon as the last device is sold, and keep stock and offers in one place.',
  },
  'bad-order': {
    happened: 'went wrong in one way or another',
    improve: 'Look at the orders below: the ways differ, the shelf or the carrier is often the same.',
  },
  inspection: {
    happened: 'were found worse than they were sold',
    improve:
      'What was found stands on the page of each test order: compare it with how you grade, and look at the next devices of the same kind before they leave.',
  },
  'slow-reply': {
    happened: 'got no answer within 24 business hours',
    improve: 'Answer first and solve then: a short “we look into it” in time counts as an answer.',
  },
  refund: {
    happened: 'were refunded',
    improve: 'This costs no points; it is here so that you can see it.',
  },
};

export const adviceOn = (metric: string): Advice =>
  advice[metric] ?? {
    happened: `count as ${metricWords(metric).many}`,
    improve: 'Look at the orders below for what they share.',
  };
