import type { Note, ViewCell, ViewUnit } from "./evaluation-view.ts";

/** Writes the cells of a view for one language; a BCP 47 tag decides on marks and separators. */
export interface ViewFormat {
  readonly language: "id" | "en";
  cell(value: ViewCell, unit: ViewUnit): string;
  note(note: Note): string;
}

/** The words for nothing, and for a name that is empty. */
const NOTHING = "–";
export const BLANK = { id: "(kosong)", en: "(blank)" } as const;

/** Smaller ones are not told apart. */
const LEAST_PROBABILITY = 0.001;

/** Below it cents tell amounts apart. */
const SMALL_MONEY = 100;

/** Below it digits are not counted by eye. */
const SMALL_NUMBER = 1e-6;

export function viewFormat(locale: string): ViewFormat {
  const language = locale.startsWith("id") ? "id" : "en";
  const formats: Readonly<Record<Exclude<ViewUnit, "text"> | "smallMoney" | "tiny", Intl.NumberFormat>> = {
    count: new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }),
    number: new Intl.NumberFormat(locale, { maximumSignificantDigits: 4 }),
    money: new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }),
    tiny: new Intl.NumberFormat(locale, { maximumSignificantDigits: 4, notation: "scientific" }),
    smallMoney: new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }),
    share: new Intl.NumberFormat(locale, { style: "percent", minimumFractionDigits: 1 }),
    probability: new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 }),
  };
  const cell = (value: ViewCell, unit: ViewUnit): string => {
    if (value === null || (typeof value === "number" && Number.isNaN(value))) return NOTHING;
    if (value === "") return BLANK[language];
    if (typeof value === "object") return value[language];
    if (typeof value !== "number" || unit === "text") return String(value);
    if (unit === "money" && Math.abs(value) < SMALL_MONEY) return formats.smallMoney.format(value);
    if (unit === "number" && value !== 0 && Math.abs(value) < SMALL_NUMBER) return formats.tiny.format(value);
    const isTiny = unit === "probability" && value < LEAST_PROBABILITY;
    return isTiny ? `< ${formats[unit].format(LEAST_PROBABILITY)}` : formats[unit].format(value);
  };
  return {
    language,
    cell,
    note: ({ text, values = {} }) =>
      text[language].replace(/\{(\w+)\}/g, (_, name: string) => {
        const found = values[name];
        return found === undefined ? "" : cell(found.value, found.unit);
      }),
  };
}
