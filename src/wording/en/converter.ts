import type { ConverterSentences } from '../converter-sentences.ts';

/** Between somebody who asks for a conversion without administering, and the administrators. */
export const converter: ConverterSentences = {
  handedIn: {
    heading: ({ name }) => `An administrator has to look at the conversion of ${name}`,
    askerOnly: ({ reference }) =>
      `Checked. The administrators see what was found, and you hear the result here (reference ${reference}).`,
    telling: ({ reference }) =>
      `Checked. The administrators are being told what was found, and you hear the result here (reference ${reference}).`,
    lapsed: ({ name }) => `The request to convert ${name} lapsed`,
    lapsedOn: ({ date }) =>
      `What was in the way was not settled by ${date}, so the request ended. Nothing was changed; you can ask again.`,
  },
  toLookAt: {
    heading: ({ asker, name }) => `${asker} asks to convert ${name}`,
    headingUnknown: ({ asker }) => `${asker} asks to convert an account`,
    intro: ({ asker }) =>
      `${asker} is no administrator and reads none of this. When nothing must be fixed any more, press “Check again”: the conversion is then asked for in the name of ${asker}.`,
    over: 'This is not waiting any more: it was changed or cancelled by whoever asked.',
    lapsed: ({ date }) =>
      `Not settled by ${date}: this lapsed. Nothing was changed, and whoever asked is told and can ask again.`,
    reminded: 'Still waiting: nobody has put this right.',
    escalated: ({ date }) => `Nobody has put this right since ${date}. It lapses soon.`,
    waits: ({ asker }) =>
      `Whether this goes on without Teams is for ${asker} to say, who was asked on a card of their own. There is nothing for you to do until then.`,
    findings: {
      'own-account': ({ asker }) => ({
        sentence: `${asker} asks to convert their own account.`,
        cure: 'An administrator can ask for it instead, if this is really meant.',
      }),
      'inviter-lacks-role': ({ asker }) => ({
        sentence: `${asker} holds no active role that may invite guests in our tenant.`,
      }),
      'sign-in-domain-differs': ({ asker }) => ({
        cure: `This waits for ${asker}, who stated it: to have the sign-in address invited instead, or to give a reason to go on without Teams as soon as nothing else has to be fixed first.`,
        who: asker,
      }),
      'own-domain': ({ asker }) => ({ who: asker }),
      'address-characters': ({ asker }) => ({ who: asker }),
      'account-not-found': ({ asker }) => ({ who: asker }),
      'resource-account': ({ asker }) => ({ who: asker }),
    },
    subjects: {
      asker: ({ asker }) => `The account of ${asker}`,
      askerRoles: ({ asker }) => `Directory roles of ${asker}`,
    },
  },
  converterStatus: {
    agreeing: ({ name }) => `Waiting for the administrators to agree in principle to converting ${name}`,
    agreed: ({ name }) => `The administrators agree in principle to converting ${name}`,
    preparing: ({ reference }) =>
      `Nothing is converted yet. The administrators prepare the account, and it is confirmed once more; you hear the result here (reference ${reference}).`,
    attention: ({ name }) => `The administrators look at the conversion of ${name}`,
    converted: ({ name }) => `The account of ${name} is converted`,
    askAdmin: ({ reference }) => `The administrators see why. To ask about it, name the reference ${reference}.`,
  },
  oneEnough: ({ asker }) => `${asker} is no administrator, so one administrator is enough.`,
  conversionMessage: {
    heading: 'Message to the holder of the account, exactly as it will be read',
    webAddress: 'The message has a web address in it: it is shown, but cannot be pressed.',
  },
};
