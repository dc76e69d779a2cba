/** `/sellers/:id/plan`: the plans of a seller as the marketplace's people read them, and their word on each. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import { staff, type Person, type Route } from '../../access/route.ts';
import { newSecret } from '../../access/secrets.ts';
import { instantText, type Context } from '../../context.ts';
import { texts } from '../../languages/texts.ts';
import { tellSeller } from '../../notices/tell-seller.ts';
import { sellerBySellerId, type Seller } from '../../stores/desk-seller.ts';
import { sayOnPlan } from '../../stores/plans.ts';
import { planFile, plansOf } from '../../stores/read-plans.ts';
import { readCommitted } from '../../stores/read.ts';
import { sendToKeep } from '../desk/send-to-keep.ts';
import { metricWords } from '../metric-words.ts';
import { formIdIn, formKey, formText } from '../portfolio/form-text.ts';
import { tooLongWords } from '../too-long-words.ts';
import { planNamed, plansWithRates } from './own-setting.ts';
import { longestText } from './plan-forms.ts';
import { presentPlan } from './present-plan.ts';

async function sellerOf({ params }: Request, { database }: Context): Promise<Seller> {
  const seller = await sellerBySellerId(database, String(params['id']));
  if (!seller) throw refusal(404);
  return seller;
}

/** A word that was not taken, and why. */
interface TypedRemark {
  plan: number;
  text: string;
  error: string;
}

const show = (request: Request, response: Response, context: Context): Promise<void> =>
  render(request, response, context, null);

async function render(
  request: Request,
  response: Response,
  context: Context,
  typed: TypedRemark | null,
): Promise<void> {
  const t = texts(request.language);
  const seller = await sellerOf(request, context);
  const path = `/sellers/${encodeURIComponent(seller.sellerId)}`;
  const { plans, night, rates } = await plansWithRates(context, seller.id);
  const today = context.calendar(context.clock.now());
  const setting = { today, night, rates, path: null, filePath: `${path}/plan/files`, acts: false };
  response.render('plan/seller-plans', {
    title: t('Plans of the seller'),
    lead: leadWords(plans.filter(({ state }) => state === 'open').length, t),
    crumbs: [
      { href: '/sellers', label: t('Sellers') },
      { href: path, label: seller.name },
    ],
    plans: plans.map((plan) => ({
      ...presentPlan(plan, setting, t),
      ...{ remarkPath: `${path}/plan/${plan.id}`, formId: newSecret() },
      remark: { name: `remark-${plan.id}`, ...(typed?.plan === plan.id ? typed : {}) },
    })),
    longest: longestText,
    faults: typed === null ? [] : [{ name: `remark-${typed.plan}`, text: typed.error }],
    mayRemark: request.person?.role === 'manager' || request.person?.role === 'admin',
  });
}

const leadWords = (open: number, t: ReturnType<typeof texts>): string =>
  open === 0
    ? t('The seller follows no plan at present.')
    : t('{n, plural, one {The seller follows one plan of its own.} other {The seller follows # plans of its own.}}', {
        n: open,
      });

async function remark(request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const seller = await sellerOf(request, context);
  const plans = await plansOf(readCommitted(context.database), seller.id);
  const plan = planNamed(plans, formKey(request.params['plan']));
  const text = formText(request.body, `remark-${plan.id}`);
  if (text.length > longestText) {
    response.status(422);
    return render(request, response, context, { plan: plan.id, text, error: tooLongWords(longestText, t) });
  }
  const formId = formIdIn(request.body);
  const [by, at] = [(request.person as Person).email, instantText(context.clock.now())];
  const acting = { seller: seller.id, sellerId: seller.sellerId, by, at };
  const said =
    text !== '' &&
    formId !== '' &&
    (await context.database.transaction(async (tx) => {
      const word = await sayOnPlan(tx, acting, { plan: plan.id, side: 'marketplace', text, formId });
      if (word !== null)
        await tellSeller(tx, context, {
          ...{ once: `plan:${plan.id}:word:${word}`, seller: seller.id, kind: 'plan', level: 'watch', at },
          page: `/scorecard/plan/${plan.id}`,
          say: (t) => ({
            subject: t('A word on your plan: {metric}', { metric: metricWords(t, plan.metric).label }),
            paragraphs: [t('The marketplace’s people have read your plan and write:'), text],
          }),
        });
      return word !== null;
    }));
  response
    .flash(
      said
        ? { kind: 'done', text: t('The seller is told.') }
        : { kind: 'note', text: t('Nothing was recorded: write something, and look at the plan as it is now.') },
    )
    .redirect(303, `/sellers/${encodeURIComponent(seller.sellerId)}/plan`);
}

async function download(request: Request, response: Response, context: Context): Promise<void> {
  const seller = await sellerOf(request, context);
  const file = await planFile(readCommitted(context.database), seller.id, formKey(request.params['file']));
  if (!file) throw refusal(404);
  sendToKeep(response, file);
}

export const routes: Route[] = [
  { method: 'get', path: '/sellers/:id/plan', allow: staff, handle: show },
  { method: 'post', path: '/sellers/:id/plan/:plan', allow: ['manager', 'admin'], handle: remark },
  { method: 'get', path: '/sellers/:id/plan/files/:file', allow: staff, handle: download },
];
