import type { ConversionDetails } from '../../domain/conversion/conversion-details.ts';
import type { AskedOfDevice } from '../../domain/conversion/internal-account.ts';
import type { ConversionFindingSentences } from '../conversion-sentences.ts';
import type { FindingWords } from '../finding-words.ts';
import { counted } from './counted.ts';
import { someOf } from './listed.ts';
import { WHO } from './who.ts';

const ASKED: Readonly<Record<Exclude<AskedOfDevice, 'block'>, string>> = {
  'compliant-device': 'a compliant device',
  'joined-device': 'a joined device',
  'approved-app': 'an approved app',
  'app-protection': 'app protection',
};

/** What the person has and does under the account, and what becomes of it. */
export const conversionPersonFindings = {
  'conditional-access-may-lock-out': lockOut,
  'owns-teams': ({ teams, sole }) => ({
    sentence:
      sole.length === 0
        ? `Owns ${someOf(teams)}. Guests cannot own teams.`
        : `Owns ${someOf(teams)}; sole owner of ${someOf(sole)}. Guests cannot own teams.`,
    cure: 'Name another owner before the user type becomes Guest.',
    who: WHO.admin,
  }),
  'owns-apps': ({ apps }) => ({
    sentence: `Owns ${someOf(apps)}. An owner can add credentials to them.`,
    cure: 'Name another owner and remove this one.',
    who: WHO.appAdmin,
  }),
  'signs-in-on-devices': ({ count, name }) => ({
    sentence: `Windows sign-in on ${counted(count, 'device', 'devices')} stops.`,
    cure: `Tell ${name} beforehand, and agree on a device of their own organisation.`,
    who: WHO.admin,
  }),
  'keeps-data-here': () => ({
    sentence: 'OneDrive files, flows and recordings may lie under this account; Guestlist cannot see them.',
    cure: 'Have them handed over first.',
    who: WHO.admin,
  }),
  'used-by-programs': ({ at }, day) => ({
    sentence: `Last used without a person on ${day(at)}; scripts with its password stop.`,
    cure: 'Find the programs and give them a sign-in of their own.',
    who: WHO.admin,
  }),
  'no-teams-for-holder': ({ name }) => ({
    sentence: `The account has no Teams, so ${name} cannot be asked there.`,
    cure: 'After the confirmation an administrator chooses: a code to the address, or to go on without proof.',
    who: WHO.admin,
  }),
  'dynamic-groups': ({ groups }) => ({
    sentence:
      groups.length === 1
        ? `${groups[0]} takes its members from a rule and may change by itself.`
        : `${someOf(groups)} take their members from a rule and may change by themselves.`,
    cure: 'Look at the rules beforehand.',
    who: WHO.admin,
  }),
  'not-visible': () => ({
    sentence:
      'Not checked: Azure subscriptions; Exchange, SharePoint and Power Platform roles; guest access in the Teams admin centre.',
    cure: 'Look there yourself if the person may have something.',
    who: WHO.admin,
  }),
} satisfies Partial<ConversionFindingSentences>;

/** We can trust what another organisation says of a device, not what an app on it is. */
function lockOut({ policy, asks, partner }: ConversionDetails['conditional-access-may-lock-out']): FindingWords {
  const who = WHO.accessAdmin;
  if (asks === 'block') {
    return {
      sentence: `After acceptance the policy “${policy}” blocks people of ${partner}. They would be locked out.`,
      cure: 'Except external people in the policy, or those who are meant.',
      who,
    };
  }
  const isDevice = asks === 'compliant-device' || asks === 'joined-device';
  return {
    sentence: `After acceptance the policy “${policy}” asks for ${ASKED[asks]}, which ${partner} cannot show${isDevice ? ' unless we trust it' : ''}. They would be locked out.`,
    cure: isDevice
      ? `Trust the device claims of ${partner} in the cross-tenant access settings, or except external people in the policy.`
      : 'Except external people in the policy, or those who are meant.',
    who,
  };
}
