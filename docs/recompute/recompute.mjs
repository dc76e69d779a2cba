/**
 * Recomputes a seller's score, the points lost, the cap, every reading and the evidence from its own export, and holds each figure
 * against the one that was published. Node 20 or newer, nothing to install, no network:
 *
 *   node recompute.mjs recompute-SELLER-2026-11-21.json        (or the .csv)
 *
 * Ends with 0 if everything agrees, 1 if something does not, 2 if the file cannot be read. README.md tells what each table holds.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { gunzipSync } from 'node:zlib';

const levels = ['warn', 'limit', 'suspend'];
const idOf = { order: 'order_id', test_order: 'test_order', device: 'trade_in_id' };
const capOf = { limit: 59, suspend: 29 };
const unit = 1_000_000;
const round = (value, to) => Math.round(value * to) / to + 0;
const sum = (values) => values.reduce((total, one) => total + one, 0);
const halved = (nights, halfLife) => 2 ** (-nights / halfLife);
/** The last of the rows, oldest first, that held on a day; a row without a day holds from the beginning. */
const inForce = (rows, day) => rows.findLast(({ from }) => from === null || from <= day);

/** @param tables those of the export; days are whole numbers since 1970-01-01 */
export function recompute(tables) {
  const [{ night }] = tables.about;
  const metrics = tables.metric.map((metric) => readingOf(knownOf(tables, metric.metric), metric, night));
  const scores = ['seller', 'trade-in'].map((family) => {
    const own = metrics.filter((one) => one.family === family);
    return { family, ...scoreOf(own), evidence: family === 'seller' ? evidenceOfSeller(own) : null };
  });
  return { night, metrics, scores };
}

/** All that the export says of one metric. */
function knownOf(tables, metric) {
  const own = (name) => tables[name].filter((row) => row.metric === metric);
  const benchmarks = new Map(tables.benchmark.map(({ from }) => [from, new Map()]));
  for (const { from, category, grade, market, month, risk } of own('risk'))
    benchmarks.get(from)?.set([category, grade, market, month].join('\t'), risk);
  const curves = own('curve').map(({ from, shares }) => ({ from, shares: String(shares).split(' ').map(Number) }));
  const named = Object.fromEntries(
    ['rule', 'prior', 'clustering', 'posted', 'event', 'ledger', 'excused', 'release'].map((name) => [name, own(name)]),
  );
  return { ...named, curves, benchmarks, tables };
}

/** One order, test order or device each: the day its risk opened, and its risk in millionths. Excused ones are out of the metric. */
function countedOf({ tables, event, benchmarks }, { subject, base }) {
  const excused = new Set(event.filter(({ excused_by: why }) => why !== null).map(({ id }) => id));
  const versions = [...benchmarks].map(([from, risks]) => ({ from, risks }));
  return tables[subject].flatMap((one) => {
    const opened = one[base];
    if (opened === null || excused.has(one[idOf[subject]])) return [];
    return [{ opened, risk: subject === 'order' ? riskOf(one, opened, inForce(versions, opened)?.risks) : unit }];
  });
}

function riskOf({ category, grade, market }, opened, risks) {
  if (!risks || risks.size === 0) return unit;
  const month = new Date(opened * 86_400_000).getUTCMonth() + 1;
  const cell = [category, grade, market].join('\t');
  return risks.get(`${cell}\t`) ?? risks.get(`${cell}\t${month}`) ?? unit;
}

/** Step 1: what each night observed and expected, from the orders alone. */
function nightsFromOrders(known, metric, counted, night) {
  const nightOf = new Map(known.posted.map((row) => [row.day, row.night]));
  const risks = new Map();
  for (const { opened, risk } of counted) risks.set(opened, (risks.get(opened) ?? 0) + risk);
  const units = new Map();
  for (const [opened, risk] of risks) {
    const { shares } = inForce(known.curves, opened);
    shares.forEach((share, age) => {
      const by = nightOf.get(opened + age);
      if (by !== undefined) units.set(by, (units.get(by) ?? 0) + risk * (share - (shares[age - 1] ?? 0)));
    });
  }
  const observed = new Map();
  for (const { night: by, taken_out: out } of known.event)
    if (by !== null && by <= night && (out === null || out > night)) observed.set(by, (observed.get(by) ?? 0) + 1);
  const nights = [...new Set([...units.keys(), ...observed.keys()])].sort((a, b) => a - b);
  return nights.map((by) => {
    const { acceptable, delta } = inForce(known.rule, by);
    const expected = Math.max(0, ((units.get(by) ?? 0) / (unit * unit)) * (acceptable ?? 0) * (1 + delta));
    return { night: by, observed: observed.get(by) ?? 0, expected };
  });
}

