/** The part of a Teams manifest that is looked into here; the whole of it is checked by Microsoft's schema. */
export interface AppManifest {
  readonly $schema: string;
  readonly icons: { readonly color: string; readonly outline: string };
  readonly localizationInfo: {
    readonly defaultLanguageFile: string;
    readonly additionalLanguages: readonly { readonly file: string }[];
  };
  readonly bots: readonly {
    readonly commandLists: readonly {
      readonly scopes: readonly string[];
      readonly commands: readonly { readonly title: string; readonly description: string }[];
    }[];
  }[];
}

/** The files of the languages, the default one first. */
export function languageFilesOf({ localizationInfo }: AppManifest): readonly [string, ...string[]] {
  return [localizationInfo.defaultLanguageFile, ...localizationInfo.additionalLanguages.map(({ file }) => file)];
}

/** Every text that a person reads in Teams, under the name that a language file gives it (T8.1). */
export function textNamesOf({ bots }: AppManifest): readonly string[] {
  const commands = bots.flatMap(({ commandLists }, bot) =>
    commandLists.flatMap((list, at) =>
      list.commands.flatMap((_, command) => {
        const place = `bots[${bot}].commandLists[${at}].commands[${command}]`;
        return [`${place}.title`, `${place}.description`];
      }),
    ),
  );
  return ['name.short', 'name.full', 'description.short', 'description.full', ...commands];
}

/** Without the rights that a team's owner is asked for (T8.2). Who calls Graph stays: the app installs itself by it (T3.3). */
export function withoutTeamConsent(manifest: AppManifest): AppManifest {
  const { authorization: _, ...rest } = manifest as AppManifest & Readonly<Record<string, unknown>>;
  return rest as AppManifest;
}
