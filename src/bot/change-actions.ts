import { Address, type CardActionRows, CONVERTS, Person, pressOf, pressWith, Reason } from './card-action.ts';

/** The verbs of changes of somebody's access (product 4.2). */
export const CHANGE_ACTIONS = {
  'change.askReset': { ...CONVERTS, parse: pressWith(Person, (uses, press) => uses.askReset(press)) },
  'change.askAddress': {
    ...CONVERTS,
    hasInputs: true,
    parse: pressWith(Person.extend(Address.shape), (uses, press) => uses.askAddress(press)),
  },
  'change.askRestore': { ...CONVERTS, parse: pressWith(Person, (uses, press) => uses.askRestore(press)) },
  'change.confirm': { ...CONVERTS, parse: pressOf('confirmChange') },
  'change.deny': { ...CONVERTS, hasInputs: true, parse: pressWith(Reason, (uses, press) => uses.denyChange(press)) },
  'change.addressBack': { ...CONVERTS, parse: pressOf('askAddressBack') },
  'change.withdraw': { ...CONVERTS, parse: pressOf('withdrawChange') },
} as const satisfies CardActionRows;
