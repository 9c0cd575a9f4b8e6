import type { UserId } from '../../domain/ids.ts';
import type { Installations } from '../ports/installations.ts';
import type { ChatPerson, People } from '../ports/people.ts';

export interface ReachDeps {
  readonly people: People;
  readonly installations: Installations;
}

/** Whom to reach, and whose chat says where the channel is, for somebody who has never talked to us. */
export interface Sought {
  readonly id: UserId;
  readonly askerId: UserId;
}

export type Reached =
  | { readonly outcome: 'chat'; readonly person: ChatPerson & { readonly conversationId: string } }
  | { readonly outcome: 'no-teams' | 'no-app' };

/** Somebody's own chat with us: the one that they have used, else one that is opened for them. Throws EdgeError. */
export async function reachPerson(deps: ReachDeps, sought: Sought): Promise<Reached> {
  const known = await deps.people.find(sought.id);
  if (known?.conversationId === undefined) return openChat(deps, sought);
  return { outcome: 'chat', person: { ...known, conversationId: known.conversationId } };
}

/** Installs the app for them, which opens a chat that was closed too (T3.3). May run again. Throws EdgeError. */
export async function openChat({ people, installations }: ReachDeps, sought: Sought): Promise<Reached> {
  const [known, asker] = await Promise.all([people.find(sought.id), people.find(sought.askerId)]);
  const chat = await installations.chatWith(sought.id);
  const channel = known ?? asker;
  if (chat.outcome !== 'chat') return { outcome: chat.outcome === 'no-teams' ? 'no-teams' : 'no-app' };
  if (!channel) return { outcome: 'no-app' };
  const { serviceUrl, tenantId } = channel;
  // Their own name in the channel comes with the first thing that they do there.
  const person = known ?? { id: sought.id, channelUserId: '', name: '', serviceUrl, tenantId };
  return { outcome: 'chat', person: { ...person, conversationId: chat.conversationId } };
}
