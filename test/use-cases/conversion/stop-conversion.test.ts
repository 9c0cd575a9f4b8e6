import assert from 'node:assert/strict';
import type { UserId } from '../../../src/domain/ids.ts';
import { conversionPressMark, conversionRequestMark } from '../../../src/domain/press-mark.ts';
import { type NewConversionEntry, recordConversion } from '../../../src/use-cases/conversion/record-conversion.ts';
import { ADMINS, aPerson, INVITER, userId } from '../../support/builders.ts';
import { noteOf } from '../../support/conversion-house.ts';
import { KIM } from '../../support/fresh-conversions.ts';
import {
  AGREED,
  anInviting,
  anOpenConversion,
  CONFIRMER,
  MAIL_BEFORE,
  type OpenConversion,
  OUTSIDE,
} from '../../support/open-conversion.ts';

const DANA = userId(55);

const ISSUED: readonly NewConversionEntry[] = [
  ...AGREED,
  { kind: 'writing-mail', clientRequestId: 'w-1' },
  { kind: 'mail-written' },
  { kind: 'mail-seen' },
  anInviting(),
  { kind: 'issued', attempt: 1 },
];
const DELIVERED: readonly NewConversionEntry[] = [...ISSUED, { kind: 'link-shown' }];
const STOPPED: readonly NewConversionEntry[] = [...DELIVERED, { kind: 'stopped-after-issue', by: INVITER }];

/** Our value stands in `mail`, and a third administrator looks on. */
async function out(entries: readonly NewConversionEntry[] = DELIVERED, account: object = {}): Promise<OpenConversion> {
  const open = await anOpenConversion({ account }, ...entries);
  const { tenant } = open.house.directory;
  tenant.groups = { [ADMINS]: [INVITER, CONFIRMER, DANA] };
  tenant.people = [...tenant.people, aPerson({ id: DANA, displayName: 'Dana Cho' })];
  open.change({ mail: OUTSIDE, externalUserState: 'PendingAcceptance' });
  open.house.pass(120);
  return open;
}

function mailOf({ house }: OpenConversion): string | undefined {
  return house.directory.tenant.accounts.find(({ id }) => id === KIM)?.mail;
}

/** A link of it that stands in the vault. */
async function keptLink(open: OpenConversion) {
  const { conversionLinks, invitations } = open.house.edges;
  const answer = await invitations.invite({
    address: (await open.reading()).person?.address ?? assert.fail(),
    accountId: KIM,
    landing: 'teams',
    clientRequestId: 'x',
  });
  assert.ok(answer.outcome === 'issued');
  const link = { invitationId: open.invitationId, attempt: 1 };
  await conversionLinks.keep({ ...link, url: answer.redeemUrl });
  return link;
}

async function marked(open: OpenConversion, callerId: UserId) {
  const { conversion } = await open.reading();
  return { callerId, requestId: open.id, mark: conversionPressMark(conversion) };
}

