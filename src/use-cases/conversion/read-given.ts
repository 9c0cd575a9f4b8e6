import type { ConversionPerson } from '../../domain/conversion/conversion-person.ts';
import { readingOf } from '../../domain/eligibility-facts.ts';
import type { UserId } from '../../domain/ids.ts';
import type { Policy } from '../../domain/policy.ts';
import { adminStandingIn, askAdminFacts } from '../admin-right.ts';
import type { Directory } from '../ports/directory.ts';
import { Wave } from '../wave.ts';

type Given = Pick<ConversionPerson, 'directGroups' | 'directApps'>;

/** In one wave with the right of whoever asks: what the account was given directly, which stays as it is (product 5.4). Throws EdgeError. */
export async function readGiven(
  { directory }: { readonly directory: Directory },
  asked: { readonly callerId: UserId; readonly accountId: UserId; readonly policy: Policy },
): Promise<Given | 'no-admin'> {
  const wave = new Wave();
  const right = askAdminFacts(wave, asked.callerId, asked.policy);
  const given = askGiven(wave, asked.accountId);
  await wave.read(directory);
  return adminStandingIn(right()) === 'admin' ? given() : 'no-admin';
}

/** The same for whoever's right was read with everything else right before. */
export async function readGivenTo(directory: Directory, accountId: UserId): Promise<Given> {
  const wave = new Wave();
  const given = askGiven(wave, accountId);
  await wave.read(directory);
  return given();
}

function askGiven(wave: Wave, of: UserId): () => Given {
  const groups = wave.ask({ fact: 'direct-groups', of });
  const apps = wave.ask({ fact: 'app-assignments', of });
  return () => ({ directGroups: readingOf(groups())?.length, directApps: readingOf(apps())?.length });
}
