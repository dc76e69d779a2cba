/** The form of a webhook: what was written in it, and what is wrong with it. */
import { z } from 'zod';
import { faultOfAddress } from '../../enforcement/address-rules.ts';
import { eventGroups, type EventGroup } from '../../enforcement/event.ts';
import { formats, type Format } from '../../enforcement/message-body.ts';
import { lettersAndDigits, plainName } from '../../helpers/plain-name.ts';

const text = (most: number) => z.string().max(most).catch('');
const form = z.object({ name: text(100), address: text(2_000), format: z.enum(formats).nullable().catch(null) });

export interface WebhookForm {
  name: string;
  /** Empty where an address is known and stays. */
  address: string;
  format: Format | null;
  kinds: readonly EventGroup[];
}

export type WebhookFaults = Partial<Record<'name' | 'address' | 'format' | 'standing', string>>;

export function readWebhookForm(body: unknown): WebhookForm {
  const given = body as Record<string, unknown>;
  const { name, address, format } = form.parse(given);
  const kinds = eventGroups.filter((kind) => given[kind] === '1');
  return { name: plainName(name), address: address.trim(), format, kinds };
}

/** @param known an address is kept already */
export function faultsOfWebhook({ name, address, format, kinds }: WebhookForm, known: boolean): WebhookFaults {
  const fault = address === '' && known ? null : faultOfAddress(address);
  return {
    ...(lettersAndDigits(name) === 0 ? { name: 'Say what it is, such as “Shop back end”.' } : {}),
    ...(format === null ? { format: 'Choose what it takes.' } : {}),
    ...(fault ? { address: fault } : {}),
    ...(kinds.length === 0 ? { standing: 'Choose at least one kind of event.' } : {}),
  };
}

/** What people see of an address: its path may be the secret of a chat. */
export function shownAddress(address: string): string {
  const { origin, pathname, search } = new URL(address);
  return pathname === '/' && !search ? origin : `${origin}/…`;
}

export const formatWords: Record<Format, { label: string; hint: string }> = {
  assay: { label: 'Signed JSON', hint: 'for the marketplace’s own programs' },
  chat: { label: 'Chat', hint: 'Slack, Mattermost, Rocket.Chat, Google Chat' },
  teams: { label: 'Microsoft Teams', hint: 'a workflow that takes webhook requests' },
};

export const groupWords: Record<EventGroup, { label: string; hint: string }> = {
  standing: { label: 'Changes of standing', hint: 'a measure comes into force, ends, is lifted or overturned' },
  steps: { label: 'Other steps of decisions', hint: 'proposed, decided, told to the seller, refused, withdrawn' },
  night: { label: 'The night’s summary', hint: 'new, raised, ended and held cases, once each morning' },
};

/** The model of views/enforcement/webhook-fields.hbs. */
export function presentWebhookForm(form: WebhookForm, faults: WebhookFaults) {
  return {
    name: form.name,
    address: form.address,
    errors: faults,
    faults: Object.entries(faults).map(([name, text]) => ({ name, text })),
    formats: formats.map((value) => ({ value, ...formatWords[value], checked: form.format === value })),
    kinds: eventGroups.map((name) => ({ name, ...groupWords[name], checked: form.kinds.includes(name) })),
  };
}
