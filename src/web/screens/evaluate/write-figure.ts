import type { Translate } from "../../i18n/define-words.ts";
import type { Format } from "../../i18n/use-format.ts";

type UnitWords = Translate<"unit.perDay" | "unit.days" | "unit.visits" | "unit.months">;

/** A key figure as its unit is written; – where nothing can be said. */
export function writeFigure(unit: string, value: number | null, format: Format, t: UnitWords): string {
  if (value === null) return "–";
  switch (unit) {
    case "money":
      return format.money(value);
    case "money per day":
      return t("unit.perDay", { value: format.money(value) });
    case "share":
      return format.percent(value);
    case "days":
      return t("unit.days", { value: format.number(value) });
    case "months":
      return t("unit.months", { value: format.number(value) });
    case "visits per account":
      return t("unit.visits", { value: format.number(value) });
    default:
      return format.number(value);
  }
}
