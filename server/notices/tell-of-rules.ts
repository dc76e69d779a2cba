/** Every seller is told of new rules when they are announced, and when they are taken back before they count. */
import type { Transaction } from '../../db/connect.ts';
import type { Config } from '../config.ts';
import { daysIn } from '../helpers/days.ts';
import { tellSeller } from './tell-seller.ts';

type Setting = { config: Pick<Config, 'smtpUrl' | 'baseUrl'> };

export interface ToldRules {
  version: number;
  /** `YYYY-MM-DD` */
  effectiveFrom: string;
  /** Why they change, in the words of whoever published them. */
  note: string;
  /** Why sellers are told later than the notice asks. */
  shortNotice: string | null;
  /** `YYYY-MM-DDTHH:MM:SSZ` */
  at: string;
}

export async function tellOfRules(tx: Transaction, setting: Setting, rules: ToldRules): Promise<void> {
  const { version, effectiveFrom, note, shortNotice, at } = rules;
  await tellSeller(tx, setting, {
    ...{ once: `rules:${version}`, seller: null, kind: 'rules', level: 'watch', page: `/rules/${version}`, at },
    say: (t) => {
      const day = daysIn(t.language).exactDay(effectiveFrom);
      return {
        subject: t('New rules from {day} on', { day }),
        paragraphs: [
          t(
            'The rules by which your orders are judged change on {day}. Until then nothing changes. The page shows old and new rules side by side, with your own figures under both.',
            { day },
          ),
          ...(note === '' ? [] : [`${t('Why they change:')}\n${note}`]),
          ...(shortNotice === null ? [] : [`${t('Why you are told so shortly before:')}\n${shortNotice}`]),
        ],
      };
    },
  });
}

export async function tellOfRulesTakenBack(
  tx: Transaction,
  setting: Setting,
  { version, effectiveFrom, reason, at }: Pick<ToldRules, 'version' | 'effectiveFrom' | 'at'> & { reason: string },
): Promise<void> {
  await tellSeller(tx, setting, {
    ...{
      once: `rules:${version}:withdrawn`,
      seller: null,
      kind: 'rules',
      level: 'fine',
      page: `/rules/${version}`,
      at,
    },
    say: (t) => {
      const day = daysIn(t.language).exactDay(effectiveFrom);
      return {
        subject: t('The rules announced for {day} do not come', { day }),
        paragraphs: [
          t('We take back the rules that we had announced for {day}. What counts today goes on.', { day }),
          `${t('Why they were taken back:')}\n${reason}`,
        ],
      };
    },
  });
}
