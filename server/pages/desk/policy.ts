/** The policy in force and its versions, for reading. */
import type { Request, Response } from 'express';
import { staff, type Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { texts } from '../../languages/texts.ts';
import { defaultPolicy } from '../../scoring/policy.ts';
import { policyDocument, versionInForce, writtenVersions } from '../../stores/desk-policies.ts';
import { presentPolicy } from './present-policy.ts';

async function show(request: Request, response: Response, { database, clock, calendar }: Context): Promise<void> {
  const today = calendar(clock.now());
  const version = await versionInForce(database, today);
  const policy = version ? await policyDocument(database, version.version) : defaultPolicy;
  const role = request.person?.role;
  response.render('desk/policy', {
    ...presentPolicy(texts(request.language), policy, version, await writtenVersions(database), today),
    mayWithdraw: role === 'admin',
    mayDraft: role === 'manager' || role === 'admin',
  });
}

export const routes: Route[] = [{ method: 'get', path: '/policy', allow: staff, handle: show }];
