/** Branded text ids: the wrong one does not compile. Codes stay text, so leading and trailing zeros survive. */
export type UnitCode = string & { readonly __brand: "UnitCode" };
export type TerritoryCode = string & { readonly __brand: "TerritoryCode" };
export type AccountId = string & { readonly __brand: "AccountId" };

export const unitCode = (text: string): UnitCode => text as UnitCode;
export const territoryCode = (text: string): TerritoryCode => text as TerritoryCode;
export const accountId = (text: string): AccountId => text as AccountId;
