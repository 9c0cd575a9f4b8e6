import { parseUserId, type UserId } from '../domain/ids.ts';
import type { Language } from '../domain/language.ts';
import { languageOf } from '../domain/language.ts';
import type { ChatPerson } from '../use-cases/ports/people.ts';
import { type TeamsActivity, tenantOf, timeZoneOf } from './activity.ts';

/**
 * Who sent the activity, by what the channel says (product 1): `from.aadObjectId` and the tenants, never what a card carries.
 * Undefined for people without an account, people of another tenant (a shared channel can have them, T3.5), and bots.
 */
export function callerOf(activity: TeamsActivity, tenantId: string): UserId | undefined {
  const { from, channelData } = activity;
  const tenants = [tenantOf(activity), channelData?.tenant?.id, from.tenantId];
  if (
    tenantOf(activity) === undefined ||
    tenants.some((tenant) => tenant && tenant.toLowerCase() !== tenantId.toLowerCase())
  )
    return undefined;
  if (from.role === 'bot' || from.id.startsWith('28:')) return undefined;
  return parseUserId(from.aadObjectId?.toLowerCase() ?? '');
}

export function isPersonal({ conversation }: TeamsActivity): boolean {
  return conversation.conversationType === 'personal';
}

/** What this activity tells about the person; the conversation only where it is their own chat with the bot. */
export function seenPerson(activity: TeamsActivity, id: UserId): ChatPerson {
  return {
    id,
    channelUserId: activity.from.id,
    name: activity.from.name ?? '',
    tenantId: tenantOf(activity) ?? '',
    serviceUrl: activity.serviceUrl,
    conversationId: isPersonal(activity) ? activity.conversation.id : undefined,
    seenLanguage: shownLanguage(activity),
    timeZone: timeZoneOf(activity),
  };
}

/**
 * The language an activity gives away. Plain English gives nothing away: clients say en-US whatever their reader speaks,
 * and that must not take back the Korean somebody has used.
 */
function shownLanguage(activity: TeamsActivity): Language | undefined {
  const language = languageOf({ text: activity.text ?? undefined, locale: activity.locale ?? undefined });
  return language === 'en' ? undefined : language;
}

export function languageFor(activity: TeamsActivity, person: ChatPerson | undefined): Language {
  return languageOf({
    chosen: person?.chosenLanguage,
    text: activity.text ?? undefined,
    locale: activity.locale ?? undefined,
    seen: person?.seenLanguage,
  });
}
