/** A dispute with a file, as its seller sends it. */
import { multipartBody, multipartType, tokenOn } from './multipart.ts';
import type { Visitor } from './visitor.ts';

export async function sendDispute(visitor: Visitor, form: string, fields: Record<string, string>) {
  const shown = (await visitor.get(form)).text;
  const formId = /name="form_id" value="([^"]*)"/.exec(shown)?.[1] ?? '';
  const _csrf = await tokenOn(visitor, form);
  const body = multipartBody({ _csrf, form_id: formId, ...fields }, [{ name: 'notice.txt', content: 'On strike.' }]);
  return visitor.request('POST', '/disputes/new', { 'content-type': multipartType }, body.toString('latin1'));
}
