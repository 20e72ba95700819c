import {
  RULE_FIELDS,
  RULE_OPERATIONS_OF,
  type RuleFieldType,
  type RuleItem,
  type RuleOperation,
  type RuleState,
  type RuleValue,
} from "../domain/rule.ts";
import { parseFilter } from "./parse-filter.ts";
import { foldText } from "./rule-account.ts";

/** What is wrong with a rule; `item` is the place in it, as `/items/0/value`. */
export interface RuleError {
  readonly item: string;
  readonly cause: string;
  readonly fix: string;
}

/** Everything wrong with a rule by itself: kinds, operations, types of values, the filter. Nothing: it can be compiled. */
export function checkRule(rule: RuleState): readonly RuleError[] {
  return [...checkKind(rule), ...rule.items.flatMap(checkItem), ...checkFilter(rule)];
}

function checkKind({ kind, items, accountCodes, filter, isInherited }: RuleState): RuleError[] {
  const errors: RuleError[] = [];
  const add = (item: string, cause: string, fix: string) => errors.push({ item, cause, fix });
  if (kind === "rule" && accountCodes.length > 0) {
    add(
      "/accountCodes",
      "a rule of kind rule lists no accounts",
      'use kind "named", or a condition "code in …"',
    );
  }
  if (kind === "rule" && items.length === 0)
    add("/items", "the rule has no condition", "give it at least one");
  if (kind === "named" && items.length > 0) {
    add(
      "/items",
      "a list of named accounts has no conditions",
      'leave them out, or use kind "rule" or "legal"',
    );
  }
  if (kind === "named" && accountCodes.length === 0) {
    add("/accountCodes", "the list names no account", "name at least one by its code");
  }
  if (kind === "legal" && items.length === 0 && accountCodes.length === 0) {
    add("/items", "the rule concerns no account", "give it conditions or codes of accounts");
  }
  if (kind !== "rule" && isInherited) {
    add("/isInherited", `a rule of kind ${kind} is for one territory`, 'say false, or use kind "rule"');
  }
  if (items.length === 0 && filter.trim() !== "") {
    add("/filter", "there are no conditions to combine", "leave the filter empty");
  }
  return errors;
}

function checkFilter({ filter, items }: RuleState): RuleError[] {
  if (items.length === 0) return [];
  const parsed = parseFilter(filter, items.length);
  if (parsed.ok) return [];
  return parsed.errors.map(({ at, cause, fix }) => ({ item: `/filter character ${at}`, cause, fix }));
}

function checkItem({ field, operation, value }: RuleItem, index: number): RuleError[] {
  const type = RULE_FIELDS[field];
  if (!RULE_OPERATIONS_OF[type].includes(operation)) {
    const fix = `use one of ${RULE_OPERATIONS_OF[type].join(", ")}`;
    return [{ item: `/items/${index}/operation`, cause: `${field} cannot be compared by ${operation}`, fix }];
  }
  const found = checkValue(type, operation, value);
  return found === null ? [] : [{ item: `/items/${index}/value`, ...found }];
}

type ValueError = Pick<RuleError, "cause" | "fix">;

function checkValue(type: RuleFieldType, operation: RuleOperation, value: RuleValue): ValueError | null {
  if (operation === "within-km") return checkCircle(value);
  if (operation === "range") return checkRange(type, value);
  const isList = operation === "in" || operation === "not-in";
  const values: readonly unknown[] = isList && Array.isArray(value) ? value : [value];
  if (isList !== Array.isArray(value) || values.length === 0) {
    return {
      cause: `${operation} takes ${isList ? "a list of at least one value" : "one value"}`,
      fix: "give that",
    };
  }
  return values.map((each) => checkScalar(type, each)).find((error) => error !== null) ?? null;
}

function checkScalar(type: RuleFieldType, value: unknown): ValueError | null {
  if (type === "number") {
    if (typeof value === "number" && Number.isFinite(value)) return null;
    return { cause: `${JSON.stringify(value)} is not a number`, fix: "write a number without quotes" };
  }
  if (typeof value === "string" && value.trim() !== "") return null;
  return { cause: `${JSON.stringify(value)} is not a text`, fix: "write a text in quotes, codes too" };
}

function checkRange(type: RuleFieldType, value: RuleValue): ValueError | null {
  if (typeof value !== "object" || !("from" in value)) {
    return { cause: "range takes a lower and an upper end", fix: 'write {"from": …, "to": …}' };
  }
  const wrong = checkScalar(type, value.from) ?? checkScalar(type, value.to);
  if (wrong) return wrong;
  const [from, to] = [value.from, value.to].map((end) => (typeof end === "string" ? foldText(end) : end));
  if (typeof from === "string" && from.length !== String(to).length) {
    return {
      cause: `the codes ${from} and ${to} differ in length`,
      fix: "give codes of one length, one range per length",
    };
  }
  return from <= to
    ? null
    : { cause: `the range ends (${to}) before it begins (${from})`, fix: "swap the ends" };
}

function checkCircle(value: RuleValue): ValueError | null {
  const isCircle =
    typeof value === "object" &&
    "km" in value &&
    value.km > 0 &&
    Math.abs(value.lat) <= 90 &&
    Math.abs(value.lon) <= 180;
  return isCircle
    ? null
    : {
        cause: "within-km takes a place on Earth and a radius over 0",
        fix: 'write {"lon": …, "lat": …, "km": …}',
      };
}
