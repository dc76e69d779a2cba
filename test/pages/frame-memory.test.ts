/** The frame around pages is drawn once for each session and place, and shows nothing of another. */
import { expect } from 'chai';
import { createFrameMemory } from '../../server/frame-memory.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';

describe('the memory of frames', () => {
  it('draws a frame once and puts title and body in each time', () => {
    const frameOf = createFrameMemory();
    let drawn = 0;
    const draw = (title: string, body: string) => `<title>${title}</title>${++drawn}<main>${body}</main>`;
    expect(frameOf('a', draw)?.('One', 'x')).to.equal('<title>One</title>1<main>x</main>');
    // Neither a replacement pattern nor a mark in a text means anything.
    expect(frameOf('a', draw)?.('\u0002', '$& \u0001')).to.equal('<title>\u0002</title>1<main>$& \u0001</main>');
    expect(frameOf('b', draw)?.('', '')).to.equal('<title></title>2<main></main>');
  });

  it('keeps no frame that lacks the title or the body', () => {
    expect(createFrameMemory()('a', (title) => title)).to.equal(null);
    expect(createFrameMemory()('a', (title, body) => title + body + body)).to.equal(null);
  });
});

describe('the frames of two people', () => {
  let made: TestDatabase;
  let app: RunningApp;
  before(async () => {
    made = await createTestDatabase('sqlite');
    app = await startApp(made.database);
  });
  after(async () => {
    await app.close();
    await made.drop();
  });

  it('show their own name, token, place, and theme, each time they look', async () => {
    const [one, two] = [await app.signIn('manager'), await app.signIn('admin')];
    const tokenIn = (text: string) => /name="_csrf" value="([^"]+)"/.exec(text)?.[1];
    for (const round of [1, 2]) {
      const [mine, yours] = [(await one.get('/sellers')).text, (await two.get('/sellers')).text];
      expect(mine, `${round}`).to.include('manager@test.example').and.not.to.include('admin@test.example');
      expect(yours).to.include('admin@test.example').and.not.to.include('manager@test.example');
      expect(tokenIn(mine)).to.be.a('string').and.not.to.equal(tokenIn(yours));
      expect(mine).to.match(/href="\/sellers" aria-current="page"/);
      expect((await one.get('/feeds')).text).to.match(/href="\/feeds" aria-current="page"/);
    }
    await one.submit('/theme', { theme: 'dark' }, '/account');
    expect((await one.get('/sellers')).text).to.include('data-theme="dark"');
    expect((await two.get('/sellers')).text).not.to.include('data-theme');
  });
});
