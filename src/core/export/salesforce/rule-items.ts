import type { Problem } from "../../domain/problem.ts";
import {
  RULE_FIELDS,
  type RuleField,
  type RuleItem,
  type RuleOperation,
  type RuleRange,
  type RuleValue,
} from "../../domain/rule.ts";
import { exportProblem } from "./export-problem.ts";
import type { AssignmentRuleItem, FilterOperation } from "./territory2-set.ts";

/** Which field of an account in Salesforce holds a field of ours. */
export type FieldNames = Partial<Readonly<Record<RuleField, string>>>;

/** Standard fields that say the same; an organisation's own are named by who exports. */
export const STANDARD_FIELDS: FieldNames = {
  code: "Account.AccountNumber",
  name: "Account.Name",
  industry: "Account.Industry",
  stage: "Account.Type",
  revenue: "Account.AnnualRevenue",
};

const COMPARISONS: Partial<Readonly<Record<RuleOperation, FilterOperation>>> = {
  equals: "equals",
  in: "equals",
  "not-equal": "notEqual",
  "not-in": "notEqual",
  less: "lessThan",
  "less-or-equal": "lessOrEqual",
  greater: "greaterThan",
  "greater-or-equal": "greaterOrEqual",
  prefix: "startsWith",
  contains: "contains",
  "not-contain": "notContain",
};

/** Of fields that hold several values: a multi-select picklist there. */
const MEMBERSHIPS: Partial<Readonly<Record<RuleOperation, FilterOperation>>> = {
  equals: "includes",
  in: "includes",
  "not-equal": "excludes",
  "not-in": "excludes",
};

/**
 * A condition in the words of Salesforce: one item, or two for a range. Problem EXP-107 where it cannot be said there:
 * a distance, a field without a counterpart, a value that would be read as several.
 */
export function toSalesforceItems(
  item: RuleItem,
  fields: FieldNames,
  rule: string,
): readonly AssignmentRuleItem[] | Problem {
  const { operation, value } = item;
  const refuse = (cause: string, fix: string) => exportProblem("EXP-107", rule, cause, fix);
  if (operation === "within-km") {
    return refuse(
      "Salesforce rules know no distance from a point",
      "write the condition by postal code or another field, or name the accounts in a list",
    );
  }
  const field = fields[item.field];
  if (field === undefined) {
    return refuse(
      `no field of Salesforce is named for "${item.field}"`,
      `name it, as ${item.field}=Account.${item.field === "unit" ? "BillingPostalCode" : "Field__c"}, or leave the rules out`,
    );
  }
  if (operation === "range") {
    const { from, to } = value as RuleRange;
    return [
      { field, operation: "greaterOrEqual", value: String(from) },
      { field, operation: "lessOrEqual", value: String(to) },
    ];
  }
  const isList = RULE_FIELDS[item.field] === "list";
  const said = (isList ? MEMBERSHIPS : COMPARISONS)[operation];
  if (said === undefined) {
    return refuse(`Salesforce knows no "${operation}" of ${item.field}`, "write the condition another way");
  }
  const texts = valuesOf(value);
  const unsayable = texts.find((text) => (isList ? /[;"]/ : /"/).test(text));
  return unsayable === undefined
    ? [{ field, operation: said, value: isList ? texts.join(";") : texts.map(quoteComma).join(",") }]
    : refuse(
        `the value ${JSON.stringify(unsayable)} would be read as another one`,
        "leave the mark out of it",
      );
}

const valuesOf = (value: RuleValue): readonly string[] =>
  (Array.isArray(value) ? (value as readonly (string | number)[]) : [value as string | number]).map(String);

/** A comma separates values unless it stands within quotes. */
const quoteComma = (text: string): string => (text.includes(",") ? `"${text}"` : text);

/** What `toSalesforceItems` said, as a condition; a range comes back as its two ends, a list of one value as that value. */
export function fromSalesforceItem(
  { field, operation, value }: AssignmentRuleItem,
  fields: FieldNames,
): RuleItem | null {
  const ours = (Object.keys(fields) as RuleField[]).find((key) => fields[key] === field);
  if (ours === undefined) return null;
  const isList = RULE_FIELDS[ours] === "list";
  const texts = isList ? value.split(";") : splitAtCommas(value);
  const values = RULE_FIELDS[ours] === "number" ? texts.map(Number) : texts;
  const said = READINGS[operation];
  if (said === undefined) return null;
  return values.length === 1
    ? { field: ours, operation: said.one, value: values[0] }
    : said.many === undefined
      ? null
      : { field: ours, operation: said.many, value: values };
}

const READINGS: Partial<
  Readonly<Record<FilterOperation, { readonly one: RuleOperation; readonly many?: RuleOperation }>>
> = {
  equals: { one: "equals", many: "in" },
  includes: { one: "equals", many: "in" },
  notEqual: { one: "not-equal", many: "not-in" },
  excludes: { one: "not-equal", many: "not-in" },
  lessThan: { one: "less" },
  lessOrEqual: { one: "less-or-equal" },
  greaterThan: { one: "greater" },
  greaterOrEqual: { one: "greater-or-equal" },
  startsWith: { one: "prefix" },
  contains: { one: "contains" },
  notContain: { one: "not-contain" },
};

const splitAtCommas = (value: string): readonly string[] =>
  [...value.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain);
