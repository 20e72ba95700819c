import type { Translate } from "../../i18n/define-words.ts";
import type { RuleItem } from "./rule-queries.ts";

type ItemWords = Translate<`field.${RuleItem["field"]}` | `op.${RuleItem["operation"]}`>;

/** A condition as a sentence: Segment is one of A, B. */
export const writeItem = ({ field, operation, value }: RuleItem, t: ItemWords): string =>
  `${t(`field.${field}`)} ${t(`op.${operation}`)} ${writeValue(value)}`;

function writeValue(value: RuleItem["value"]): string {
  if (Array.isArray(value)) return value.join(", ");
  if (typeof value === "object" && "km" in value) return `${value.km} km (${value.lon}, ${value.lat})`;
  if (typeof value === "object" && "from" in value) return `${value.from} … ${value.to}`;
  return String(value);
}

/** Texts of a list, separated by commas or lines. */
export const readList = (text: string): readonly string[] =>
  text
    .split(/[,\n;]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