/** Step 2: the same from the ledger, in which what was learned late stands on the night that learned it. */
function nightsFromLedger({ ledger, event, excused }, night) {
  const rows = new Map(ledger.map((row) => [row.night, { ...row, observed: row.observed + row.withdrawn }]));
  const rowOf = (by) => {
    if (!rows.has(by)) rows.set(by, { night: by, observed: 0, expected: 0 });
    return rows.get(by);
  };
  for (const { night: by, taken_out: out } of event)
    if (by !== null && rows.has(by) && out !== null && out <= night) rows.get(by).observed -= 1;
  const changed = new Set();
  for (const { night: by, learned, expected } of excused) {
    rowOf(learned).expected += expected;
    rowOf(by).expected -= expected;
    changed.add(rowOf(by)).add(rowOf(learned));
  }
  for (const row of changed) row.expected = Math.max(0, row.expected);
  const all = [...rows.values()].sort((a, b) => a.night - b.night);
  return all.map(({ night: by, observed, expected }) => ({ night: by, observed: Math.max(0, observed), expected }));
}

/** Step 3: night by night, the decayed sums and the evidence. */
function replay(known, rows, night) {
  let state = null;
  const releases = known.release.filter((one) => one.night < night).sort((a, b) => a.night - b.night);
  const release = (before) => {
    while (state && releases[0] && releases[0].night < before) state.evidence[releases.shift().level] = null;
  };
  for (const { night: at, observed, expected } of rows) {
    release(at);
    const { acceptable, half_life_days: halfLife, restart, ratios: text, ...rule } = inForce(known.rule, at);
    const ratios = String(text).split(' ').map(Number);
    const nights = state ? at - state.night : 0;
    const before = state ?? { first: at, observed: 0, expected: 0, nowObserved: 0, nowExpected: 0, evidence: {} };
    const kept = halved(nights, halfLife);
    const decayed = round(before.expected * kept + expected, 1e9);
    const daily = perDay(decayed, at - before.first, halfLife);
    const keptNow = halved(nights, currentHalfLife(daily));
    const phi = 1 + (inForce(known.clustering, at)?.cv2 ?? 0) * 7 * daily;
    const evidence = {};
    for (const level of levels) {
      if (acceptable === null || rule[level] === null) continue;
      const atLevel = (expected * rule[level]) / acceptable;
      const seed = ((state ? nights : 1) * restart) / ratios.length;
      const grid = before.evidence[level] ?? ratios.map(() => -Infinity);
      evidence[level] = ratios.map((ratio, index) => {
        const growth = (observed * Math.log(ratio) - (ratio - 1) * atLevel) / phi;
        return round(logSum(grid[index], Math.log(seed)) + growth, 1e6);
      });
    }
    const nowObserved = round(before.nowObserved * keptNow + observed, 1e9);
    const nowExpected = round(before.nowExpected * keptNow + expected, 1e9);
    const all = round(before.observed * kept + observed, 1e9);
    const levelsBefore = { ...before.evidence, ...evidence };
    state = {
      night: at,
      first: before.first,
      observed: all,
      expected: decayed,
      nowObserved,
      nowExpected,
      evidence: levelsBefore,
    };
  }
  release(Infinity);
  return state;
}

const logSum = (a, b) => {
  const high = Math.max(a, b);
  return high === -Infinity ? high : high + Math.log1p(Math.exp(Math.min(a, b) - high));
};
const perDay = (expected, days, halfLife) => {
  const daily = halved(1, halfLife);
  return (expected * (1 - daily)) / (1 - daily ** (days + 1));
};
const currentHalfLife = (daily) => (daily > 0 ? Math.min(180, Math.max(30, 2.1 / daily)) : 180);

