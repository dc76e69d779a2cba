/** What a seller is asked to do, in its language where it stands as the program suggests it; what a person wrote stays as it was written. */
import { message, type Texts } from '../languages/texts.ts';

/** What server/lab/suggest-action.ts puts into the form: its room knows no languages. */
export const suggestedTasks: readonly string[] = [
  message(
    'Find out how this passed your last check, test it on every device before dispatch from now on, and tell us what you changed and since when.',
  ),
  message(
    'Grade the devices in stock again under good light, by the marketplace’s description of each grade, and correct the offers. Tell us how many you graded and how many changed.',
  ),
  message(
    'Take this model off sale until every device in stock was checked to be genuine. Send us the purchase invoices of the device that we received and of the stock that came with it.',
  ),
  message('Use original parts, or name in the offer each part that is not. Send us the purchase invoice of this part.'),
  message('Correct the offer, or send what it says. Tell us how offer and device are compared before dispatch.'),
  message(
    'Measure the battery of every device before dispatch, replace those below what you promise, and send us the measurements of the last ten devices.',
  ),
  message(
    'Stop sending this model until every battery in stock was checked for swelling and heat. Tell us how many you checked, how many you took out, and where the batteries came from.',
  ),
  message(
    'Sign every device out of all accounts and out of any company’s management before dispatch, and check it on the device itself after its first start. Tell us who makes this check and since when.',
  ),
  message(
    'Look up every device in the registers of lost and stolen devices before you buy it and before dispatch, and send us the look-ups of the last ten devices.',
  ),
  message(
    'Erase every device in a way that cannot be undone, keep the protocol with its serial number, and send us the protocols of the last ten devices.',
  ),
  message(
    'Check cables, plugs and chargers of every device before dispatch, take unmarked ones out of stock, and tell us how many there were.',
  ),
  message(
    'Compare the number on each device with order, invoice and box before dispatch, and tell us how this is made sure from now on.',
  ),
  message(
    'Clean and disinfect what touches ear, skin, food or floor, or put in new parts, and tell us how it is checked.',
  ),
  message(
    'Stop sending this model until you know why it was not safe to use, and until the devices in stock were checked for it. Tell us what you found.',
  ),
];

const isSuggested = new Set(suggestedTasks);

export const taskWords = (text: string, t: Texts): string => (isSuggested.has(text) ? t(text) : text);
