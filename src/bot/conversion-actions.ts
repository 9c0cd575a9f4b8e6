import { z } from 'zod';
import type { AftercareStep } from '../domain/conversion/conversion-entry.ts';
import { parseUserId } from '../domain/ids.ts';
import {
  ACTS,
  Address,
  type CardAction,
  type CardActionRows,
  CONVERTS,
  idBy,
  LOOKS,
  pressOf,
  pressWith,
  Reason,
  textIn,
  typed,
} from './card-action.ts';

const Form = z
  .object({ person: typed, personTyped: typed, external: typed, signIn: typed, message: typed, language: typed })
  .transform((form) => ({ form }));
const Account = z.object({ account: idBy(parseUserId) });
const Code = z.object({ code: typed });
/** Beside another reason on the same card. */
const Waiver = z.object({ why: typed }).transform(({ why }) => ({ reason: why }));
const Confirmation = z
  .looseObject({ name: typed })
  .transform(({ name, ...others }) => ({ name, ticks: ticksAmong(others) }));

/** With what was typed on its card. */
const FILLED = { ...CONVERTS, hasInputs: true } as const;
/** By whose account it is, and by nobody else. */
const ANSWERS = { ...ACTS, isForHolder: true } as const;

/** The verbs of conversions. */
export const CONVERSION_ACTIONS = {
  'conversion.start': { ...CONVERTS, parse: (data) => ({ kind: 'start-conversion', asked: { text: textIn(data) } }) },
  'conversion.startFor': { ...CONVERTS, parse: parseStartFor },
  'conversion.check': { ...FILLED, parse: pressWith(Form, (uses, press) => uses.submitConversion(press)) },
  'conversion.same': { ...FILLED, parse: pressWith(Form, (uses, press) => uses.sameSignIn(press)) },
  'conversion.pick': { ...CONVERTS, parse: pressWith(Account, (uses, press) => uses.pickAccount(press)) },
  'conversion.change': { ...CONVERTS, parse: pressOf('changeConversion') },
  'conversion.recheck': { ...CONVERTS, parse: pressOf('recheckConversion') },
  'conversion.recheckFor': { ...CONVERTS, parse: pressOf('checkForConverter') },
  'conversion.cancel': { ...CONVERTS, parse: pressOf('cancelConversion') },
  'conversion.inviteSignIn': { ...CONVERTS, parse: pressOf('inviteSignIn') },
  'conversion.override': { ...FILLED, parse: pressWith(Reason, (uses, press) => uses.goOnWithoutTeams(press)) },
  'conversion.ask': { ...CONVERTS, parse: pressOf('askForConfirmation') },
  'conversion.askAgreement': { ...CONVERTS, parse: pressOf('askForAgreement') },
  'conversion.agreeInPrinciple': { ...CONVERTS, parse: pressOf('agreeInPrinciple') },
  'conversion.checkAgreed': { ...CONVERTS, parse: pressOf('checkAgreed') },
  'conversion.checkAsked': { ...CONVERTS, parse: pressOf('checkAsked') },
  'conversion.askNow': { ...CONVERTS, parse: pressOf('askNow') },
  'conversion.confirm': { ...FILLED, parse: pressWith(Confirmation, (uses, press) => uses.confirmConversion(press)) },
  'conversion.deny': { ...FILLED, parse: pressWith(Reason, (uses, press) => uses.denyConversion(press)) },
  'conversion.withdraw': { ...CONVERTS, parse: pressOf('withdrawConversion') },
  'conversion.agree': { ...ANSWERS, parse: pressOf('agreeConversion') },
  'conversion.refuse': { ...ANSWERS, parse: pressOf('refuseConversion') },
  'conversion.askAgain': { ...CONVERTS, parse: pressOf('askHolderAgain') },
  'conversion.code': { ...FILLED, parse: pressWith(Reason, (uses, press) => uses.askForCode(press)) },
  'conversion.checkCode': { ...FILLED, parse: pressWith(Code, (uses, press) => uses.checkCode(press)) },
  'conversion.noProof': { ...FILLED, parse: pressWith(Waiver, (uses, press) => uses.waiveProof(press)) },
  'conversion.linkAgain': { ...CONVERTS, parse: pressOf('sendLinkAgain') },
  'conversion.mailBack': { ...CONVERTS, parse: pressOf('askMailBack') },
  'conversion.history': { ...LOOKS, asksDirectory: true, parse: pressOf('showConversionHistory') },
  'conversion.problem': { ...ANSWERS, parse: pressOf('reportProblem') },
  'conversion.done': { ...CONVERTS, parse: pressOf('closeConversion') },
  'conversion.teamsLink': { ...CONVERTS, parse: pressOf('askTeamsLink') },
  'conversion.stopReminding': { ...CONVERTS, parse: pressOf('stopReminding') },
  'conversion.changeAddress': {
    ...FILLED,
    parse: pressWith(Address, (uses, press) => uses.askAddressOfConversion(press)),
  },
  'conversion.block': { ...CONVERTS, parse: pressOf('askToBlock') },
  'conversion.finish': { ...CONVERTS, parse: pressOf('finishConversion') },
  'conversion.sessions': { ...CONVERTS, parse: pressWith(step('sessions'), (uses, press) => uses.askAftercare(press)) },
  'conversion.guest': { ...CONVERTS, parse: pressWith(step('guest'), (uses, press) => uses.askAftercare(press)) },
  'conversion.member': { ...CONVERTS, parse: pressWith(step('member'), (uses, press) => uses.askAftercare(press)) },
  'conversion.password': { ...CONVERTS, parse: pressWith(step('password'), (uses, press) => uses.askAftercare(press)) },
} as const satisfies CardActionRows;

function parseStartFor(data: unknown): CardAction | undefined {
  const chosen = Account.safeParse(data).data;
  return chosen && { kind: 'start-conversion', asked: { text: '', accountId: chosen.account } };
}

function step(named: AftercareStep) {
  return z.object({}).transform(() => ({ step: named }));
}

const TICK = 'tick-';

/** The rows that were ticked; a toggle that was left alone says `false`. */
function ticksAmong(inputs: Readonly<Record<string, unknown>>): readonly string[] {
  const ticked = Object.keys(inputs).filter((input) => input.startsWith(TICK) && inputs[input] === 'true');
  return ticked.map((input) => input.slice(TICK.length));
}