describe('stopping a conversion that is issued', () => {
  it('puts mail back, ends with the link, and goes on watching', async () => {
    const open = await out();
    const url = await open.house.edges.conversionLinks;
    const press = await open.press(CONFIRMER);
    assert.equal(noteOf(await open.house.useCases.askMailBack(press)), undefined);
    assert.deepEqual((await open.kinds()).slice(-2), ['stopped-after-issue', 'mail-back-asked']);
    await open.house.drain();

    assert.equal(mailOf(open), MAIL_BEFORE);
    assert.equal(await open.state(), 'stopped-after-issue');
    assert.equal((await open.kinds()).at(-1), 'mail-back');
    assert.equal(await url.read({ invitationId: open.invitationId, attempt: 1 }), undefined);
    assert.ok(await open.house.edges.conversions.openFor(KIM));
    assert.equal(noteOf(await open.house.useCases.askMailBack(press)), 'twice');
    assert.equal(open.house.accounts.mailOrders.length, 1);
  });

  it('means the same however far the link has come meanwhile', async () => {
    const open = await out(ISSUED);
    const old = await open.press(INVITER);
    await open.append({ kind: 'link-shown' });
    assert.equal(noteOf(await open.house.useCases.askMailBack(old)), undefined);
    assert.equal(await open.state(), 'stopped-after-issue');
  });

  it('is not for a press on another card, nor for a third administrator, nor where mail was empty', async () => {
    const open = await out();
    const { askMailBack } = open.house.useCases;
    const early = conversionRequestMark({ state: 'curing' });
    assert.equal(noteOf(await askMailBack({ ...(await open.press(INVITER)), mark: early })), 'stale');
    assert.equal(noteOf(await askMailBack(await open.press(DANA))), 'stale');
    const empty = await out(DELIVERED, { mail: undefined });
    assert.equal(noteOf(await empty.house.useCases.askMailBack(await empty.press(INVITER))), 'stale');
    assert.deepEqual([await open.state(), await empty.state()], ['delivered', 'delivered']);
  });

  it('leaves mail alone where they accept before it is written, and says so to every administrator', async () => {
    const open = await out();
    await open.house.useCases.askMailBack(await open.press(INVITER));
    open.redeem();
    await open.house.drain();
    assert.equal(mailOf(open), OUTSIDE);
    assert.ok((await open.kinds()).includes('mail-back-refused'));
    assert.equal(await open.state(), 'redeemed-after-stop');
    assert.deepEqual(new Set(open.house.posted), new Set([INVITER, CONFIRMER, DANA]));
    assert.ok(open.house.postedCards.some(({ to, as }) => to === DANA && as === 'admin'));
    open.house.pass(600);
    await open.house.sweep();
    assert.equal(open.house.posted.length, 3);
  });

  it('ends with the link at once, whatever it was that stopped it', async () => {
    const open = await out();
    const link = await keptLink(open);
    await recordConversion(open.house.edges, await open.reading(), [{ kind: 'stopped-after-issue', by: CONFIRMER }]);
    await open.house.drain();
    assert.equal(await open.house.edges.conversionLinks.read(link), undefined);
  });

  it('wipes the link of what was stopped by whoever died over it', async () => {
    const open = await out();
    const link = await keptLink(open);
    await open.append({ kind: 'stopped-after-issue', by: CONFIRMER });
    open.house.pass(600);
    await open.house.sweep();
    assert.equal(await open.house.edges.conversionLinks.read(link), undefined);
  });

  it('stops the reminders and nothing else, once', async () => {
    const open = await out();
    const press = await marked(open, INVITER);
    const { stopReminding } = open.house.useCases;
    assert.equal(noteOf(await stopReminding({ ...press, mark: 'conversion-holder-asked' })), 'stale');
    assert.equal(noteOf(await stopReminding(press)), undefined);
    assert.equal(noteOf(await stopReminding(press)), 'twice');
    assert.equal((await open.kinds()).filter((kind) => kind === 'reminders-stopped').length, 1);
    assert.equal(await open.state(), 'delivered');
  });

  it('reads the right once more when mail is written, and lets another one ask then', async () => {
    const open = await out();
    const { askMailBack } = open.house.useCases;
    await askMailBack(await open.press(INVITER));
    open.house.directory.tenant.groups = { [ADMINS]: [CONFIRMER] };
    await open.house.drain();
    assert.equal(mailOf(open), OUTSIDE);
    const last = (await open.reading()).entries.at(-1);
    assert.ok(last?.kind === 'mail-back-refused' && last.refusal === 'right-lost');
    assert.equal(noteOf(await askMailBack(await open.press(CONFIRMER))), undefined);
    await open.house.drain();
    assert.equal(mailOf(open), MAIL_BEFORE);
    assert.equal((await open.reading()).conversion.track.mailBackRefusal, undefined);
  });

  it('may be marked as done, and is watched no more', async () => {
    const open = await out(STOPPED);
    const { askMailBack, closeConversion } = open.house.useCases;
    await askMailBack(await open.press(INVITER));
    assert.equal(noteOf(await closeConversion(await open.press(INVITER))), 'stale');
    await open.house.drain();
    assert.equal(noteOf(await closeConversion(await open.press(INVITER))), undefined);
    assert.equal(await open.house.edges.conversions.openFor(KIM), undefined);
  });
});

