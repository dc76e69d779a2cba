/** Letters after a night: sent once, tried again when they were refused, never sent twice. */
import { expect } from 'chai';
import { sendNotices } from '../../jobs/send-notices.ts';
import type { Context } from '../../server/context.ts';
import { addNotices, giveUpInterrupted, takeNotice } from '../../server/stores/notices.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { dayZero, nightContext } from '../support/marketplace.ts';
import { addTestPerson } from '../support/people.ts';
import { openPostOffice, type PostOffice } from '../support/post-office.ts';

describeOnEachDatabase('letters', (use) => {
  let office: PostOffice;
  let context: Context;
  let person: number;
  let night = dayZero;
  before(async () => {
    office = await openPostOffice();
    context = nightContext(use(), dayZero + 1, '/nowhere', { smtpUrl: office.url });
    person = await addTestPerson(use().database, { email: 'manager@test.example', role: 'manager' });
  });
  after(() => office.close());
  beforeEach(async () => {
    office.letters.length = 0;
    office.refuses = false;
    night += 1;
    const notice = { night, person, kind: 'night', subject: `Night ${night}`, body: 'One new.', createdAt: '' };
    // A night that is worked on again tells nobody again.
    for (let time = 0; time < 2; time++) {
      await use().database.transaction((tx) => addNotices(tx, [{ ...notice, state: 'pending' }]));
    }
  });

  const stored = async () => {
    const [row] = await use().database.read('SELECT id, state, attempts, sent_at FROM notices WHERE night = ?', [
      night,
    ]);
    return row as { id: number; state: string; attempts: number; sent_at: string | null };
  };

  it('go out once', async () => {
    expect(await sendNotices(context)).to.equal(1);
    expect(await sendNotices(context)).to.equal(0);
    expect(office.letters).to.have.length(1);
    expect(office.letters[0]).to.match(new RegExp(`To: manager@test.example[^]*Subject: Night ${night}[^]*One new.`));
    expect(await stored()).to.include({ state: 'sent', attempts: 1, sent_at: '2026-03-03T12:00:00Z' });
  });

  it('are tried again when they were refused', async () => {
    office.refuses = true;
    await sendNotices(context);
    expect(await stored()).to.include({ state: 'pending', attempts: 1 });
    office.refuses = false;
    expect(await sendNotices(context)).to.equal(1);
    expect(await stored()).to.include({ state: 'sent', attempts: 2 });
  });

  it('are given up after five refusals', async () => {
    office.refuses = true;
    for (let time = 0; time < 7; time++) await sendNotices(context);
    expect(await stored()).to.include({ state: 'failed', attempts: 5 });
  });

  it('that a killed process had in its hands do not go out again', async () => {
    const { id } = await stored();
    await use().database.transaction((tx) => takeNotice(tx, id));
    expect(await sendNotices(context)).to.equal(0);
    await use().database.transaction(giveUpInterrupted);
    expect(await sendNotices(context)).to.equal(0);
    expect(await stored()).to.include({ state: 'failed' });
    expect(office.letters).to.deep.equal([]);
  });

  it('do not go out without a post office', async () => {
    expect(await sendNotices(nightContext(use(), dayZero + 1, '/nowhere'))).to.equal(0);
    expect(await stored()).to.include({ state: 'pending', attempts: 0 });
  });
});
