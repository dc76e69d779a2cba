/** The form of a dispute as a seller fills it in: a reason, a claim for each thing it contests, further points, a file. */
import type { Request } from 'express';
import { disputeReasons, mostFurtherPoints, type DisputeReason } from '../../cases/dispute.ts';
import type { Texts } from '../../languages/texts.ts';
import { orderMetrics } from '../../scoring/metrics/index.ts';
import { fileToAdd, type NewDisputeFile } from '../../stores/dispute-files.ts';
import { attachmentFile } from '../desk/attachment-file.ts';
import { formIdIn, formText } from '../portfolio/form-text.ts';
import { tooLongWords } from '../too-long-words.ts';

export const longestClaim = 2_000;
const shortestClaim = 20;

export interface DisputeForm {
  orderId: string;
  /** The metric that the seller came for. */
  named: string;
  reason: DisputeReason | null;
  /** What was written about each metric, and as further points. */
  claims: Readonly<Record<string, string>>;
  further: readonly string[];
  formId: string;
}

export const usualForm = (formId: string): DisputeForm => ({
  ...{ orderId: '', named: '', reason: null, claims: {}, formId },
  further: Array.from({ length: mostFurtherPoints }, () => ''),
});

export interface FilledForm {
  form: DisputeForm;
  points: { metric: string | null; claim: string }[];
  files: NewDisputeFile[];
  faults: Record<string, string>;
}

export function readDisputeForm(request: Request, t: Texts): FilledForm {
  const text = (name: string) => formText(request.body, name);
  const reason = disputeReasons.find((one) => one === text('reason')) ?? null;
  const claims = Object.fromEntries(
    orderMetrics.map(({ key }) => [key, text(`claim-${key}`)] as const).filter(([, claim]) => claim !== ''),
  );
  const further = Array.from({ length: mostFurtherPoints }, (_, at) => text(`point-${at + 1}`));
  const form = { orderId: text('order'), named: '', reason, claims, further, formId: formIdIn(request.body) };
  const chosen = request.upload?.file || request.upload?.fault ? attachmentFile(request.upload) : null;
  const points = [
    ...Object.entries(claims).map(([metric, claim]) => ({ metric, claim })),
    ...further.filter((claim) => claim !== '').map((claim) => ({ metric: null, claim })),
  ];
  const faults = {
    ...(reason === null ? { reason: t('Choose the reason that fits best.') } : {}),
    ...claimFaults(t, form),
    ...(chosen && 'fault' in chosen ? { file: t(chosen.fault) } : {}),
    ...(form.formId === '' ? { form: t('The form did not arrive whole. Send it once more.') } : {}),
  };
  return { form, points, files: chosen && !('fault' in chosen) ? [fileToAdd(chosen)] : [], faults };
}

function claimFaults(t: Texts, { claims, further }: DisputeForm): Record<string, string> {
  const faultOf = (claim: string): string | null => {
    if (claim.length < shortestClaim) return t('Say in a sentence or two what happened, so that it can be checked.');
    if (claim.length <= longestClaim) return null;
    return tooLongWords(longestClaim, t);
  };
  const named = [
    ...Object.entries(claims).map(([metric, claim]) => [`claim-${metric}`, claim] as const),
    ...further.map((claim, at) => [`point-${at + 1}`, claim] as const).filter(([, claim]) => claim !== ''),
  ];
  const faults: (readonly [string, string])[] = named.flatMap(([name, claim]) => {
    const fault = faultOf(claim);
    return fault === null ? [] : [[name, fault] as const];
  });
  if (Object.keys(claims).length === 0)
    faults.push(['claims', t('Write under at least one of the things what is wrong with it.')]);
  return Object.fromEntries(faults);
}
