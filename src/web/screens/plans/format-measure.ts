import type { Translate } from "../../i18n/define-words.ts";
import type { Format } from "../../i18n/use-format.ts";
import type { MeasureKey } from "./balance-territories.ts";
import type { PlanWord } from "./plans-words.ts";

/** A measure in words; one of the units goes by the key that its layer gave it. */
export function nameMeasure(key: MeasureKey, t: Translate<PlanWord>): string {
  switch (key) {
    case "units":
    case "accounts":
    case "revenue":
    case "potential":
    case "workloadHours":
      return t(`territories.${key}`);
    default: {
      const words = key.slice("m:".length).replaceAll("_", " ");
      return words.charAt(0).toUpperCase() + words.slice(1);
    }
  }
}

/** A value of a measure: money short, the rest as numbers. */
export const formatMeasure = (key: MeasureKey, value: number, format: Format): string =>
  key === "revenue" || key === "potential" ? format.shortMoney(value) : format.number(value);

/** With its sign, for what is off target: +12 %. */
export const formatDeviation = (deviation: number, format: Format): string =>
  `${deviation > 0 ? "+" : deviation < 0 ? "−" : ""}${format.percent(Math.abs(deviation))}`;
