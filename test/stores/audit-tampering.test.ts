/** Everything that can be done to a log is found, wherever it is done; around the triggers, as somebody with the file would. */
import { expect } from 'chai';
import fc from 'fast-check';
import type { Transaction } from '../../db/connect.ts';
import { checkAudit } from '../../server/stores/audit-check.ts';
import { auditHeads, makeAuditHeads } from '../../server/stores/audit-head.ts';
import { seal } from '../../server/stores/audit.ts';
import { aroundTheGuard, chained, insertEntries, nthEntry, writeLog, type WrittenEntry } from '../support/audit-log.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { shortestTime } from '../support/shortest-time.ts';

/** Some three and a half days, minute by minute. */
const length = 5_000;
const log = chained(Array.from({ length }, (_, nth) => nthEntry(nth)));
const hours = '2026-01-04T12:00:00Z';

interface Tampered {
  /** The number of the first entry that does not fit; null: it is no longer there. */
  id: number | null;
  kind: string;
}

type Tampering = (tx: Transaction, at: number, other: number) => Promise<Tampered>;

const entry = (id: number): WrittenEntry => log[id - 1] as WrittenEntry;
const remove = (tx: Transaction, from: number, to: number) =>
  tx.run('DELETE FROM audit WHERE id BETWEEN ? AND ?', [from, to]);
const put = async (tx: Transaction, ...entries: WrittenEntry[]) => {
  for (const one of entries) await remove(tx, one.id, one.id);
  await insertEntries(tx, entries);
};
const newSeal = (tx: Transaction, hash: string) => tx.run('UPDATE settings SET value = ? WHERE name = ?', [hash, seal]);
/** Makes room for one more, behind an entry. */
const shift = async (tx: Transaction, behind: number) => {
  await remove(tx, behind + 1, length);
  await insertEntries(
    tx,
    log.slice(behind).map((one) => ({ ...one, id: one.id + 1 })),
  );
};

/** `at` lies between the second entry and the last but one, `other` behind it. */
const tamperings: Record<string, Tampering> = {
  'an edit': async (tx, at) => {
    await put(tx, { ...entry(at), subject: 'another' });
    return { id: at, kind: 'changed' };
  },
  'an edit that seals its own entry anew': async (tx, at) => {
    await put(tx, ...chained([{ ...entry(at), actor: 'nobody' }], entry(at).previous_hash, at));
    return { id: at, kind: 'changed' };
  },
  'a deletion': async (tx, at) => {
    await remove(tx, at, at);
    return { id: at + 1, kind: 'missing' };
  },
  'a deletion of many': async (tx, at, other) => {
    await remove(tx, at, other - 1);
    return { id: other, kind: 'missing' };
  },
  'an insertion': async (tx, at) => {
    await shift(tx, at);
    const [made] = chained([nthEntry(at)], entry(at).hash, at + 1);
    await insertEntries(tx, [{ ...(made as WrittenEntry), previous_hash: '1'.repeat(64) }]);
    return { id: at + 1, kind: 'inserted' };
  },
  'an insertion with a fitting seal': async (tx, at) => {
    await shift(tx, at);
    await insertEntries(tx, chained([{ ...nthEntry(at), actor: 'nobody' }], entry(at).hash, at + 1));
    return { id: at + 1, kind: 'inserted' };
  },
  'a swap': async (tx, at, other) => {
    await put(tx, { ...entry(other), id: at }, { ...entry(at), id: other });
    return { id: at, kind: 'moved' };
  },
  'a truncation at the end': async (tx, at) => {
    await remove(tx, at, length);
    return { id: null, kind: 'missing' };
  },
  'a truncation at the beginning': async (tx, at) => {
    await remove(tx, 1, at - 1);
    return { id: at, kind: 'missing' };
  },
};

/** Before the end of a day that has a head: with every hash and the seal recomputed, only that head can tell. */
const rewritings: Record<string, (tx: Transaction, at: number) => Promise<void>> = {
  'an edit': async (tx, at) => {
    const made = chained([{ ...entry(at), subject: 'another' }, ...log.slice(at)], entry(at).previous_hash, at);
    await put(tx, ...made);
    await newSeal(tx, made.at(-1)?.hash ?? '');
  },
  'a deletion': async (tx, at) => {
    const made = chained(log.slice(at), entry(at).previous_hash, at);
    await remove(tx, at, length);
    await insertEntries(tx, made);
    await newSeal(tx, made.at(-1)?.hash ?? '');
  },
  'a truncation at the end': async (tx, at) => {
    await remove(tx, at, length);
    await newSeal(tx, entry(at).previous_hash);
  },
};

describeOnEachDatabase('somebody with the file', function (use, dialect) {
  const numRuns = dialect === 'sqlite' ? 10 : 2;
  const place = fc.tuple(fc.integer({ min: 2, max: length - 2 }), fc.nat()).map(([at, far]) => {
    const other = at + 2 + (far % (length - at - 1));
    return [at, Math.min(other, length)] as const;
  });
  const tampered = async (work: (tx: Transaction) => Promise<unknown>) => {
    await writeLog(use().database, log);
    await makeAuditHeads(use().database, hours);
    await aroundTheGuard(use().database, work);
    let verdict: Awaited<ReturnType<typeof checkAudit>> | undefined;
    const check = async () => (verdict = await checkAudit(use().database));
    expect(await shortestTime(check, 5_000)).to.be.below(5_000);
    return verdict!;
  };

  it('who did nothing is accused of nothing', async () => {
    const { sound, heads, broken } = await tampered(() => Promise.resolve());
    expect({ entries: sound.entries, heads, broken }).to.deep.equal({ entries: length, heads: 3, broken: null });
  });

  for (const [what, tamper] of Object.entries(tamperings)) {
    it(`is found out by ${what}, wherever it is`, async () => {
      await fc.assert(
        fc.asyncProperty(place, async ([at, other]) => {
          let expected: Tampered | undefined;
          const { broken, sound } = await tampered(async (tx) => (expected = await tamper(tx, at, other)));
          expect({ id: broken?.id, kind: broken?.kind }).to.deep.equal(expected);
          expect(broken?.at === null).to.equal(expected?.id === null);
          expect(sound.entries).to.equal(
            what === 'a truncation at the beginning' ? 0 : at - (what.startsWith('an ins') ? 0 : 1),
          );
        }),
        { numRuns },
      );
    });
  }

  for (const [what, rewrite] of Object.entries(rewritings)) {
    it(`is found out by ${what} with every hash recomputed, through the head of a day`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 2, max: 3 * 1_440 }), async (at) => {
          const { broken } = await tampered((tx) => rewrite(tx, at));
          expect(broken?.reason).to.match(/the head of 2026-01-0[123] knows/);
          if (broken?.kind === 'rewritten') expect(broken.id).to.be.at.most(at);
        }),
        { numRuns },
      );
    });
  }

  it('is found out through a head that was kept elsewhere, even if those in the file are rewritten too', async () => {
    const [kept] = await (async () => {
      await writeLog(use().database, log);
      await makeAuditHeads(use().database, hours);
      return auditHeads(use().database, 1);
    })();
    await aroundTheGuard(use().database, async (tx) => {
      await rewritings['an edit']?.(tx, 2_000);
      await tx.run('DELETE FROM audit_heads');
    });
    await makeAuditHeads(use().database, hours);
    expect((await checkAudit(use().database)).broken).to.equal(null);
    const outside = kept ? [kept] : [];
    expect((await checkAudit(use().database, { outside })).broken?.reason).to.include('the head of 2026-01-03 knows');
  });
});
