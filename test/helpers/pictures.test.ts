import { expect } from 'chai';
import { dayBars, partBar, stackedBar } from '../../server/helpers/pictures/bars.ts';
import { intervalBar } from '../../server/helpers/pictures/interval-bar.ts';
import { sparkline } from '../../server/helpers/pictures/sparkline.ts';
import { unescaped } from '../support/reading.ts';

const widths = (svg: unknown) => [...String(svg).matchAll(/ width="([\d.]+)%"/g)].map(([, width]) => Number(width));

describe('pictures from the server', () => {
  it('never carry a style or a script', () => {
    const pictures = [
      sparkline([1, 2], { label: '"><script>' }, 'en'),
      intervalBar({ value: 0.1, low: 0.05, high: 0.2, label: '"><script>' }, 'en'),
      dayBars([{ rows: 1, state: 'complete', words: '"><script>' }], 'x'),
      stackedBar([{ size: 1, tone: '"><script>' }], 2),
    ].join('');
    expect(pictures).not.to.match(/<script|style=|"><s/);
  });

  it('leave a gap where a figure is missing', () => {
    const path = /<path class="trend" d="([^"]+)"/.exec(String(sparkline([1, 2, null, 3], {}, 'en')))?.[1] ?? '';
    expect(path.match(/M/g)).to.have.length(2);
    expect(String(sparkline([null, null], {}, 'en')))
      .to.include('no figures yet')
      .and.not.to.include('<path');
    expect(String(sparkline(undefined, {}, 'en'))).to.include('no figures yet');
  });

  it('say in words what they show', () => {
    expect(String(sparkline([71, 58], { label: 'Score' }, 'en'))).to.include('aria-label="Score: from 71.0 to 58.0"');
    const bar = unescaped(
      String(intervalBar({ value: 0.091, low: 0.076, high: 0.108, limit: 0.06, label: 'Late' }, 'en')),
    );
    expect(bar.replaceAll('\u202f', ' ')).to.include('Late 9.1 %, 95 % sure it is 7.6–10.8; limit above 6 %');
    expect(String(intervalBar({ value: null, label: 'Late' }, 'en')))
      .to.include('Late: no figure')
      .and.not.to.include('<circle');
  });

  it('add up: the parts of a whole fill it', () => {
    const [ground, ...parts] = widths(stackedBar([{ size: 58 }, { size: 27.41 }, { size: 14.59 }], 100));
    expect(ground).to.equal(100);
    expect(parts.reduce((sum, one) => sum + one, 0)).to.be.closeTo(100, 0.2);
    expect(widths(partBar(27.41, 50, 'loss'))).to.deep.equal([54.8]);
    expect(widths(partBar(null, 50, 'loss'))).to.deep.equal([]);
  });

  it('show a day without rows as something that is missing', () => {
    const bars = String(
      dayBars(
        [
          { rows: 0, state: 'none', words: 'Mon: 0 rows' },
          { rows: 9, state: 'complete', words: 'Tue: 9 rows' },
        ],
        'Returns: 9 rows in 2 days',
      ),
    );
    expect(bars)
      .to.include('class="bar-none"')
      .and.to.include('Returns: 9 rows in 2 days')
      .and.to.include('<title>Mon: 0 rows</title>');
  });
});
