/** What entries of the audit tell a reader of French: words of the program in French, words of people as they wrote them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { texts } from '../../server/languages/texts.ts';
import { detailWords } from '../../server/pages/audit/detail-words.ts';
import { actorIn, subjectIn } from '../../server/pages/audit/entry-words.ts';
import { actions } from '../../server/pages/audit/known-actions.ts';

const t = texts('fr');
const inFrench = (action: string, detail: Record<string, unknown>) =>
  detailWords(t, { action, detail }).replaceAll('\u00a0', ' ');

describe('entries of the audit in French', () => {
  it('tell the reason of a dispute, and how its answer was corrected', () => {
    expect(inFrench('dispute filed', { order: 'O-1', reason: 'carrier', contested: ['late-delivery'] })).to.equal(
      'commande : O-1 · motif : Défaillance du transporteur : grève, colis perdu, scan erroné · contesté : Retards de livraison',
    );
    expect(inFrench('dispute corrected', { from: 'refused', state: 'partly', reason: 'carrier' })).to.equal(
      'état : non acceptée → acceptée en partie · raison : carrier',
    );
  });

  it('tell steps, rights, links, codes and what programs are told', () => {
    expect(inFrench('decision in-force', { from: 'notified', to: 'in-force', measure: 'end' })).to.equal(
      'état : remise → en vigueur · mesure : fin du service',
    );
    expect(inFrench('corrective action done', { from: 'open', to: 'done', text: 'done' })).to.equal(
      'état : demandée → faite, pas encore contrôlée · texte : done',
    );
    expect(inFrench('rights changed', { from: 'owner', to: 'reader' })).to.equal('droits : propriétaire → lecteur');
    expect(inFrench('plan step added', { kind: 'milestone' })).to.equal('type : jalon');
    expect(inFrench('sign-in failed', { address: '127.0.0.1', code: 'wrong' })).to.equal(
      'adresse : 127.0.0.1 · code : faux',
    );
    expect(inFrench('webhook added', { format: 'assay', kinds: ['standing', 'night'] })).to.equal(
      'format : JSON signé · types : changements de situation, le résumé de la nuit',
    );
    expect(inFrench('template published', { language: 'de', note: 'open' })).to.equal(
      'langue : allemand · remarque : open',
    );
    expect(inFrench('decision notified', { statement: { facts: 'ab', 'page-de': 'cd' } })).to.equal(
      'exposé des motifs : faits ab, page (allemand) cd',
    );
  });

  it('leave what people wrote, although it is a word of the program', () => {
    const written = { reason: 'limit', note: 'accepted', name: 'lab', clause: 'open', text: 'failed' };
    expect(inFrench('marketplace described', written)).to.equal(
      'raison : limit · remarque : accepted · nom : lab · clause : open · texte : failed',
    );
    expect(inFrench('mystery order revealed', { withheldPhotos: { 12: 'none' } })).to.equal(
      'photos retenues : 12 none',
    );
  });

  it('tell no change where nothing came after', () => {
    expect(inFrench('verdict upheld', { before: { verdict: 'blocker', safetyFinding: 'none' } })).to.equal(
      'avant : verdict bloquant, constat de sécurité aucun',
    );
    expect(inFrench('team renamed', { before: 'lab' })).to.equal('avant : lab');
  });

  it('name what an entry is about, and who did it', () => {
    expect(subjectIn(t, 'template published', 'template it')).to.equal('modèle italien');
    expect(subjectIn(t, 'checklist published', 'checklist audio')).to.equal('liste de contrôle appareil audio');
    expect(subjectIn(t, 'likeness judged', 'photos 3 and 7')).to.equal('photos 3 et 7');
    expect(subjectIn(t, 'feed days confirmed', 'trade_ins')).to.equal('Reprises');
    expect(actorIn(t, 'nobody')).to.equal('inconnu');
    expect(actorIn(t, 'ada@example.com')).to.equal('ada@example.com');
  });

  it('are known by every action that a file which writes entries names', () => {
    const root = join(import.meta.dirname, '../..');
    const files = ['server', 'jobs'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => readFileSync(join(root, folder, file), 'utf8')),
    );
    const named = files
      .filter((text) => /appendAudit|changeAudited|changeMarks|audited\(/.test(text))
      .flatMap((text) => [...text.matchAll(/action: '([a-z][a-z -]+)'/g)].map(([, action]) => action as string));
    expect(named).to.have.length.above(60);
    expect(named.filter((action) => !actions.has(action))).to.deep.equal([]);
  });
});
