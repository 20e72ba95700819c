type Defined<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> };

/** The fields that a change names; zod's type of an optional field also allows an explicit undefined. */
export const withoutUndefined = <T extends object>(change: T): Defined<T> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Defined<T>;
