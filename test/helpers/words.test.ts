import { expect } from 'chai';
import Handlebars from 'handlebars';
import { helpers } from '../../server/helpers/index.ts';
import { address, columnHeads, pagerOf } from '../../server/helpers/addresses.ts';
import { mark, shapeOf, statusWord } from '../../server/helpers/marks.ts';
import { wordsIn } from '../../server/helpers/words-in.ts';
import { classes, safeUrl, said } from '../../server/helpers/words.ts';

describe('words for templates', () => {
  it('says them as people do', () => {
    expect(wordsIn('en').list(['orders', 'reviews', 'returns'])).to.equal('orders, reviews and returns');
    expect(said('mobile_operator')).to.equal('mobile operator');
    expect(classes('row', false, null, 'is-chosen')).to.equal('row is-chosen');
  });

  it('lets only addresses into href that lead to a page', () => {
    for (const good of ['/', '/today?page=2', '?page=2', '#losses', 'https://example.com/a', 'mailto:a@example.com'])
      expect(safeUrl(good)).to.equal(good);
    for (const bad of [
      'javascript:alert(1)',
      ' JaVaScRiPt:alert(1)',
      '//elsewhere',
      '/\\elsewhere',
      'data:text/html,x',
      null,
      7,
    ])
      expect(safeUrl(bad), String(bad)).to.equal('#');
  });

  it('puts figures into a data attribute from which nothing escapes', () => {
    const handlebars = Handlebars.create();
    handlebars.registerHelper(helpers as never);
    const html = handlebars.compile('<canvas data-chart="{{json series}}"></canvas>')({
      series: { label: `"><script>alert('x')</script>`, points: [0.1, null] },
    });
    const attribute = /^<canvas data-chart="([^"<>]*)"><\/canvas>$/.exec(html)?.[1] ?? '';
    const text = attribute
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&#x27;', "'");
    expect(JSON.parse(text.replaceAll('&#x3D;', '='))).to.deep.equal({
      label: `"><script>alert('x')</script>`,
      points: [0.1, null],
    });
  });
});

describe('a status', () => {
  const levels = ['too-few', 'stale', 'fine', 'watch', 'warn', 'limit', 'suspend'];

  it('has a shape of its own for each level', () => {
    expect(
      new Set(levels.map((level) => String(mark(level, false)).replace(/class="mark mark-\S+"/, ''))).size,
    ).to.equal(7);
  });

  it('is an outline while it is only recommended', () => {
    for (const level of ['warn', 'limit', 'suspend']) {
      expect(String(mark(level, true))).to.include('class="line"');
      expect(String(mark(level, false))).to.include('class="filled"');
    }
  });

  it('knows the words of the program', () => {
    expect(shapeOf('none')).to.equal('fine');
    expect(shapeOf('behind')).to.equal('stale');
    expect(shapeOf('a word nobody knows')).to.equal('too-few');
    for (const word of ['constructor', 'toString', '__proto__']) {
      expect(shapeOf(word)).to.equal('too-few');
      expect(statusWord(word).replaceAll(' ', '_')).to.equal(word);
      expect(said(word)).to.equal(word.replaceAll('_', ' '));
    }
    expect(statusWord('too_few')).to.equal('too few orders');
    expect(statusWord(null)).to.equal('–');
  });
});

describe('addresses of a table', () => {
  it('keep what is set and leave out what is not', () => {
    expect(address('/sellers', { kind: 'trader', page: 3, level: null }, { page: null })).to.equal(
      '/sellers?kind=trader',
    );
    expect(address('/sellers', { q: 'a&b=c' })).to.equal('/sellers?q=a%26b%3Dc');
  });

  it('turn the order round when a sorted head is pressed, and start at page one', () => {
    const columns = [{ key: 'score', label: 'Score', sort: 'descending' as const }];
    const href = (query: object) => columnHeads(columns, '/s', { ...query, page: 4 })[0]?.href;
    expect(href({})).to.equal('/s?sort=-score');
    expect(href({ sort: '-score' })).to.equal('/s?sort=score');
    expect(columnHeads(columns, '/s', { sort: '-score' })[0]?.sorted).to.equal('descending');
  });

  it('page through', () => {
    expect(pagerOf('/s', {}, 1, 50, 0)).to.deep.equal({ from: 0, to: 0, total: 0, previous: null, next: null });
    expect(pagerOf('/s', { kind: 'x' }, 2, 50, 120)).to.deep.equal({
      from: 51,
      to: 100,
      total: 120,
      previous: '/s?kind=x',
      next: '/s?kind=x&page=3',
    });
  });
});
