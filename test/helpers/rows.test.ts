/** Parts of a page that are written as text: they escape what people and feeds wrote. */
import { expect } from 'chai';
import Handlebars from 'handlebars';
import { filterFields } from '../../server/helpers/filter-fields.ts';
import { lossRows } from '../../server/helpers/loss-rows.ts';
import { metricTabs } from '../../server/helpers/metric-tabs.ts';
import { orderRows } from '../../server/helpers/order-rows.ts';
import { tableHeads } from '../../server/helpers/table-heads.ts';

describe('rows of orders', () => {
  const order = { orderId: 'O-1', day: 20396, ordered: 20390, market: 'FR', category: 'phones, good', what: 'Late.' };

  it('say each day against the night, with the exact one beside', () => {
    const row = orderRows([order], 20396, 'en').toHTML();
    expect(row).to.include('<time datetime="2025-11-04" title="Tue 4 Nov 2025">yesterday</time>');
    expect(row).to.include('<time datetime="2025-10-29" title="Wed 29 Oct 2025">Wed 29 Oct</time>');
    // The same days of another night.
    expect(orderRows([order], 20400, 'en').toHTML()).to.include('title="Tue 4 Nov 2025">Tue 4 Nov</time>');
  });

  it('show a dash for what is not known', () => {
    const row = orderRows([{ ...order, day: null, market: null, category: '' }], 20396, 'en').toHTML();
    expect(row.match(/&#8211;/g)).to.have.length(3);
  });

  it('take nothing that was written for markup', () => {
    const row = orderRows([{ ...order, orderId: '<b>1', market: '"&', what: '“So späť” <i>' }], 20396, 'en').toHTML();
    expect(row).to.include('<bdi>&lt;b&gt;1</bdi>').and.to.include('&quot;&amp;');
    expect(row).to.include('<bdi>&#8220;So sp&#228;&#357;&#8221; &lt;i&gt;</bdi>');
  });
});

describe('the tabs of metrics', () => {
  const tab = { href: '/sellers/S-1?metric=return#metric', label: 'Returns', level: null, current: false };

  it('mark the one that is shown and those that stand out', () => {
    const [first = '', second = ''] = metricTabs(
      [
        { ...tab, current: true },
        { ...tab, level: 'warn' },
      ],
      'en',
    )
      .toHTML()
      .split('</li>');
    expect(first).to.include('aria-current="page"').and.not.to.include('hidden-words');
    expect(second).to.include('<svg class="mark mark-warn').and.include('<span class="hidden-words"> (warn)</span>');
  });

  it('lead nowhere else and take nothing for markup', () => {
    const drawn = metricTabs([{ ...tab, href: 'javascript:alert(1)', label: 'A <b>' }], 'en').toHTML();
    expect(drawn).to.equal('<li><a href="#">A &lt;b&gt;</a></li>');
  });
});

describe('the heads of a table', () => {
  it('sort by a link, say how they sort and what they mean', () => {
    const drawn = tableHeads([
      { key: 'name', label: 'Seller' },
      {
        key: 'score',
        label: 'Score <',
        number: true,
        className: 'wide',
        hint: '"best" first',
        href: '/sellers?sort=score',
        sorted: 'ascending',
      },
    ]).toHTML();
    expect(drawn).to.equal(
      '<th scope="col">Seller</th><th scope="col" class="number wide" aria-sort="ascending" title="&quot;best&quot; first">' +
        '<a href="/sellers?sort&#x3D;score">Score &lt;</a></th>',
    );
  });
});

describe('the fields of filters', () => {
  it('are lists and inputs, each with its label and marked where it is set', () => {
    const options = [
      { value: '', label: 'all', selected: false },
      { value: 'fr', label: 'France & Co', selected: true },
    ];
    const [search = '', list = '', drawn = '', day = ''] = filterFields([
      { name: 'search', label: 'Name', value: '"x', search: true },
      { name: 'country', label: 'Country', value: 'fr', options },
      { name: 'kind', label: 'Kind', value: '', choices: new Handlebars.SafeString('<option>as drawn</option>') },
      { name: 'from', label: 'From', value: null, type: 'date', placeholder: 'a day' },
    ])
      .toHTML()
      .split('</div>');
    expect(search).to.equal(
      '<div class="field field-search"><label for="filter-search">Name</label>' +
        '<input id="filter-search" name="search" type="search" value="&quot;x" class="is-set">',
    );
    expect(list).to.include('<select id="filter-country" name="country" class="is-set"><option value="">all</option>');
    expect(list).to.include('<option value="fr" selected>France &amp; Co</option></select>');
    expect(drawn).to.include('<select id="filter-kind" name="kind"><option>as drawn</option></select>');
    expect(day).to.include('<input id="filter-from" name="from" type="date" value="" placeholder="a day">');
  });
});

describe('rows of points lost', () => {
  it('have a bar for each, as long as its part of the longest, and lead to their metric', () => {
    const drawn = lossRows([{ label: 'A <b>', points: 2, href: '/sellers/S-1?metric=return' }], 4, 'en').toHTML();
    expect(drawn).to.include('<a href="/sellers/S-1?metric&#x3D;return">A &lt;b&gt;</a>');
    expect(drawn).to.include('class="bar-loss" width="50%"').and.to.include('<td class="number">2.00</td>');
  });

  it('say a note and a tone where there is one', () => {
    const drawn = lossRows([{ label: 'Returns', points: 1, note: 'past “warn”', tone: 'warn' }], 1, 'en').toHTML();
    expect(drawn).to.include('<th scope="row">Returns <span class="muted">past &#8220;warn&#8221;</span></th>');
    expect(drawn).to.include('class="bar-warn"');
  });
});