/** Step 4: the figures of one metric. */
function readingOf(known, metric, night) {
  const { metric: key, family, level, missing, last_day: asOf, last_night: lastNight, horizon, unposted } = metric;
  const rule = inForce(known.rule, night);
  const counted = countedOf(known, metric);
  // What was learned or taken out since waits, with the days themselves, for the next night that posts.
  const until = lastNight ?? night;
  const orders = nightsFromOrders(known, metric, counted, until);
  const ledger = nightsFromLedger(known, until);
  const state = replay(known, ledger, night);
  const stale = asOf === null ? 0 : Math.max(0, night - asOf);
  const reading = { metric: key, family, level, missing: missing === 1, stale, rule, orders, ledger, asOf, horizon };
  if (!rule || asOf === null || missing === 1) return { ...reading, state: 'missing' };
  const window = windowOf(known, counted, rule, asOf, until, unposted ?? 0);
  if (rule.acceptable === null) {
    const begun = known.posted[0].day - rule.window_days;
    const never = !counted.some(({ opened }) => opened <= asOf && opened > begun);
    const shown = stale > 0 ? 'stale' : window.exposure > 0 ? 'ok' : 'too_few';
    return never ? { ...reading, state: shown } : { ...reading, ...window, state: shown };
  }
  if (!state || state.expected <= 0) return { ...reading, state: stale > 0 ? 'stale' : 'too_few' };
  const quiet = Math.max(0, lastNight - state.night);
  const kept = halved(quiet, rule.half_life_days);
  const [observed, expected] = [state.observed * kept, state.expected * kept];
  const estimated = inForce(known.prior, night);
  const prior = estimated?.shape == null ? { shape: rule.prior_shape, rate: rule.prior_rate } : estimated;
  const [A, B] = [prior.shape + observed, prior.rate + expected];
  const daily = perDay(expected, state.night + quiet - state.first, rule.half_life_days);
  const keptNow = halved(quiet, currentHalfLife(daily));
  const loosened = Math.min(1, rule.prior_rate / prior.rate);
  const nowA = prior.shape * loosened + state.nowObserved * keptNow;
  const nowB = prior.rate * loosened + state.nowExpected * keptNow;
  const byLevel = (of) => Object.fromEntries(levels.map((one) => [one, rule[one] === null ? null : of(one)]));
  const logs = byLevel((one) => (state.evidence[one] ?? []).reduce(logSum, -Infinity));
  return {
    ...{ ...reading, ...window, observed, expected, A, B, logs },
    rate: (A / B) * rule.acceptable,
    lately: (nowA / nowB) * rule.acceptable,
    low: gammaQuantile(0.025, A, B) * rule.acceptable,
    high: gammaQuantile(0.975, A, B) * rule.acceptable,
    reliability: expected / (expected + prior.rate),
    above: byLevel((one) => gammaUpper(nowA, (nowB * rule[one]) / rule.acceptable)),
    evidence: byLevel((one) => Math.min(1e6, Math.exp(logs[one]))),
    state: stale > 0 ? 'stale' : expected < 1 ? 'too_few' : 'ok',
    loss: rule.limit === null ? null : lossOf(A, B, rule),
  };
}

/** The plain counts of the last days: events, and orders by the share of their risk that has passed. */
function windowOf({ event, posted, curves }, counted, { window_days: days }, asOf, night, unposted) {
  const isIn = (opened) => opened <= asOf && opened > asOf - days;
  const passed = new Set(posted.map(({ day }) => day));
  const events = event.filter(
    ({ day, opened, night: by, taken_out: out }) =>
      isIn(opened) && day <= asOf && (out === null || out > night) && (by === null ? !passed.has(day) : by <= night),
  ).length;
  const exposures = counted.flatMap(({ opened }) => {
    if (!isIn(opened)) return [];
    const { shares } = inForce(curves, opened);
    return [shares[Math.min(asOf - opened, shares.length - 1)]];
  });
  return { events, exposure: sum(exposures) / unit - unposted };
}

