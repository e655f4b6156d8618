/** Texts by name, for `{{name}}`. */
export type Variables = Readonly<Record<string, string>>

/** What the user has set, in plain: no secret is taken. A profile's own goes before a shared one of the same name. */
export interface VariableSets {
  readonly shared: Variables
  readonly byProfile: Readonly<Record<string, Variables>>
}

/** Of a profile, and of the shared ones: more than anybody finds again, and all are told to every page. */
export const MOST_VARIABLES = 200

export const NO_VARIABLES: VariableSets = { shared: {}, byProfile: {} }

export function variablesFor({ shared, byProfile }: VariableSets, profileId: string): Variables {
  return { ...shared, ...byProfile[profileId] }
}
