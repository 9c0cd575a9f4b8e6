import { z } from 'zod';
import { typedText } from '../domain/draft.ts';

const text = (max: number) => z.string().max(max);
/** An id is kept and sent back as it came; one with control characters or half a character in it is none. */
const id = text(1024)
  .min(1)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u);

/** Far more than anybody types to a bot. What is searched for in a line takes time by the square of its length. */
const HEARD_MAX = 4_000;
/** A character cut in two would be none that can be kept. */
const heard = text(200_000).transform((said) => typedText(said.slice(0, HEARD_MAX)));

/** What is read of an activity, and nothing more; everything else the channel sends is dropped here. */
export const TeamsActivity = z.object({
  type: text(64).min(1),
  id: id.optional(),
  channelId: text(64),
  serviceUrl: text(2048),
  from: z.object({
    id,
    name: text(1024).nullish(),
    aadObjectId: text(64).nullish(),
    role: text(64).nullish(),
    tenantId: text(64).nullish(),
  }),
  recipient: z.object({ id }).optional(),
  conversation: z.object({
    id,
    conversationType: text(64).nullish(),
    isGroup: z.boolean().nullish(),
    tenantId: text(64).nullish(),
  }),
  channelData: z
    .object({
      tenant: z.object({ id: text(64) }).nullish(),
      /** Of a channel; the group's id comes along with some activities only (T3.4). */
      team: z.object({ aadGroupId: text(64).nullish(), name: text(1024).nullish() }).nullish(),
      /** `standard`, `private` or `shared`. */
      channel: z.object({ type: text(64).nullish() }).nullish(),
    })
    .nullish(),
  /** Cut here, before anything looks at it, whoever says it. */
  text: heard.nullish(),
  locale: text(64).nullish(),
  localTimezone: text(128).nullish(),
  replyToId: id.nullish(),
  name: text(128).nullish(),
  value: z.unknown().optional(),
  action: text(64).nullish(),
  membersAdded: z.array(z.object({ id })).max(1000).nullish(),
  deliveryMode: z.enum(['normal', 'notification']).nullish(),
  entities: z
    .array(z.looseObject({ type: text(64), text: z.unknown().optional(), timezone: z.unknown().optional() }))
    .max(1000)
    .nullish(),
});
export type TeamsActivity = z.infer<typeof TeamsActivity>;

/** The tenant whose conversation it is, in lower case; Teams says it twice, older activities only once. */
export function tenantOf({ conversation, channelData }: TeamsActivity): string | undefined {
  return (conversation.tenantId ?? channelData?.tenant?.id ?? undefined)?.toLowerCase();
}

/** The reader's zone as Intl knows it; clients send Windows names at times, which help nobody. */
export function timeZoneOf({ entities, localTimezone }: TeamsActivity): string | undefined {
  const stated = entities?.find(
    ({ type, timezone }) => type === 'clientInfo' && typeof timezone === 'string',
  )?.timezone;
  const zone = typeof stated === 'string' ? stated : localTimezone;
  if (!zone) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