/** Step 5: the expected loss, 30 at the acceptable rate, 60 at the limit, 100 at the suspend threshold and beyond. */
function lossOf(A, B, { acceptable, limit, suspend }) {
  const [c1, c2] = [limit / acceptable, suspend / acceptable];
  const beyond = (c) => (A / B) * gammaUpper(A + 1, B * c) - c * gammaUpper(A, B * c);
  const [second, third] = [30 / (c1 - 1), 40 / (c2 - c1)];
  return 30 * (A / B) + (second - 30) * beyond(1) + (third - second) * beyond(c1) - third * beyond(c2);
}

/** Step 6: points in whole cents, the cap, the score. */
function scoreOf(metrics) {
  const present = metrics.filter(
    ({ rule, expected, stale, loss }) => rule?.weight > 0 && loss != null && expected > 0 && stale <= rule.stale_nights,
  );
  const weight = sum(present.map(({ rule }) => rule.weight));
  const whole = sum(metrics.filter(({ missing, rule }) => !missing && rule).map(({ rule }) => rule.weight));
  const points = present.map(({ rule, loss }) => (rule.weight / weight) * loss);
  const cents = wholeCents(points);
  const losses = Object.fromEntries(present.map(({ metric }, index) => [metric, cents[index] / 100]));
  const state =
    present.length === 0 || weight * 2 < whole || sum(present.map(({ expected }) => expected)) < 1
      ? 'provisional'
      : 'ranked';
  if (present.length === 0) return { score: null, state, cap: null, losses };
  const cap = metrics.reduce((least, { level }) => Math.min(least, capOf[level] ?? 100), 100);
  const before = 10_000 - sum(cents);
  const score = cap < 100 - sum(points) ? Math.min(before, cap * 100) : before;
  if (score < before) losses.cap = (before - score) / 100;
  return { score: score / 100, state, cap: cap === 100 ? null : cap, losses };
}

/** Rounded down, then a cent each to the largest remainders, of two alike to the one that stands first. */
function wholeCents(points) {
  const exact = points.map((one) => one * 100);
  const cents = exact.map(Math.floor);
  let left = Math.round(sum(exact)) - sum(cents);
  const order = exact.map((one, index) => ({ index, rest: one - Math.floor(one) }));
  order.sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of order) if (left-- > 0) cents[index] += 1;
  return cents;
}

/** ½ · evidence of bad orders + ½ · mean of the metrics that carry weight, at warn. */
function evidenceOfSeller(metrics) {
  const of = ({ logs }) => (logs?.warn == null ? [] : [Math.exp(logs.warn)]);
  const [screen] = metrics.filter(({ metric }) => metric === 'bad-order').flatMap(of);
  const others = metrics.filter(({ rule }) => rule?.weight > 0).flatMap(of);
  const mean = others.length > 0 ? sum(others) / others.length : null;
  const both = screen === undefined ? mean : mean === null ? screen : (screen + mean) / 2;
  return both === null || both === 0 ? null : Math.min(1e6, both);
}

/** ln Γ(x), Lanczos. */
function logGamma(x) {
  const parts = [676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905];
  parts.push(-0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7);
  const series = parts.reduce((total, part, index) => total + part / (x + index), 0.9999999999998099);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(x + 6.5) - x - 6.5 + Math.log(series);
}

/** Q(a, x), the upper regularised incomplete gamma function: in a spreadsheet 1 − GAMMA.DIST(x, a, 1, TRUE). */
function gammaUpper(a, x) {
  if (x <= 0) return 1;
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let [part, total] = [1 / a, 1 / a];
    for (let n = a + 1; part > total * 1e-17; n++) total += part *= x / n;
    return 1 - scale * total;
  }
  let [b, c, d] = [x + 1 - a, 1e300, 1 / (x + 1 - a)];
  let h = d;
  for (let i = 1; i < 100_000; i++) {
    b += 2;
    d = 1 / (-i * (i - a) * d + b);
    c = b - (i * (i - a)) / c;
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return scale * h;
}

