import type { Reader } from '../../src/cards/reader.ts';
import { aRequestCard, type Shows } from './request-scenes.ts';
import type { Scene } from './scene.ts';
import { type Cast, INVITER_ID } from './scenes.ts';
import { CONVERTED, type ConversionStep, DECIDER_ID, stepTime, WAY } from './shown-casts.ts';

export const MAILED = {
  noTeams: { kind: 'holder-unreachable', because: 'no-teams' },
  codeAsked: { kind: 'code-asked', by: DECIDER_ID },
  codeSending: { kind: 'code-sending', clientRequestId: 'x' },
  codeSent: { kind: 'code-sent' },
  codeUnsure: { kind: 'code-failed', because: 'unsure' },
  codeRefused: { kind: 'code-failed', because: 'address-refused' },
  codeWrong: { kind: 'code-wrong', by: DECIDER_ID },
  proven: { kind: 'holder-proven', by: DECIDER_ID },
  waived: { kind: 'proof-waived', by: DECIDER_ID },
  byMail: { kind: 'routed-by-mail' },
  sending: { kind: 'link-sending', mail: 1, clientRequestId: 'x' },
  sent: { kind: 'link-mailed', mail: 1 },
  refused: { kind: 'link-refused', mail: 1, refusal: 'address-refused' },
  again: { kind: 'link-again-asked', by: INVITER_ID },
  sendingAgain: { kind: 'link-sending', mail: 2, clientRequestId: 'y' },
} as const satisfies Record<string, ConversionStep>;
const { inviting, issued } = CONVERTED;
const M = MAILED;

/** The way of a conversion whose holder has no Teams. */
const UNREACHABLE: readonly ConversionStep[] = [...WAY.confirmed, M.noTeams];
const CODED: readonly ConversionStep[] = [...UNREACHABLE, M.codeAsked, M.codeSending, M.codeSent];
const PROVEN: readonly ConversionStep[] = [...CODED, M.proven, inviting, issued];
export const BY_MAIL = {
  unreachable: UNREACHABLE,
  coded: CODED,
  issued: PROVEN,
  sending: [...PROVEN, M.sending],
  sent: [...PROVEN, M.sending, M.sent],
  waived: [...UNREACHABLE, M.waived, inviting, issued],
  silentWaived: [...WAY.asked, CONVERTED.silent, M.waived, inviting, issued],
} as const satisfies Record<string, readonly ConversionStep[]>;

/** A mail whose answer was lost when it was sent. */
export function unsureAfter(steps: readonly ConversionStep[], mail = 1): readonly ConversionStep[] {
  return [...steps, { kind: 'link-unsure', mail, since: stepTime(steps.length) }];
}

/** Ten minutes after the last of these steps: a code that was sent then is good. */
export function soonAfter(steps: readonly ConversionStep[], reader: Reader): Reader {
  return { ...reader, now: new Date(stepTime(steps.length - 1).getTime() + 600_000) };
}

/** What those who administer read where the link goes by mail instead of Teams. */
export function mailedScenes(cast: Cast, reader: Reader): readonly Scene[] {
  return [...codeScenes(cast, reader), ...linkScenes(cast, reader)];
}

function confirmer(cast: Cast, more: Shows = {}): Shows {
  const withoutHolder = 'On leave until May, without Teams.\nTheir manager gave us the number.';
  return { as: 'confirmer', viewerId: DECIDER_ID, person: { withoutHolder, mailBefore: cast.address }, ...more };
}

function codeScenes(cast: Cast, reader: Reader): readonly Scene[] {
  const scene = (name: string, steps: readonly ConversionStep[], { soon, ...more }: Shows & Soon = {}) => ({
    name: `unreachable-${name}`,
    content: aRequestCard(cast, soon ? soonAfter(soon, reader) : reader, { steps, more: confirmer(cast, more) }),
  });
  const first = [...UNREACHABLE, M.codeAsked];
  const unsure = [M.codeAsked, M.codeUnsure];
  const wrong = [1, 2, 3, 4, 5].map(() => M.codeWrong);
  const soon = CODED;
  return [
    scene('confirmer', UNREACHABLE, { note: 'reason-missing' }),
    scene('code-sending', first),
    scene('code-sent', CODED, { soon }),
    scene('code-unsure', [...UNREACHABLE, ...unsure], { note: 'code-missing', soon: first }),
    scene('code-refused', [...first, M.codeSending, M.codeRefused], { soon: first }),
    scene('code-tries-used-up', [...CODED, ...wrong], { note: 'code-tries-used-up', soon }),
    scene('codes-used-up', [...UNREACHABLE, ...unsure, ...unsure, ...unsure], { note: 'codes-used-up', soon }),
    scene('code-of-another', CODED, { as: 'asker', viewerId: INVITER_ID }),
    scene('code-removed', CODED, { person: undefined }),
  ];
}

interface Soon {
  readonly soon?: readonly ConversionStep[];
}

function linkScenes(cast: Cast, reader: Reader): readonly Scene[] {
  const scene = (name: string, steps: readonly ConversionStep[], more: Shows = {}) => ({
    name: `following-mail-${name}`,
    content: aRequestCard(cast, reader, { steps, more: confirmer(cast, more) }),
  });
  return [
    scene('waived', BY_MAIL.waived, { as: 'asker', viewerId: INVITER_ID }),
    scene('waived-removed', BY_MAIL.waived, { person: undefined }),
    scene('sending', BY_MAIL.sending),
    scene('unsure-again', unsureAfter([...BY_MAIL.sent, M.again, M.sendingAgain], 2)),
    scene('refused-again', [...BY_MAIL.sent, M.again, M.sendingAgain, { ...M.refused, mail: 2 }]),
    scene('gone', [...unsureAfter(BY_MAIL.sending), CONVERTED.linkWiped]),
  ];
}
