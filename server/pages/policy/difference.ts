/** `/policy/difference`: two versions of the policy side by side, only where they differ. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import { staff, type Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { texts } from '../../languages/texts.ts';
import { dayText } from '../../scoring/day.ts';
import { policyDocument, versionInForce, writtenVersions, type WrittenVersion } from '../../stores/desk-policies.ts';
import { keyOf } from '../operations-desk/read-address.ts';
import { presentDifference, versionWords } from './present-difference.ts';

async function show(request: Request, response: Response, { database, calendar, clock }: Context): Promise<void> {
  const t = texts(request.language);
  const versions = await writtenVersions(database);
  const today = calendar(clock.now());
  const inForce = await versionInForce(database, today);
  const { from, to } = chosen(request.query, versions, inForce?.version ?? null);
  if (!from || !to) throw refusal(404);
  const documents = [await policyDocument(database, from.version), await policyDocument(database, to.version)] as const;
  const options = (selected: WrittenVersion) =>
    [...versions]
      .sort((a, b) => a.version - b.version)
      .map((one) => ({
        value: one.version,
        label: versionWords(t, one, inForce?.version ?? null, dayText(today)),
        selected: one.version === selected.version,
      }));
  response.render('policy/difference', {
    ...presentDifference(t, ...documents, from, to),
    crumbs: [{ href: '/policy', label: t('Policy') }],
    filters: [
      { name: 'from', label: t('From'), options: options(from) },
      { name: 'to', label: t('To'), options: options(to) },
    ],
    other: `/policy/difference?from=${to.version}&to=${from.version}`,
  });
}

/** Left out: what the newest one changes, or the one in force against the one before it. */
function chosen(query: Record<string, unknown>, versions: readonly WrittenVersion[], inForce: number | null) {
  const named = (value: unknown) => versions.find(({ version }) => version === keyOf(value));
  const standing = versions.filter(({ withdrawnAt }) => withdrawnAt === null);
  const newest = standing[0];
  const current = standing.find(({ version }) => version === inForce);
  const before = standing[standing.findIndex(({ version }) => version === inForce) + 1];
  const [first, second] = newest && newest !== current ? [current, newest] : [before ?? current, current];
  return {
    from: query['from'] === undefined ? first : named(query['from']),
    to: query['to'] === undefined ? second : named(query['to']),
  };
}

export const routes: Route[] = [{ method: 'get', path: '/policy/difference', allow: staff, handle: show }];
