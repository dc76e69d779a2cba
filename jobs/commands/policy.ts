import { type Command } from 'commander';
import type { Day } from '../../server/scoring/day.ts';
import { draft, faultText, soundDraft } from './draft.ts';
import { Failure } from './failure.ts';
import { withContext } from './open.ts';
import { json, line } from './output.ts';
import { dayArgument, jsonOption, verb } from './verb.ts';

export const policyCommand = () =>
  verb('policy', {
    does: 'Show the policy in force, check a draft, publish a new version.',
    examples: [
      'assay policy show --json > draft.json',
      'assay policy check draft.json',
      'assay policy publish draft.json',
    ],
  })
    .addCommand(showCommand())
    .addCommand(checkCommand())
    .addCommand(publishCommand());

const showCommand = (): Command =>
  verb('show', {
    does: 'Print the policy in force.',
    examples: ['assay policy show', 'assay policy show --json > draft.json'],
  })
    .option('--date <day>', 'the one in force on this day, YYYY-MM-DD (default: today)', dayArgument)
    .option('--json', 'print the document, ready to be edited and published')
    .action((options: { date?: Day; json?: true }) =>
      withContext(async ({ database, calendar, clock }) => {
        const { policyDocument, versionInForce } = await import('../../server/stores/desk-policies.ts');
        const version = await versionInForce(database, options.date ?? calendar(clock.now()));
        const policy = await policyDocument(database, version?.version ?? 1);
        if (options.json) return json(policy);
        const { printPolicy } = await import('./print-policy.ts');
        await printPolicy(version, policy);
      }),
    );

const checkCommand = (): Command =>
  verb('check', { does: "Tell a draft's faults.", examples: ['assay policy check draft.json'] })
    .argument('<file>', 'the policy document, JSON')
    .option(...jsonOption)
    .action(async (file: string, options: { json?: true }) => {
      const { faults } = await draft(file);
      if (options.json) await json({ file, faults });
      else for (const fault of faults) await line(faultText(fault));
      if (faults.length > 0)
        throw new Failure(`${file} has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}`);
      if (!options.json) await line(`${file} is a sound policy.`);
    });

interface PublishOptions {
  from?: Day;
  note: string;
  shortNotice?: string;
  undoAnnounced?: true;
  json?: true;
}

const publishCommand = (): Command =>
  verb('publish', {
    does: 'Append a version of the policy; nights that are published already keep theirs.',
    examples: [
      'assay policy publish draft.json --note "Milder on late deliveries"',
      'assay policy publish draft.json --from 2027-01-01 --note "Stricter on late deliveries"',
    ],
  })
    .argument('<file>', 'the policy document, JSON')
    .option('--from <day>', 'its first day, YYYY-MM-DD (default: the first that the notice allows)', dayArgument)
    .option('--short-notice <reason>', 'why stricter rules may count sooner than 15 days from now')
    .option('--note <text>', 'why, for those who read the history', '')
    .option('--undo-announced', 'even if it takes back what an announced version changes')
    .option(...jsonOption)
    .action((file: string, options: PublishOptions) =>
      withContext(async ({ database, calendar, clock, config }) => {
        const policy = await soundDraft(file);
        const { tellOfRules } = await import('../../server/notices/tell-of-rules.ts');
        const { NoticeError, publishPolicy, UndoneError } = await import('../../server/stores/policy-changes.ts');
        const { instantText } = await import('../../server/context.ts');
        const { dayOf, dayText } = await import('../../server/scoring/day.ts');
        const today = calendar(clock.now());
        let effectiveFrom = options.from ?? today;
        const at = instantText(clock.now());
        const publish = () =>
          publishPolicy(database, {
            ...{ policy, effectiveFrom, author: 'command line', note: options.note, today, at },
            tell: (tx, told) => tellOfRules(tx, { config }, { ...told, note: options.note, at }),
            undoing: options.undoAnnounced ? ('any' as const) : null,
            shortNotice: options.shortNotice ?? null,
          });
        const version = await publish()
          .catch((error: unknown) => {
            if (!(error instanceof NoticeError)) throw error;
            if (options.from !== undefined) throw new Failure(`${error.message} (--short-notice)`);
            effectiveFrom = dayOf(error.earliest);
            return publish();
          })
          .catch((error: unknown) => {
            if (!(error instanceof UndoneError)) throw error;
            const start = `assay policy show --json --date ${error.effectiveFrom}`;
            throw new Failure(`${error.message}; start from it (\`${start}\`) or add --undo-announced`);
          });
        if (options.json) await json({ version, effectiveFrom: dayText(effectiveFrom) });
        else if (version === null)
          await line(`Nothing changed: the policy of ${dayText(effectiveFrom)} says the same already.`);
        else await line(`Version ${version} is in force from ${dayText(effectiveFrom)}.`);
      }),
    );
