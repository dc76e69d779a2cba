/** What a seller mostly sells: counted over thirteen weeks, looked at once a week. */
import { expect } from 'chai';
import { mainCategoryStep } from '../../jobs/find-main-categories.ts';
import { dayOf, type Day } from '../../server/scoring/day.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { describeOnEachDatabase } from '../support/databases.ts';

const monday = dayOf('2026-11-16');
const [phones, laptops, unknown] = [1, 2, 3];

describeOnEachDatabase('the main categories of sellers', (use) => {
  let order = 0;

  const place = (seller: number, cell: number, day: Day, count: number) =>
    use().database.transaction((tx) =>
      tx.insertMany(
        'outcomes',
        ['order_key', 'seller', 'placed_day', 'cell'],
        Array.from({ length: count }, () => [++order, seller, day, cell]),
      ),
    );
  const work = async (night: Day) => {
    const { database } = use();
    const write = await mainCategoryStep({ night }, readCommitted(database));
    return database.transaction(write);
  };
  const found = async () =>
    (await use().database.read('SELECT seller, category FROM main_categories ORDER BY seller')).map(
      ({ seller, category }) => `${String(seller)} ${String(category)}`,
    );

  before(() =>
    use().database.transaction((tx) =>
      tx.insertMany(
        'cells',
        ['id', 'category', 'grade', 'market'],
        [
          [phones, 'smartphones', 'good', 'FR'],
          [laptops, 'laptops', 'good', 'FR'],
          [unknown, '', 'good', 'FR'],
        ],
      ),
    ),
  );

  it('are those of most orders; of equally many the first by name; orders of none do not count', async () => {
    await place(1, phones, monday - 3, 3);
    await place(1, laptops, monday - 4, 2);
    await place(2, laptops, monday - 90, 2);
    await place(2, phones, monday - 1, 2);
    await place(3, unknown, monday - 1, 5);
    await place(4, phones, monday - 91, 9);
    expect(await work(monday)).to.deep.equal({ categories: 2 });
    expect(await found()).to.deep.equal(['1 smartphones', '2 laptops']);
  });

  it('stay as they are until the next Monday, and are found again by a night worked again', async () => {
    await place(1, laptops, monday - 1, 5);
    expect(await work(monday + 1)).to.deep.equal({});
    expect(await found()).to.include('1 smartphones');
    expect(await work(monday)).to.deep.equal({ categories: 2 });
    expect(await found()).to.include('1 laptops');
    await place(1, phones, monday + 5, 9);
    expect(await work(monday + 6)).to.deep.equal({});
    expect(await work(monday + 7)).to.deep.equal({ categories: 2 });
    expect(await found()).to.deep.equal(['1 smartphones', '2 smartphones']);
  });
});
