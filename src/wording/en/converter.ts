import type { ConverterSentences } from '../converter-sentences.ts';

/** Between somebody who asks for a conversion without administering, and the administrators. */
export const converter: ConverterSentences = {
  handedIn: {
    heading: ({ name }) => `An administrator has to look at the conversion of ${name}`,
    askerOnly: ({ reference }) =>
      `Checked. The administrators see what was found, and you hear the result here (reference ${reference}).`,
  },
  toLookAt: {
    heading: ({ asker, name }) => `${asker} asks to convert ${name}`,
    headingUnknown: ({ asker }) => `${asker} asks to convert an account`,
    intro: ({ asker }) =>
      `${asker} is no administrator and reads none of this. When nothing must be fixed any more, press “Check again”: the conversion is then asked for in the name of ${asker}.`,
    over: 'This is not waiting any more: it was changed or cancelled by whoever asked.',
  },
  converterStatus: {
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
