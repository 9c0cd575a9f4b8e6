import assert from 'node:assert/strict';
import { handedOnIn } from '../../../src/domain/access-change/handed-on.ts';
import { at, dated, userId } from '../../support/builders.ts';

const GUEST = userId(20);
const REFUSED = { kind: 'invite-refused', attempt: 2, failure: 'input-refused' } as const;

function inviting(attempt: number) {
  return { kind: 'inviting', attempt, reason: 'first', clientRequestId: 'c-1' } as const;
}

describe('what an invitation says of the access that it hands on', () => {
  const mayBeReset = (...entries: Parameters<typeof dated>[0]) => handedOnIn(dated(entries)).mayBeReset;

  it('claims that nothing was reset only where each POST was answered', () => {
    assert.equal(mayBeReset(), false);
    assert.equal(mayBeReset({ kind: 'invite-refused', attempt: 1, failure: 'inviter-lost-right' }), false);
    const putOff = { kind: 'invite-put-off', attempt: 1, because: 'throttled' } as const;
    assert.equal(mayBeReset(inviting(1), putOff, inviting(2), REFUSED), false);
    assert.equal(mayBeReset(inviting(1), inviting(2), REFUSED), true);
    assert.equal(mayBeReset(inviting(1), REFUSED), true, 'the right was lost while nobody knew');
    assert.equal(mayBeReset(inviting(1), { kind: 'strayed', got: GUEST, expected: [] }), true);
  });

  it('says when they have accepted', () => {
    const issued = { kind: 'issued', attempt: 1, guestId: GUEST } as const;
    assert.equal(handedOnIn(dated([inviting(1), issued])).acceptedAt, undefined);
    const accepted = handedOnIn(dated([inviting(1), issued, { kind: 'accepted', guestId: GUEST }]));
    assert.deepEqual(accepted, { acceptedAt: at(2), mayBeReset: false });
  });
});