/** The value that a share p of Gamma(A, B) lies below, by halving. */
function gammaQuantile(p, A, B) {
  let [low, high] = [0, A + 1];
  while (1 - gammaUpper(A, high) < p) high *= 2;
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (1 - gammaUpper(A, middle) < p) low = middle;
    else high = middle;
  }
  return low / B;
}

const textColumns = new Set(
  (
    'format seller_id metric family subject base level version shares ratios order_id category grade market trade_in_id ' +
    'test_order id carrier cancelled_by excused_by state'
  ).split(' '),
);

/** A cell as it is worked with: text as text, a day as a whole number, else a number or null. */
function valueOf(column, cell) {
  if (['category', 'grade', 'market'].includes(column)) return cell ?? '';
  if (cell === null || cell === '' || textColumns.has(column)) return cell === '' ? null : cell;
  return /^\d{4}-\d\d-\d\d$/.test(cell) ? Date.parse(`${cell}T00:00:00Z`) / 86_400_000 : Number(cell);
}

/** The tables of an export, JSON or CSV, as it came or with .gz. */
export function readTables(bytes) {
  const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8').replace(/^\uFEFF/, '');
  const rowIn = (columns, cells) =>
    Object.fromEntries(columns.map((column, index) => [column, valueOf(column, cells[index])]));
  if (text.startsWith('{')) {
    const { tables } = JSON.parse(text);
    return Object.fromEntries(
      Object.entries(tables).map(([name, { columns, rows }]) => [name, rows.map((row) => rowIn(columns, row))]),
    );
  }
  const [head, ...rows] = csvRows(text);
  if (head?.[0] !== 'table') throw new Error('this is no export to recompute from');
  const tables = Object.fromEntries(tableNames.map((name) => [name, []]));
  for (const cells of rows) tables[cells[0]].push(rowIn(head, cells));
  return tables;
}

const tableNames = (
  'about metric rule curve prior clustering order test_order device benchmark risk posted event ledger excused release ' +
  'reading score loss'
).split(' ');

