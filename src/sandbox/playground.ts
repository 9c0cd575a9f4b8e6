import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChildPlan } from './kept-child.ts';
import { MAIN_DOMAIN, PEOPLE, TEAMS, TENANT_ID } from './tenant/contoso.ts';

/** Somebody of Contoso, as the Playground wants to know them. */
interface Person {
  readonly id: string;
  readonly name: string;
  readonly givenName: string;
  readonly surname: string;
  readonly alias: string;
}

const SAM = person(PEOPLE.samPark, 'Sam', 'Park');
const DANA = person(PEOPLE.danaChoi, 'Dana', 'Choi');
const PRIYA = person(PEOPLE.priyaNair, 'Priya', 'Nair');
const LEE = person(PEOPLE.leeWalker, 'Lee', 'Walker');
const JONAS = person(PEOPLE.eligibleContractor, 'Jonas', 'Weber');
const SANGMIN: Person = {
  id: PEOPLE.sangminPark,
  name: '박상민',
  givenName: '상민',
  surname: '박',
  alias: 'sangmin.park',
};

export type SeatKey = 'inviter' | 'admin' | 'confirmer' | 'holder';

export interface PlaygroundSeat {
  readonly key: SeatKey;
  readonly person: Person;
  /** The Playground demands exactly five (T7.1). */
  readonly others: readonly [Person, Person, Person, Person, Person];
  readonly team: { readonly id: string; readonly name: string };
}

/** A Playground knows one person (T7.1), so there is one for each whom a story needs at the same time. */
export const SEATS: readonly PlaygroundSeat[] = [
  {
    key: 'inviter',
    person: SAM,
    others: [DANA, PRIYA, SANGMIN, LEE, JONAS],
    team: { id: TEAMS.projectNorth, name: 'Project North' },
  },
  {
    key: 'admin',
    person: DANA,
    others: [SAM, PRIYA, SANGMIN, LEE, JONAS],
    team: { id: TEAMS.allStaff, name: 'All Staff' },
  },
];

/** Each Playground takes its memory and its time: these are for whoever wants to see a conversion through. */
export const MORE_SEATS: readonly PlaygroundSeat[] = [
  {
    key: 'confirmer',
    person: PRIYA,
    others: [DANA, SAM, SANGMIN, LEE, JONAS],
    team: { id: TEAMS.allStaff, name: 'All Staff' },
  },
  {
    key: 'holder',
    person: JONAS,
    others: [DANA, PRIYA, SAM, SANGMIN, LEE],
    team: { id: TEAMS.allStaff, name: 'All Staff' },
  },
];

export interface PlaygroundPlace {
  readonly port: number;
  readonly botPort: number;
  readonly botAppId: string;
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Writes the seat's configuration into the folder and says how to start it. */
export function playgroundPlan(seat: PlaygroundSeat, place: PlaygroundPlace): ChildPlan {
  const { port, botPort, botAppId, folder, env } = place;
  const file = join(folder, `playground-${seat.key}.yml`);
  // JSON is YAML.
  writeFileSync(file, `${JSON.stringify(playgroundConfig(seat, botAppId), undefined, 2)}\n`);
  return {
    name: `The Playground of ${seat.person.name}`,
    script: join(import.meta.dirname, 'child.ts'),
    args: () => [
      ...['-e', `http://127.0.0.1:${botPort}/api/messages`],
      ...['-c', 'msteams'],
      ...['-p', String(port)],
      ...['--service-url', `http://127.0.0.1:${port}/_connector`],
      '--disable-telemetry',
    ],
    env: {
      ...env,
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: file,
      M365_AGENTS_PLAYGROUND_LOGFILE: join(folder, `playground-${seat.key}.log`),
      TEAMSAPPTESTER_BROWSER: 'none',
    },
    port,
    logFile: join(folder, `playground-${seat.key}.out.log`),
  };
}

/** The Playground's configuration file, version 0.1.1; `userPrincipleName` is its spelling (T7.1). */
function playgroundConfig({ key, person, others, team }: PlaygroundSeat, botAppId: string): object {
  return {
    version: '0.1.1',
    tenantId: TENANT_ID,
    bot: { id: `28:${botAppId}`, name: 'Guestlist' },
    currentUser: member(person),
    users: others.map(member),
    personalChat: { id: `a:${key}-personal` },
    groupChat: { id: `19:${key}-group@thread.v2`, name: 'Group chat' },
    team: { id: `19:${key}-team@thread.tacv2`, name: team.name, aadGroupId: team.id, channels: [] },
  };
}

function member({ id, name, givenName, surname, alias }: Person): object {
  const address = `${alias}@${MAIN_DOMAIN}`;
  return { id: `29:${id}`, name, userPrincipleName: address, aadObjectId: id, givenName, surname, email: address };
}

function person(id: string, givenName: string, surname: string): Person {
  const alias = `${givenName}.${surname}`.toLowerCase();
  return { id, name: `${givenName} ${surname}`, givenName, surname, alias };
}
