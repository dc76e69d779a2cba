/** Marks on photos, fingerprints and the order of views: the pure rules. */
import { expect } from 'chai';
import fc from 'fast-check';
import { blank, fingerprintDistance, fingerprintOf, side } from '../../server/lab/fingerprint.ts';
import { mostMarks, readMarks } from '../../server/lab/photo-marks.ts';
import { inViewOrder, labelOfView, missingViews } from '../../server/lab/photo-order.ts';

const shades = fc.uint8Array({ minLength: side * side, maxLength: side * side });
const prints = fc.stringMatching(/^[0-9a-f]{16}$/);

describe('marks on a photo', () => {
  const mark = { shape: 'box', x1: 0.1, y1: 0.2, x2: 0.5, y2: 0.4, word: 'Crack' };

  it('are read from JSON as the docstring says, or not at all', () => {
    expect(readMarks('[{"shape":"box","x1":0.1,"y1":0.2,"x2":0.5,"y2":0.40001,"word":"Crack"}]')).to.deep.equal([mark]);
    for (const wrong of [
      ...['', '{}', 'null', '[1]', '[{"shape":"box"}]'],
      JSON.stringify([{ ...mark, shape: 'script' }]),
      JSON.stringify([{ ...mark, x1: 1.01 }]),
      JSON.stringify([{ ...mark, x1: '0.1' }]),
      JSON.stringify([{ ...mark, onload: 'x' }]),
      JSON.stringify([{ ...mark, word: 'x'.repeat(61) }]),
      JSON.stringify(Array.from({ length: mostMarks + 1 }, () => mark)),
    ])
      expect(readMarks(wrong), wrong).to.equal(null);
  });

  it('come back the same when they are written and read', () => {
    const place = fc.integer({ min: 0, max: 1_000 }).map((thousandth) => thousandth / 1_000);
    const one = fc.record({
      ...{ x1: place, y1: place, x2: place, y2: place, shape: fc.constantFrom('box', 'arrow') },
      word: fc.string({ maxLength: 60 }).map((text) => text.trim()),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: mostMarks }), (marks) => {
        expect(readMarks(JSON.stringify(marks))).to.deep.equal(marks);
      }),
    );
  });
});

describe('a fingerprint', () => {
  it('is 16 digits, half of its bits set, and the one of nothing where there is nothing', () => {
    expect(fingerprintOf(new Uint8Array(side * side))).to.equal('0000000000000000');
    fc.assert(
      fc.property(shades, (own) => {
        const print = fingerprintOf(own);
        expect(print).to.match(/^[0-9a-f]{16}$/);
        if (print !== blank) expect(fingerprintDistance(print, '0000000000000001')).to.be.within(31, 33);
      }),
    );
  });

  it('does not mind how bright or how strong the picture is', () => {
    fc.assert(
      fc.property(shades, (own) => {
        const paler = own.map((shade) => 100 + Math.floor(shade / 4));
        const distance = fingerprintDistance(fingerprintOf(own), fingerprintOf(paler));
        if (distance !== null) expect(distance).to.be.at.most(6);
      }),
    );
  });

  it('lies at a distance that is a distance', () => {
    expect(fingerprintDistance('00000000000000ff', '000000000000000f')).to.equal(4);
    expect(fingerprintDistance(blank, 'ffffffffffffffff')).to.equal(null);
    fc.assert(
      fc.property(prints, prints, prints, (a, b, c) => {
        fc.pre(![a, b, c].includes(blank));
        const [ab, bc, ac] = [fingerprintDistance(a, b), fingerprintDistance(b, c), fingerprintDistance(a, c)];
        expect(fingerprintDistance(a, a)).to.equal(0);
        expect(ab).to.equal(fingerprintDistance(b, a));
        expect(ac).to.be.at.most(ab! + bc!);
      }),
    );
  });
});

describe('the views of an inspection', () => {
  const views = [
    { key: 'front', label: 'Front' },
    { key: 'back', label: 'Back' },
  ];

  it('come in the order of the checklist, then as they were taken', () => {
    const photos = [
      { view: 'further', position: 1 },
      { view: 'back', position: 2 },
      { view: 'front', position: 4 },
      { view: 'front', position: 3 },
    ];
    expect(inViewOrder(photos, views).map(({ position }) => position)).to.deep.equal([3, 4, 2, 1]);
    expect(
      inViewOrder(
        [
          { view: 'further', position: 1 },
          { view: 'front', position: 2 },
        ],
        views,
      )[0]?.view,
    ).to.equal('front');
  });

  it('are missing until a photo shows them', () => {
    expect(missingViews([{ view: 'back' }], views)).to.deep.equal([views[0]]);
    expect(labelOfView('back', views)).to.equal('Back');
    expect(labelOfView('further', views)).to.equal('Further picture');
  });
});
