// The types of adaptivecards-templating name this one interface and thereby drag in TypeScript sources of adaptivecards
// that do not compile under our settings; `paths` in tsconfig.json leads them here instead.
export interface IAdaptiveCard {
  readonly type: string;
}
