import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import type { UserId } from '../../src/domain/ids.ts';
import type { Reading } from '../../src/use-cases/ports/ledger.ts';
import { anInvitation, email, INVITER, userId } from '../support/builders.ts';
import { textOnCard } from '../support/card-elements.ts';
import { botRig, REQUEST, type Rig, type RigParts, SAM } from './bot-rig.ts';

const LINK_VERBS = ['link.passedOn', 'link.mail', 'link.microsoft'] as const;
const INVITATION = anInvitation([
  { kind: 'issued', attempt: 1, guestId: userId(20) },
  { kind: 'sending', attempt: 1, clientRequestId: 'x' },
  { kind: 'delivery-refused', attempt: 1, refusal: 'not-allowed' },
  { kind: 'handed-over' },
  { kind: 'passed-on', attempt: 1, by: INVITER },
]);

function aReading(): Reading {
  const asked = { kind: 'requested', by: SAM.id as UserId, policyVersion: 1, findings: [], at: new Date() } as const;
  const invitee = { address: email('ann@fabrikam.example'), name: 'Ann Lee', language: 'en' } as const;
  return { invitation: INVITATION, entries: [asked], number: 1, invitee };
}

describe('a press on the card of a link, or for the history', () => {
  let rig: Rig;
  afterEach(() => rig.close());

  async function pressed(verb: string, useCases: NonNullable<RigParts['useCases']>) {
    rig = await botRig({ useCases });
    await rig.client.say(SAM, 'invite');
    const data = { requestId: REQUEST, mark: 'delivery-1', invitation: INVITATION.id };
    const { body } = await rig.client.deliver(SAM, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: 'message-of-its-own',
      value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
    });
    return (body as { readonly value: unknown }).value;
  }

  const adopted = () => rig.copies.filter(({ activityId }) => activityId === 'message-of-its-own');
  const shown = async () => ({ outcome: 'link-card', reading: aReading(), note: 'twice' }) as const;

  for (const verb of LINK_VERBS) {
    it(`${verb} is answered with the card without the link, which is no copy of the living one`, async () => {
      const answer = await pressed(verb, { passOn: shown, mailInstead: shown, microsoftMail: shown });
      assert.match(textOnCard(answer), /Already under way[\s\S]*Link passed on by you/);
      assert.deepEqual(adopted(), []);
    });

    it(`${verb} that broke off leaves the message one of its own`, async () => {
      const breaks = () => Promise.reject(new Error('lost'));
      const answer = await pressed(verb, { passOn: breaks, mailInstead: breaks, microsoftMail: breaks });
      assert.ok(textOnCard(answer).length > 0);
      assert.deepEqual(adopted(), []);
    });
  }

  it('names the invitation and the mark to the use-case', async () => {
    await pressed('link.mail', { mailInstead: shown });
    const { input } = rig.asked.find(({ name }) => name === 'mailInstead') ?? {};
    assert.deepEqual(input, {
      callerId: SAM.id,
      requestId: REQUEST,
      mark: 'delivery-1',
      invitationId: INVITATION.id,
    });
  });

  it('tells the history, with the people by name', async () => {
    const names = new Map([[SAM.id as UserId, 'Sam Park']]);
    const history = async () => ({ outcome: 'history', reading: aReading(), names }) as const;
    const answer = await pressed('invitation.history', { showHistory: history });
    assert.match(textOnCard(answer), /History of Ann Lee[\s\S]*Sam Park asked for the invitation/);
    assert.deepEqual(adopted(), []);
  });
});
