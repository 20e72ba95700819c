import type { RuleField } from "../domain/rule.ts";

/** An account as rules see it; null: not known. A family's head stands for itself. */
export interface RuleAccount {
  readonly code: string | null;
  readonly name: string | null;
  readonly segment: string | null;
  readonly industry: string | null;
  readonly stage: string | null;
  readonly products: readonly string[];
  readonly revenue: number | null;
  readonly potential: number | null;
  readonly workloadHours: number | null;
  readonly family: string | null;
  readonly unit: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
}

type NumberField = "revenue" | "potential" | "workloadHours";
type TextField = Exclude<RuleField, NumberField | "products" | "location">;

/** An account made ready for many comparisons: texts folded once. */
export interface FoldedAccount {
  readonly texts: Readonly<Record<TextField, string | null>>;
  readonly products: readonly string[];
  readonly numbers: Readonly<Record<NumberField, number | null>>;
  readonly place: { readonly lon: number; readonly lat: number } | null;
}

/** Text as it compares: without outer blanks, composed, in lower case. */
export const foldText = (text: string): string => text.trim().normalize("NFC").toLowerCase();

const foldKnown = (text: string | null): string | null => (text === null ? null : foldText(text));

/** Makes an account ready for comparisons. */
export function foldAccount(account: RuleAccount): FoldedAccount {
  const { code, name, segment, industry, stage, family, unit, lon, lat } = account;
  return {
    texts: {
      code: foldKnown(code),
      name: foldKnown(name),
      segment: foldKnown(segment),
      industry: foldKnown(industry),
      stage: foldKnown(stage),
      family: foldKnown(family),
      unit: foldKnown(unit),
    },
    products: account.products.map(foldText),
    numbers: {
      revenue: account.revenue,
      potential: account.potential,
      workloadHours: account.workloadHours,
    },
    place: lon === null || lat === null ? null : { lon, lat },
  };
}
