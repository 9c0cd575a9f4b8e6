type Said<Values> = (values: Values) => string;
type Name = { readonly name: string };
type Asker = { readonly asker: string };
type Reference = { readonly reference: string };

/**
 * What is said where somebody asks for a conversion who does not administer: to them nothing but what they typed and how it
 * stands, to the administrators what was found (checks 1).
 */
export interface ConverterSentences {
  /** Their own card, until it can be asked for. */
  readonly handedIn: {
    readonly heading: Said<Name>;
    readonly askerOnly: Said<Reference>;
  };
  /** The card of the administrators, until then. */
  readonly toLookAt: {
    readonly heading: Said<Asker & Name>;
    /** Who it is could not be read. */
    readonly headingUnknown: Said<Asker>;
    readonly intro: Said<Asker>;
    /** It was changed or cancelled by whoever asked. */
    readonly over: string;
  };
  /** Their own card, once it is asked for. */
  readonly converterStatus: {
    readonly attention: Said<Name>;
    readonly converted: Said<Name>;
    readonly askAdmin: Said<Reference>;
  };
  /** To those who decide. */
  readonly oneEnough: Said<Asker>;
  /** The asker's own words to the holder, where somebody else reads them. */
  readonly conversionMessage: { readonly heading: string; readonly webAddress: string };
}
