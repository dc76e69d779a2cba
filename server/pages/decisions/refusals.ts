/** Why a decision, or a step of one, is not made, as people read it: the rules themselves (server/cases) know no languages. */
import { decisionStates } from '../../cases/decision.ts';
import { commands, impossible } from '../../cases/step.ts';
import { message, type Texts } from '../../languages/texts.ts';

/** As the rules say it. */
export const refusals: readonly string[] = [
  message('To accept is to take the measure that was recommended.'),
  message('Choose a measure that is milder than the recommended one.'),
  message('Choose a measure that is harsher than the recommended one.'),
  message('Say from which day it holds.'),
  message('It cannot hold from a day that is over.'),
  message('It would end before it begins.'),
  message('Say how far it is limited: orders a day, or a share of the listings.'),
  message('The end of the service has no last day.'),
  message(
    'Repeated infringement must be shown, and no measure was in force against this seller in the last 12 months.',
  ),
  message('An appeal of this seller is open: until it is answered nothing gets harsher.'),
  message(
    'A dispute of this seller that decides it is open: until it is answered nothing gets harsher, unless buyers are in danger.',
  ),
  message('Withdraw your own proposal instead of refusing it.'),
  message('Only the person who decided can withdraw it before it is sent.'),
  message('It has not run out yet.'),
  message('This measure needs no second person.'),
  message('A second person must approve it: you proposed it yourself.'),
  message('Confirm with your password first: this takes a fresh sign-in.'),
  message('Its statement of reasons has not been delivered yet.'),
  message('No second person approved it.'),
  message('Its notice has not passed yet.'),
  message('No appeal against this decision is open.'),
  message('Somebody who did not make the decision must answer the appeal.'),
  message('There is no such decision.'),
  message('There is no such appeal.'),
  message('Somebody has answered this appeal already.'),
  message('No statement of reasons has been delivered for it.'),
];

export function refusalWords(refused: string, t: Texts): string {
  for (const state of decisionStates)
    for (const command of commands)
      if (impossible(state, command) === refused) return t(impossibleStep, { state: state.replace('-', '_'), command });
  return t(refused);
}

/** Every step that its state does not allow, as `impossible` of the rules says it in English. A word of a message has no hyphen. */
const impossibleStep = message(
  '{state, select, recorded {It is a note for the record} proposed {It still waits for a second person} decided {Its statement of reasons has not been delivered yet} notified {The seller has been told, and it is not in force yet} in_force {It is in force already} ended {It has ended} lifted {It has been lifted} overturned {It has been overturned} refused {It was refused by a second person} other {It was withdrawn}}: it cannot be {command, select, approve {approved} refuse {refused} withdraw {withdrawn} deliver {sent} start {brought into force} end {ended} lift {lifted} replace {replaced} other {overturned}}.',
);
