/** Photos of an order that two people graded: the first one's first, and each says whose it is. */
import { expect } from 'chai';
import { texts } from '../../server/languages/texts.ts';
import { presentReleasedPhotos } from '../../server/pages/photos/present-photos.ts';
import { revealableOrder } from '../../server/stores/lab/revealable-order.ts';
import { readCommitted } from '../../server/stores/read.ts';
import type { ReleasedPhoto } from '../../server/stores/released-photos.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { gradeOrder } from '../support/graded-twice.ts';
import { nova, writeMarketplace } from '../support/written-marketplace.ts';

describeOnEachDatabase('the photos of an order that two people graded', (use) => {
  it('stand by grading, and each says which one', async () => {
    const { database } = use();
    await writeMarketplace(database);
    const first = await gradeOrder(database, { seller: nova });
    const second = await gradeOrder(database, {
      seller: nova,
      order: first.order,
      grading: 'second',
      by: 'bo@x.example',
    });
    const columns = ['inspection', 'sent_id', 'view', 'position', 'sha256', 'size', 'width', 'height', 'fingerprint'];
    const rest = ['caption', 'notes', 'person', 'at'];
    const rows = [second.inspection, first.inspection].flatMap((inspection) =>
      ['further', 'front'].map((view, at) => [
        ...[inspection, `${inspection}-${view}`, view, at, 'x', 1, 4, 3, '0'.repeat(16)],
        ...['', '[]', 'ada@test.example', '2026-11-20T10:00:00Z'],
      ]),
    );
    await database.transaction((tx) => tx.insertMany('lab_photos', [...columns, ...rest], rows));
    const { content } = (await revealableOrder(readCommitted(database), first.order))!;
    const released = content.photos.map(({ id }) => ({ id, marks: [] }) as unknown as ReleasedPhoto);
    const labels = (photos: typeof content.photos) =>
      presentReleasedPhotos({ photos }, released, '/x', texts('en')).map(({ label }) => label);
    const gradings = labels(content.photos).map((label) => label.split(', ').at(-1));
    expect(gradings).to.deep.equal(['first grading', 'first grading', 'second grading', 'second grading']);
    const before = content.photos.map((photo) => ({ ...photo, grading: undefined }) as never);
    expect(labels(before).join()).not.to.include('grading');
    const alone = content.photos.filter(({ grading }) => grading === 'first');
    expect(labels(alone).join()).not.to.include('grading');
  });
});
