/** The form of a webhook: what was written in it, and what is wrong with it. */
import { faultOfAddress } from '../../enforcement/address-rules.ts';
import type { EventGroup } from '../../enforcement/event.ts';
import { formats, type Format } from '../../enforcement/message-body.ts';
import { lettersAndDigits, plainName } from '../../helpers/plain-name.ts';
import { message, type Texts } from '../../languages/texts.ts';
import { marketplace, type Keeper } from './keeper.ts';
import { formText } from '../portfolio/form-text.ts';
import { tooLongWords } from '../too-long-words.ts';
import { saidFault } from './said-faults.ts';

const longestOf = { name: 100, address: 2_000 };

export interface WebhookForm {
  name: string;
  /** Empty where an address is known and stays. */
  address: string;
  format: Format | null;
  kinds: readonly EventGroup[];
}

export type WebhookFaults = Partial<Record<'name' | 'address' | 'format' | 'standing', string>>;

/** Where there is but one format, nobody is asked for it. */
export function readWebhookForm(keeper: Keeper, body: unknown): WebhookForm {
  const given = body as Record<string, unknown>;
  const [name, address] = [plainName(formText(given, 'name')), formText(given, 'address')];
  const format = formats.find((one) => one === given['format']) ?? null;
  const kinds = keeper.groups.filter((kind) => given[kind] === '1');
  const [only, another] = keeper.formats;
  const chosen = another === undefined ? only! : format;
  return { name, address, format: chosen, kinds };
}

/** @param known an address is kept already */
export function faultsOfWebhook(
  t: Texts,
  keeper: Keeper,
  { name, address, format, kinds }: WebhookForm,
  known: boolean,
): WebhookFaults {
  const fault = address === '' && known ? null : faultOfAddress(address, keeper !== marketplace);
  return {
    ...(lettersAndDigits(name) === 0 ? { name: t('Say what it is, such as “Shop back end”.') } : {}),
    ...(name.length > longestOf.name ? { name: tooLongWords(longestOf.name, t) } : {}),
    ...(format === null ? { format: t('Choose what it takes.') } : {}),
    ...(fault ? { address: saidFault(t, fault) } : {}),
    ...(address.length > longestOf.address ? { address: tooLongWords(longestOf.address, t) } : {}),
    ...(kinds.length === 0 ? { standing: t('Choose at least one kind of event.') } : {}),
  };
}

/** What people see of an address: its path may be the secret of a chat. */
export function shownAddress(address: string): string {
  const { origin, pathname, search } = new URL(address);
  return pathname === '/' && !search ? origin : `${origin}/…`;
}

export const formatWords: Record<Format, { label: string; hint: string }> = {
  assay: { label: message('Signed JSON'), hint: message('for the marketplace’s own programs') },
  chat: { label: message('Chat'), hint: message('Slack, Mattermost, Rocket.Chat, Google Chat') },
  teams: { label: message('Microsoft Teams'), hint: message('a workflow that takes webhook requests') },
};

/** `told`: after 'it is told of'. */
export const groupWords: Record<EventGroup, { label: string; told: string; hint: string }> = {
  standing: {
    label: message('Changes of standing'),
    told: message('changes of standing'),
    hint: message('a measure comes into force, ends, is lifted or overturned'),
  },
  steps: {
    label: message('Other steps of decisions'),
    told: message('other steps of decisions'),
    hint: message('proposed, decided, told to the seller, refused, withdrawn'),
  },
  night: {
    label: message('The night’s summary'),
    told: message('the night’s summary'),
    hint: message('new, raised, ended and held cases, once each morning'),
  },
  figures: {
    label: message('Changes of your score'),
    told: message('changes of your score'),
    hint: message('each morning on which your score, its state or its level is another one'),
  },
  notices: {
    label: message('New messages'),
    told: message('new messages'),
    hint: message('statements, warnings, verdicts, answers and changes of the rules, as they reach your inbox'),
  },
};

/** The model of views/enforcement/webhook-fields.hbs. */
export function presentWebhookForm(t: Texts, keeper: Keeper, form: WebhookForm, faults: WebhookFaults) {
  return {
    name: form.name,
    address: form.address,
    longestName: longestOf.name,
    addressHint:
      keeper === marketplace
        ? t('With https://. Plain http only on this machine and in private networks.')
        : t('With https://, and reachable from the internet.'),
    errors: faults,
    faults: Object.entries(faults).map(([name, text]) => ({ name, text })),
    formats:
      keeper.formats.length < 2
        ? null
        : keeper.formats.map((value) => ({
            ...{ value, label: t(formatWords[value].label), hint: t(formatWords[value].hint) },
            checked: form.format === value,
          })),
    kinds: keeper.groups.map((name) => ({
      ...{ name, label: t(groupWords[name].label), hint: t(groupWords[name].hint) },
      checked: form.kinds.includes(name),
    })),
  };
}
