import { BrokenInvariant } from "../domain/problem.ts";
import { RULE_FIELDS, type RuleItem, type RuleValue } from "../domain/rule.ts";
import { haversineKm } from "../geo/distance.ts";
import { type FoldedAccount, foldText } from "./rule-account.ts";

export type Condition = (account: FoldedAccount) => boolean;

/** A checked condition (see check-rule.ts) as a function. What the account lacks satisfies the negations only. */
export function compileItem(item: RuleItem): Condition {
  const { field, value } = item;
  switch (field) {
    case "location":
      return compileCircle(value);
    case "products":
      return compileList(item);
    case "revenue":
    case "potential":
    case "workloadHours": {
      const holds = compileNumber(item);
      const absent = isNegation(item);
      return ({ numbers }) => {
        const known = numbers[field];
        return known === null ? absent : holds(known);
      };
    }
    default: {
      const holds = compileText(item);
      const absent = isNegation(item);
      return ({ texts }) => {
        const known = texts[field];
        return known === null ? absent : holds(known);
      };
    }
  }
}

const isNegation = ({ operation }: RuleItem): boolean =>
  operation === "not-equal" || operation === "not-in" || operation === "not-contain";

const listOf = (value: RuleValue): readonly (string | number)[] =>
  Array.isArray(value) ? value : [value as string | number];

const unchecked = ({ field, operation, value }: RuleItem) =>
  new BrokenInvariant(`got ${field} ${operation} ${JSON.stringify(value)}, expected a checked condition`);

function rangeOf(item: RuleItem): { readonly from: string | number; readonly to: string | number } {
  if (typeof item.value === "object" && "from" in item.value) return item.value;
  throw unchecked(item);
}

function compileText(item: RuleItem): (text: string) => boolean {
  const { operation, value } = item;
  const values = operation === "range" ? [] : listOf(value).map((each) => foldText(String(each)));
  const [one = ""] = values;
  const set = new Set(values);
  // codes of another length lie neither before nor after: 9 is no postal code beyond 80000
  const ordered = (test: (text: string) => boolean) => (text: string) =>
    text.length === one.length && test(text);
  switch (operation) {
    case "equals":
    case "in":
      return (text) => set.has(text);
    case "not-equal":
    case "not-in":
      return (text) => !set.has(text);
    case "prefix":
      return (text) => text.startsWith(one);
    case "contains":
      return (text) => text.includes(one);
    case "not-contain":
      return (text) => !text.includes(one);
    case "less":
      return ordered((text) => text < one);
    case "less-or-equal":
      return ordered((text) => text <= one);
    case "greater":
      return ordered((text) => text > one);
    case "greater-or-equal":
      return ordered((text) => text >= one);
    case "range": {
      const [from, to] = [rangeOf(item).from, rangeOf(item).to].map((end) => foldText(String(end)));
      return (text) => text.length === from.length && text >= from && text <= to;
    }
    case "within-km":
      throw unchecked(item);
  }
}

function compileNumber(item: RuleItem): (number: number) => boolean {
  const { operation, value } = item;
  const set = new Set(operation === "range" ? [] : listOf(value).map(Number));
  const one = set.values().next().value ?? 0;
  switch (operation) {
    case "equals":
    case "in":
      return (number) => set.has(number);
    case "not-equal":
    case "not-in":
      return (number) => !set.has(number);
    case "less":
      return (number) => number < one;
    case "less-or-equal":
      return (number) => number <= one;
    case "greater":
      return (number) => number > one;
    case "greater-or-equal":
      return (number) => number >= one;
    case "range": {
      const { from, to } = rangeOf(item);
      return (number) => number >= Number(from) && number <= Number(to);
    }
    default:
      throw unchecked(item);
  }
}

/** An account has any of the values, or for the negations none of them. */
function compileList(item: RuleItem): Condition {
  if (RULE_FIELDS[item.field] !== "list") throw unchecked(item);
  const wanted = new Set(listOf(item.value).map((each) => foldText(String(each))));
  const isNegated = isNegation(item);
  return ({ products }) => products.some((product) => wanted.has(product)) !== isNegated;
}

function compileCircle(value: RuleValue): Condition {
  if (typeof value !== "object" || !("km" in value)) throw new BrokenInvariant("got no circle, expected one");
  const { lon, lat, km } = value;
  return ({ place }) => place !== null && haversineKm(lon, lat, place.lon, place.lat) <= km;
}
