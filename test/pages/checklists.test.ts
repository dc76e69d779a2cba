/** Checklists in versions: read, changed by a form that names its faults, and kept by inspections that have begun. */
import { expect } from 'chai';
import { clockAt } from '../../server/clock.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { beginInspection, writeArrivedOrder } from '../support/inspecting.ts';
import { mainOf, rowsOf, unescaped } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';
import { nova, writeMarketplace } from '../support/written-marketplace.ts';

describeOnEachDatabase('the checklists', (use) => {
  let app: RunningApp;
  let lab: Visitor;
  const path = '/lab/checklists/smartphone';
  const page = async (at: string) => mainOf((await lab.get(at)).text);
  /** The form as it stands on the page. */
  const formOn = (html: string): Record<string, string> => {
    const form = /<form class="form form-wide checklist-form"[\s\S]*?<\/form>/.exec(html)![0];
    const inputs = [...form.matchAll(/<input (?![^>]*type="checkbox")[^>]*name="([^"]+)"[^>]*?value="([^"]*)"/g)];
    const ticked = [...form.matchAll(/name="(used\.[^"]+)" value="1" checked/g)].map(([, name]) => [name, '1']);
    const texts = [...form.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)</g)];
    const chosen = [...form.matchAll(/<select[^>]*name="([^"]+)">(.*?)<\/select>/g)].map(([, name, options = '']) => [
      name,
      /value="([^"]+)" selected/.exec(options)?.[1] ?? '',
    ]);
    const pairs = [
      ...[...inputs, ...texts].map(([, name, value = '']) => [name, unescaped(value)]),
      ...ticked,
      ...chosen,
    ];
    const { _csrf, ...fields } = Object.fromEntries(pairs) as Record<string, string>;
    expect(_csrf).to.be.a('string');
    return fields;
  };
  const edited = async (change: Record<string, string>, base?: Record<string, string>) => {
    const fields = { ...(base ?? formOn((await lab.get(`${path}/edit`)).text)), ...change };
    return lab.submit(`${path}/edit`, fields);
  };

  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database, { clock: clockAt('2026-11-22T08:00:00Z') });
    lab = await app.signIn('lab');
  });
  after(() => app.close());

  it('are there from the beginning, one for each kind', async () => {
    const rows = rowsOf((await lab.get('/lab/checklists')).text);
    expect(rows).to.have.length(8);
    expect(rows[0]).to.include('Smartphone version 1 44 questions');
    const text = await page(path);
    expect(text).to.include('Version 1: 44 questions, seven views to photograph.');
    expect(text).to.include('8 The battery holds at least 80 % of what it held when new. major · at least 80 %');
    expect((await lab.get('/lab/checklists/toaster')).status).to.equal(404);
  });

  it('name each fault by its question, and keep what was typed', async () => {
    const answer = await edited({
      'points.sensors': '3',
      'severity.battery-flat': 'minor',
      'label.starts': '',
      'label.new1': 'It <b>glows</b>.',
    });
    expect(answer.status).to.equal(422);
    const text = mainOf(answer.text);
    expect(text).to.include('The points of the device add up to 101: they must be 100.');
    expect(text).to.include('The battery is not swollen.: What endangers a buyer stays critical.');
    expect(text).to.include('A question without words: Write the sentence');
    expect(text).to.include('It <b>glows</b>.: Say how to look').and.to.include('Say what changes, and why.');
    expect(answer.text)
      .to.include('href="#question-new1"')
      .and.to.include('name="label.new1" value="It &lt;b&gt;glows&lt;/b&gt;."');
    expect(await page(path)).to.include('Version 1');
    expect(mainOf((await edited({ note: 'nothing' })).text)).to.include('Nothing differs from the newest version.');
  });

  it('become a new version that new inspections begin with, and older ones do not', async () => {
    const old = await beginInspection(lab, await writeArrivedOrder(use().database, nova));
    const form = formOn((await lab.get(`${path}/edit`)).text);
    const { 'used.sensors': _retired, ...rest } = form;
    expect(_retired).to.equal('1');
    const change = {
      ...{ 'points.battery-health': '9', 'least.battery-health': '85', note: 'Batteries matter more' },
      ...{ 'label.new1': 'It writes with its pen.', 'help.new1': 'Draw a slanting line, slowly.', 'points.new1': '1' },
      ...{ 'step.new1': 'function', 'severity.new1': 'minor' },
    };
    const answer = await edited(change, rest);
    expect(answer.status, mainOf(answer.text)).to.equal(303);
    const text = await page(path);
    expect(text).to.include('Version 2').and.to.include('Batteries matter more');
    expect(text).to.include('Changed: The battery holds').and.to.include('points: 8 → 9').and.to.include('80 % → 85 %');
    expect(text)
      .to.include('Added: It writes with its pen.')
      .and.to.include('Retired: It turns, shakes and finds its place.');
    expect(await page(`${path}?version=1`))
      .to.include('This is an older version')
      .and.to.include('It turns, shakes');
    expect(await page(old))
      .to.include('It turns, shakes')
      .and.to.include('version 1');
    const young = await beginInspection(lab, await writeArrivedOrder(use().database, nova));
    expect(await page(young))
      .to.include('It writes with its pen.')
      .and.to.include('version 2')
      .and.not.to.include('It turns, shakes');
    const [line] = await use().database.read("SELECT * FROM audit WHERE action = 'checklist published' ORDER BY id");
    expect(line).to.include({
      subject: 'checklist smartphone',
      detail: '{"note":"Batteries matter more","version":2}',
    });
    expect((await edited(change, rest)).status).to.equal(409);
  });

  it('bring a retired question back under the key that it had', async () => {
    const answer = await edited({
      'used.sensors': '1',
      'points.sensors': '1',
      'points.battery-health': '8',
      note: 'Back',
    });
    expect(answer.status, mainOf(answer.text)).to.equal(303);
    expect(await page(path))
      .to.include('Version 3')
      .and.to.include('Added: It turns, shakes and finds its place.');
  });

  it('are the lab’s', async () => {
    for (const role of ['manager', 'admin'] as const)
      expect((await (await app.signIn(role)).get('/lab/checklists')).status).to.equal(403);
  });
});
