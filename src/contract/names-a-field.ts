/** A body of changes must name one. */
export const namesAField = (change: object): boolean =>
  Object.values(change).some((value) => value !== undefined);

export const NAME_A_FIELD = "name at least one field to change";
