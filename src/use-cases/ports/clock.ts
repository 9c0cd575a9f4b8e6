/** The present. Time comes in from outside, so that days pass in a test at once. */
export type Clock = () => Date;