describe('an acceptance after the stop', () => {
  const ACCEPTED: readonly NewConversionEntry[] = [...STOPPED, { kind: 'redeemed' }];

  it('is finished by any administrator, once, and compared then', async () => {
    const open = await out(ACCEPTED);
    open.redeem(OUTSIDE);
    const { finishConversion } = open.house.useCases;
    const mark = conversionPressMark((await open.reading()).conversion);
    const press = { ...(await open.press(DANA)), mark };
    assert.equal(noteOf(await finishConversion(await open.press(KIM))), 'holder');
    assert.equal(noteOf(await finishConversion(press)), undefined);
    assert.equal(await open.state(), 'redeemed');
    assert.equal(noteOf(await finishConversion(await open.press(INVITER))), 'twice');
    await open.house.drain();
    assert.equal(await open.state(), 'aftercare-open');
    assert.equal((await open.kinds()).filter((kind) => kind === 'finish-asked').length, 1);
  });

  it('does nothing by itself, and can be marked as done by any administrator', async () => {
    const open = await out([...ACCEPTED, { kind: 'telling', what: 'redeemed-after-stop' }]);
    open.house.pass(86_400);
    await open.house.sweep();
    assert.equal(await open.state(), 'redeemed-after-stop');
    assert.equal(noteOf(await open.house.useCases.closeConversion(await open.press(DANA))), undefined);
    assert.equal(await open.state(), 'closed');
  });

  it('is nothing for who does not administer, nor on a card of before', async () => {
    const open = await out(ACCEPTED);
    const { finishConversion } = open.house.useCases;
    assert.equal(noteOf(await finishConversion(await open.press(userId(78)))), 'no-admin');
    const old = { ...(await open.press(INVITER)), mark: conversionRequestMark({ state: 'stopped-after-issue' }) };
    assert.equal(noteOf(await finishConversion(old)), 'stale');
  });
});

describe('a conversion whose asker and confirmer administer no more', () => {
  const MISMATCH: readonly NewConversionEntry[] = [
    ...DELIVERED,
    { kind: 'redeemed' },
    { kind: 'verified', result: 'mismatch' },
  ];

  it('is seen to by any other administrator', async () => {
    const open = await out(MISMATCH);
    const { closeConversion, showRequest } = open.house.useCases;
    assert.equal(noteOf(await closeConversion(await open.press(DANA))), 'stale');
    open.house.directory.tenant.groups = { [ADMINS]: [DANA] };
    const seen = await showRequest(await open.press(DANA));
    assert.ok(seen.outcome === 'card' && seen.as === 'confirmer');
    const closed = await closeConversion(await open.press(DANA));
    assert.ok(closed.outcome === 'card' && closed.as === 'confirmer' && closed.note === undefined);
    assert.equal(await open.state(), 'closed');
  });

  it('is told of to all of them', async () => {
    const open = await out(MISMATCH);
    open.house.directory.tenant.groups = { [ADMINS]: [DANA] };
    await open.run('tell-conversion');
    assert.deepEqual(
      open.house.postedCards.map(({ to, as }) => [to, as]),
      [[DANA, 'confirmer']],
    );
  });

  it('is not handed on before anything is out', async () => {
    const open = await anOpenConversion({}, { kind: 'holder-asked' });
    const { tenant } = open.house.directory;
    tenant.groups = { [ADMINS]: [DANA] };
    tenant.people = [...tenant.people, aPerson({ id: DANA, displayName: 'Dana Cho' })];
    const seen = await open.house.useCases.showRequest(await open.press(DANA));
    assert.ok(seen.outcome === 'card' && seen.as === 'admin');
    assert.equal(noteOf(await open.house.useCases.withdrawConversion(await open.press(DANA))), 'stale');
  });
});
