// The types of adaptivecards-templating drag in TypeScript sources of adaptivecards,
// which do not compile under our settings; nothing of it is used here.
declare const adaptivecards: unknown;
export = adaptivecards;
