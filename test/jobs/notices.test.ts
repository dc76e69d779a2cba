/** Letters after a night: sent once, tried again when they were refused, never sent twice. */
import { expect } from 'chai';
import type { Context } from '../../server/context.ts';
import { sendLetters } from '../../server/letters/send-letters.ts';
import { addLetters, giveUpInterrupted, takeLetter } from '../../server/stores/letters.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { dayZero, nightContext } from '../support/marketplace.ts';
import { movingClock, type MovingClock } from '../support/moving-clock.ts';
import { addTestPerson } from '../support/people.ts';
import { openPostOffice, type PostOffice } from '../support/post-office.ts';

describeOnEachDatabase('letters', (use) => {
  let office: PostOffice;
  let context: Context;
  let clock: MovingClock;
  let person: number;
  let night = dayZero;
  before(async () => {
    office = await openPostOffice();
    clock = movingClock('2026-03-03T12:00:00Z');
    context = { ...nightContext(use(), dayZero + 1, '/nowhere', { smtpUrl: office.url }), clock };
    person = await addTestPerson(use().database, { email: 'manager@test.example', role: 'manager' });
  });
  after(() => office.close());
  beforeEach(async () => {
    office.letters.length = 0;
    office.refuses = false;
    night += 1;
    await use().database.transaction((tx) => tx.run('DELETE FROM letters'));
    const letter = { kind: 'night', subject: `Night ${night}`, body: 'One new.', createdAt: '2026-03-03T11:00:00Z' };
    // A night that is worked on again tells nobody again.
    for (let time = 0; time < 2; time++) {
      await use().database.transaction((tx) =>
        addLetters(tx, [{ ...letter, once: `night:${night}:${person}`, to: { person }, state: 'pending' }]),
      );
    }
  });

  const stored = async () => {
    const [row] = await use().database.read('SELECT id, state, attempts, sent_at FROM letters');
    return row as { id: number; state: string; attempts: number; sent_at: string | null };
  };

  it('go out once', async () => {
    expect(await sendLetters(context)).to.equal(1);
    expect(await sendLetters(context)).to.equal(0);
    expect(office.letters).to.have.length(1);
    expect(office.letters[0]).to.match(new RegExp(`To: manager@test.example[^]*Subject: Night ${night}[^]*One new.`));
    expect(await stored()).to.include({ state: 'sent', attempts: 1, sent_at: '2026-03-03T12:00:00Z' });
  });

  it('are tried again when they were refused, a minute later', async () => {
    office.refuses = true;
    await sendLetters(context);
    expect(await stored()).to.include({ state: 'pending', attempts: 1 });
    office.refuses = false;
    expect(await sendLetters(context)).to.equal(0);
    clock.forward(60);
    expect(await sendLetters(context)).to.equal(1);
    expect(await stored()).to.include({ state: 'sent', attempts: 2 });
  });

  it('are given up after eight refusals in two days', async () => {
    office.refuses = true;
    for (let time = 0; time < 12; time++) {
      await sendLetters(context);
      clock.forward(86_400);
    }
    expect(await stored()).to.include({ state: 'failed', attempts: 8 });
  });

  it('that a killed process had in its hands do not go out again', async () => {
    const { id } = await stored();
    await use().database.transaction((tx) => takeLetter(tx, id, '2026-03-20T12:10:00Z'));
    expect(await sendLetters(context)).to.equal(0);
    await use().database.transaction((tx) => giveUpInterrupted(tx, '2026-03-20T12:09:59Z'));
    expect(await stored(), 'another process may be sending it').to.include({ state: 'sending' });
    await use().database.transaction((tx) => giveUpInterrupted(tx, '2026-03-20T12:10:00Z'));
    expect(await sendLetters(context)).to.equal(0);
    expect(await stored()).to.include({ state: 'failed' });
    expect(office.letters).to.deep.equal([]);
  });

  it('go to an address of nobody who signs in, too', async () => {
    const letter = { once: 'x', kind: 'test', subject: 'Hello', body: 'Hello.', createdAt: '2026-03-03T11:00:00Z' };
    await use().database.transaction((tx) =>
      addLetters(tx, [{ ...letter, to: { address: 'law@test.example' }, state: 'pending' }]),
    );
    expect(await sendLetters(context)).to.equal(2);
    expect(office.letters[1]).to.include('To: law@test.example');
  });

  it('do not go out without a post office', async () => {
    expect(await sendLetters(nightContext(use(), dayZero + 1, '/nowhere'))).to.equal(0);
    expect(await stored()).to.include({ state: 'pending', attempts: 0 });
  });
});