/** RFC 4180. */
function csvRows(text) {
  const rows = [];
  let row = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r\n|\n|$)/g)) {
    if (row.length === 0 && end === '' && !quoted && !plain) break;
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** Each figure beside the published one; what differs is marked. */
export function compare({ metrics, scores }, tables) {
  const [lines, faults] = [[], []];
  let figures = 0;
  const check = (what, own, published, tolerance = 0) => {
    figures += 1;
    const near = Math.abs((own ?? NaN) - (published ?? NaN)) <= tolerance;
    if (own !== (published ?? null) && !near) faults.push(`${what}: recomputed ${own}, published ${published}`);
  };
  for (const one of metrics) {
    const { metric, orders, ledger } = one;
    const published = tables.reading.find((row) => row.metric === metric);
    if (!published) continue;
    check(`${metric} state`, one.state, published.state);
    check(`${metric} events`, one.events ?? null, published.events);
    check(`${metric} exposure`, one.exposure ?? null, published.exposure, 1e-6);
    for (const name of ['expected', 'rate', 'low', 'high', 'reliability'])
      check(`${metric} ${name}`, one[name] ?? null, published[name], 2e-9 + 1e-8 * (one[name] ?? 0));
    for (const level of levels) {
      check(`${metric} chance above ${level}`, one.above?.[level] ?? null, published[`above_${level}`], 1e-6);
      const odds = one.evidence?.[level] ?? null;
      check(`${metric} evidence of ${level}`, odds, published[`evidence_${level}`], 6e-4 + 1e-9 * (odds ?? 0));
    }
    const late = nightsApart(orders, ledger);
    for (const { night, own, entered } of late.observed)
      faults.push(`${metric}, night of ${dayText(night)}: ${own} events from the orders, ${entered} in the ledger`);
    lines.push(`${metric}: ${[countWords(one), ...rateWords(one)].join(', ')}${oddsWords(one)}${late.words}`);
  }
  for (const { family, score, state, cap, losses, evidence } of scores) {
    const published = tables.score.find((row) => row.family === family);
    if (!published) continue;
    check(`${family} score`, score, published.score);
    check(`${family} state`, state, published.state);
    check(`${family} cap`, cap, published.cap);
    check(`${family} evidence`, evidence, published.evidence, 6e-4 + 1e-9 * (evidence ?? 0));
    const points = tables.loss.filter((row) => row.family === family);
    for (const metric of new Set([...Object.keys(losses), ...points.map((row) => row.metric)]))
      check(`points of ${metric}`, losses[metric] ?? null, points.find((row) => row.metric === metric)?.points);
    const parts = Object.entries(losses).map(([metric, lost]) => `${metric} −${lost.toFixed(2)}`);
    lines.push(`${family}: score ${score?.toFixed(2) ?? '–'} = 100 ${parts.join(' ')} (${state})`);
  }
  const end = faults.length === 0 ? `All ${figures} figures agree with those published.` : 'These do not agree:';
  return { text: `${[...lines, end, ...faults].join('\n')}\n`, agrees: faults.length === 0, figures, faults };
}

/** '63 of 2542.7 counted (2.48 %)': plainly, each order alike. */
const countWords = ({ events, exposure }) => {
  if (!(exposure > 0)) return 'nothing counted';
  return `${events} of ${exposure.toFixed(1)} counted (${percent(events / exposure)})`;
};

/** What the score takes the rate to be, in which older orders weigh less, and what the last weeks alone say. */
const rateWords = ({ rate, lately }) =>
  rate == null ? [] : [`taken as ${percent(rate)}`, ...(lately == null ? [] : [`lately ${percent(lately)}`])];

/** The odds of each threshold; first those of the level that the metric stands at, as the scorecard tells them. */
function oddsWords({ rule, evidence, level }) {
  if (!evidence) return '';
  const leading = level === 'limit' || level === 'suspend' ? level : 'warn';
  const told = [leading, ...levels.filter((one) => one !== leading)].filter((one) => evidence[one] != null);
  const words = told.map((one, index) => {
    const above = `${index === 0 ? 'that the rate is above' : 'above'} ${Number((rule[one] * 100).toFixed(4))} %`;
    return `${odds(evidence[one])} ${above} (${one})`;
  });
  return words.length === 0 ? '' : `, odds ${words.join(', ')}`;
}

const percent = (share) => `${(share * 100).toFixed(2)} %`;

/** The product caps the evidence at a million. */
const odds = (value) => {
  if (value >= 1e6) return 'over 1,000,000 : 1';
  return value < 10 ? `${value.toFixed(3)} : 1` : `${Math.round(value).toLocaleString('en')} : 1`;
};
const dayText = (day) => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** Nights on which orders and ledger tell something else: what was learned late is expected by the night that learned it. */
function nightsApart(orders, ledger) {
  const both = new Map(orders.map((row) => [row.night, { own: row, entered: null }]));
  for (const row of ledger) both.set(row.night, { own: both.get(row.night)?.own ?? null, entered: row });
  const observed = [];
  let [late, own, entered] = [0, 0, 0];
  for (const [night, pair] of both) {
    const [o, e] = [pair.own?.observed ?? 0, pair.entered?.observed ?? 0];
    if (o !== e) observed.push({ night, own: o, entered: e });
    const [from, to] = [pair.own?.expected ?? 0, pair.entered?.expected ?? 0];
    if (Math.abs(from - to) > 1e-9 * Math.max(1, from)) late += 1;
    [own, entered] = [own + from, entered + to];
  }
  const words =
    late === 0 ? '' : `; ${late} nights learned something late (expected ${own.toFixed(4)} from the orders, `;
  return { observed, words: late === 0 ? '' : `${words}${entered.toFixed(4)} in the ledger)` };
}

/** In words of one line: what Node says of a file that is not there is none of a reader's business. */
function faultOf({ code, message }) {
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'this is a folder';
  return message.split('\n')[0];
}

if (process.argv[1] === import.meta.filename) {
  const [file] = process.argv.slice(2);
  try {
    if (file === undefined) throw new Error('name the export');
    const tables = readTables(readFileSync(file));
    const { text, agrees } = compare(recompute(tables), tables);
    process.stdout.write(text);
    process.exitCode = agrees ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${file === undefined ? '' : `${file}: `}${faultOf(error)}; write: node recompute.mjs FILE\n`);
    process.exitCode = 2;
  }
}
