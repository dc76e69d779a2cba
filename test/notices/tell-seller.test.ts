/** Telling a seller something: once, in every language, to those of its people who want it by e-mail. */
import { expect } from 'chai';
import type { Texts } from '../../server/languages/texts.ts';
import { tellSeller } from '../../server/notices/tell-seller.ts';
import { wantsByMail } from '../../server/stores/notice-readers.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { storePreferences } from '../../server/stores/preferences.ts';
import { callAllRead, countNotices, noticesTo, noticeTo, noteReading } from '../../server/stores/seller-notices.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { addTestPerson } from '../support/people.ts';
import { nova, quiet, writeMarketplace } from '../support/written-marketplace.ts';

const config = { smtpUrl: 'smtp://post.example', baseUrl: 'https://assay.example' };
const at = '2026-11-22T09:30:00Z';
const first = { size: 25, page: 1 };
const say = (t: Texts) => ({ subject: t('today'), paragraphs: ['Lot 7 <b>', t('yesterday')] });

describeOnEachDatabase('a seller that is told something', (use) => {
  let rosa: number;
  let jean: number;
  let other: number;
  const read = () => readCommitted(use().database);
  const tell = (once: string, seller: number | null, kind: 'dispute' | 'rules' = 'dispute') =>
    use().database.transaction((tx) =>
      tellSeller(tx, { config }, { once, seller, kind, level: 'fine', page: `/disputes/${once}`, at, say }),
    );
  const letters = () =>
    read()<{ once: string; language: string; subject: string; body: string }>(
      'SELECT once, language, subject, body FROM letters ORDER BY id',
    );

  before(async () => {
    await writeMarketplace(use().database);
    const person = (email: string, seller: number, language: string | null) =>
      addTestPerson(use().database, { email, role: 'seller', seller, language });
    rosa = await person('rosa@nova.example', nova, 'it');
    jean = await person('jean@nova.example', nova, null);
    other = await person('other@quiet.example', quiet, 'en');
  });

  it('finds it in its inbox and in the post of each of its people, in their language, once', async () => {
    const id = await tell('7', nova);
    expect(await tell('7', nova)).to.equal(null);
    const post = await letters();
    expect(post.map(({ once, language, subject }) => [once, language, subject])).to.deep.equal([
      [`7:${rosa}`, 'it', 'oggi'],
      [`7:${jean}`, 'fr', 'aujourd’hui'],
    ]);
    expect(post[1]!.body).to.equal(
      'Lot 7 <b>\n\nhier\n\nTout le détail\u00a0:\nhttps://assay.example/disputes/7\n\nChoisir les e-mails que vous recevez\u00a0:\nhttps://assay.example/notices/choices\n',
    );
    const [told] = await noticesTo(read(), { person: rosa, seller: nova }, {}, first);
    expect(told).to.include({ id, kind: 'dispute', page: '/disputes/7', toldAt: at, isUnread: true, openedAt: null });
    expect(told!.texts!['de']).to.deep.equal({ subject: 'heute', paragraphs: ['Lot 7 <b>', 'gestern'] });
  });

  it('is the only one that finds it, unless it is told to all', async () => {
    const [theirs, ours] = [
      { person: other, seller: quiet },
      { person: rosa, seller: nova },
    ];
    const [told] = await noticesTo(read(), ours, {}, first);
    expect(await noticesTo(read(), theirs, {}, first)).to.deep.equal([]);
    expect(await noticeTo(read(), theirs, told!.id)).to.equal(null);
    const rules = await tell('rules:2', null, 'rules');
    expect((await noticesTo(read(), theirs, {}, first)).map(({ id }) => id)).to.deep.equal([rules]);
    expect(await countNotices(read(), ours, { kind: 'rules' })).to.equal(1);
    expect((await letters()).filter(({ once }) => once.startsWith('rules'))).to.have.length(3);
  });

  it('reads it for each person apart, and keeps who opened it first; others do not learn who', async () => {
    const [rules] = await noticesTo(read(), { person: other, seller: quiet }, { kind: 'rules' }, first);
    await use().database.transaction((tx) => callAllRead(tx, { person: rosa, seller: nova }, at));
    const asRosa = { person: rosa, seller: nova };
    expect(await countNotices(read(), asRosa, { unread: true })).to.equal(0);
    expect((await noticeTo(read(), asRosa, rules!.id))!.openedAt).to.equal(null);
    expect(await countNotices(read(), { person: jean, seller: nova }, { unread: true })).to.equal(2);
    for (const when of ['2026-11-22T10:00:00Z', '2026-11-22T11:00:00Z'])
      await use().database.transaction((tx) => noteReading(tx, rules!.id, rosa, when));
    expect(await noticeTo(read(), { person: jean, seller: nova }, rules!.id)).to.include({
      ...{ openedAt: '2026-11-22T10:00:00Z', openedBy: 'Test seller', isUnread: true },
    });
    expect(await noticeTo(read(), { person: other, seller: quiet }, rules!.id)).to.include({ openedAt: null });
  });

  it('writes no e-mail of a kind that a person does not want', async () => {
    await storePreferences(use().database, rosa, { language: 'it', quiet: ['dispute', 'rules'] });
    await tell('8', nova);
    await tell('rules:3', nova, 'rules');
    const post = (await letters()).map(({ once }) => once);
    expect(post).to.include(`8:${jean}`).and.not.to.include(`8:${rosa}`);
    expect(post).to.include(`rules:3:${rosa}`);
    expect([wantsByMail('statement', ['statement']), wantsByMail('verdict', ['verdict'])]).to.deep.equal([true, false]);
  });
});
