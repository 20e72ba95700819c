import type { AccountEvaluation } from "./evaluate-queries.ts";

export const CLASSES = ["A", "B", "C"] as const;
export type AccountClass = (typeof CLASSES)[number];

export interface SizedClass {
  readonly name: AccountClass;
  readonly accounts: number;
  /** Of a rep, a month and account, as the records of the period tell; null: nothing is recorded. */
  readonly hoursToday: number | null;
}

/** How many accounts of each class there are, and how much work one takes a month. */
export const sizeClasses = (classes: AccountEvaluation["classes"], months: number): readonly SizedClass[] =>
  CLASSES.map((name) => {
    const { accounts, withWork, workHours } = classes[name];
    return {
      ...{ name, accounts },
      hoursToday: withWork === 0 || months <= 0 ? null : workHours / withWork / months,
    };
  });

/** Figures as an address holds them, "4,2,1": one per class, and the usual one where none or no number stands. */
export function readFigures(text: string | undefined, usual: readonly number[]): readonly number[] {
  const given = text?.split(",") ?? [];
  return usual.map((figure, place) => {
    const value = Number(given[place]);
    return given[place] !== undefined && given[place] !== "" && value >= 0 ? value : figure;
  });
}
