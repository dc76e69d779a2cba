import { InvalidArgumentError, Option, type Command } from 'commander';
import type { OneTimeLink } from '../../server/access/accounts.ts';
import type { Context } from '../../server/context.ts';
import type { ListedPerson, Role } from '../../server/stores/people.ts';
import { Failure, UsageError } from './failure.ts';
import { withContext } from './open.ts';
import { json, line, table } from './output.ts';
import { jsonOption, verb } from './verb.ts';

/** Whom the audit names for what is done from the command line. */
const actor = 'command line';

interface NewUser {
  role: Role;
  seller?: string;
  name?: string;
  json?: true;
}

export const userCommand = () =>
  verb('user', {
    does: 'Add, list, disable and enable the people who sign in.',
    examples: ['assay user add you@example.com --role manager', 'assay user list'],
  })
    .addCommand(addCommand())
    .addCommand(listCommand())
    .addCommand(disableCommand())
    .addCommand(enableCommand());

const addCommand = (): Command =>
  verb('add', {
    does: 'Add a person and print a one-time link for the password; the same again gives a new link.',
    examples: [
      'assay user add you@example.com --role manager',
      'assay user add shop@example.com --role seller --seller S-0042',
    ],
  })
    .argument('<email>', 'the address to sign in with', emailArgument)
    .addOption(
      new Option('--role <role>', 'what the person may do')
        .choices(['manager', 'lab', 'seller', 'admin'])
        .makeOptionMandatory(),
    )
    .option('--seller <id>', 'for the role seller: the seller_id of the feeds')
    .option('--name <name>', 'how pages call the person')
    .option(...jsonOption)
    .action(async (email: string, options: NewUser) => {
      await refuseUnusual(email);
      if (options.role === 'seller' && !options.seller) throw new UsageError('--role seller needs --seller ID');
      if (options.role !== 'seller' && options.seller) throw new UsageError('--seller belongs to --role seller only');
      await withContext(async (context) => {
        const link = await linkFor(context, email, options);
        const { role } = options;
        if (options.json) return json({ email, role, link: link.address, expiresAt: link.expiresAt });
        await line(
          `${email} may sign in as ${role} after setting a password, until ${link.expiresAt}, at\n${link.address}`,
        );
        if (!context.config.baseUrlGiven) await line('(Set BASE_URL if people reach Assay under another address.)');
      });
    });

async function linkFor(context: Context, email: string, { role, seller, name }: NewUser): Promise<OneTimeLink> {
  const { addPerson, giveLink } = await import('../../server/access/accounts.ts');
  const { peopleStore } = await import('../../server/stores/people.ts');
  const known = await peopleStore(context.database).byEmail(email);
  if (known?.role === role && known.sellerId === (seller ?? null)) return giveLink(context, known.id, actor);
  return (await addPerson(context, { email, role, sellerId: seller ?? null, ...(name && { name }) }, actor)).link;
}

const listCommand = (): Command =>
  verb('list', { does: 'List everyone who has an account.', examples: ['assay user list --json'] })
    .option(...jsonOption)
    .action((options: { json?: true }) =>
      withContext(async ({ database }) => {
        const { peopleStore } = await import('../../server/stores/people.ts');
        const people = (await peopleStore(database).all()).map((person) => ({
          email: person.email,
          name: person.name,
          role: person.role,
          seller: person.sellerId,
          state: person.disabledAt ? 'disabled' : person.hasPassword ? 'active' : 'invited',
          lastSeen: person.lastSeenAt,
        }));
        if (options.json) await json(people);
        else await table(['email', 'name', 'role', 'seller', 'state', 'last seen'], people.map(Object.values));
      }),
    );

const disableCommand = (): Command =>
  verb('disable', {
    does: 'Close an account: its sessions and links end within a second.',
    examples: ['assay user disable you@example.com'],
  })
    .argument('<email>', 'whose account', emailArgument)
    .option(...jsonOption)
    .action((email: string, options: { json?: true }) =>
      withContext(async (context) => {
        const { disablePerson } = await import('../../server/access/accounts.ts');
        const person = await personWith(context, email);
        const isLastOwner = await isOnlyOwnerOfShop(context, person);
        await disablePerson(context, person.id, actor);
        if (options.json) return json({ email: person.email, state: 'disabled' });
        await line(`${person.email} is disabled and signed out everywhere.`);
        if (isLastOwner)
          await line(`No owner of ${person.sellerId} can sign in any more: add one with assay user add.`);
      }),
    );

const enableCommand = (): Command =>
  verb('enable', {
    does: 'Open a closed account again; the password is as it was.',
    examples: ['assay user enable you@example.com'],
  })
    .argument('<email>', 'whose account', emailArgument)
    .option(...jsonOption)
    .action((email: string, options: { json?: true }) =>
      withContext(async (context) => {
        const { enablePerson } = await import('../../server/access/accounts.ts');
        const person = await personWith(context, email);
        await enablePerson(context, person.id, actor);
        if (options.json) await json({ email: person.email, state: person.hasPassword ? 'active' : 'invited' });
        else await line(`${person.email} may sign in again.`);
      }),
    );

async function isOnlyOwnerOfShop({ database }: Context, person: ListedPerson): Promise<boolean> {
  const { isOnlyOwner, peopleStore } = await import('../../server/stores/people.ts');
  return person.seller !== null && isOnlyOwner(person, await peopleStore(database).ofSeller(person.seller));
}

async function personWith({ database }: Context, email: string): Promise<ListedPerson> {
  const { peopleStore } = await import('../../server/stores/people.ts');
  const person = await peopleStore(database).byEmail(email);
  if (!person) throw new Failure(`nobody has the address ${email}: see \`assay user list\``);
  return person;
}

function emailArgument(text: string): string {
  if (!/^[^\s@]+@[^\s@]+$/.test(text)) throw new InvalidArgumentError('Write an address such as you@example.com.');
  return text.trim().toLowerCase();
}

/** As the page for new people takes it. */
async function refuseUnusual(email: string): Promise<void> {
  const { z } = await import('zod');
  if (!z.email().max(254).safeParse(email).success)
    throw new UsageError(`${email} is no address to write to: name one such as you@example.com`);
}
