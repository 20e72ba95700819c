export interface Territory2Model {
  readonly name: string;
  readonly developerName: string;
  readonly description: string;
}

export interface Territory2Type {
  readonly masterLabel: string;
  readonly developerName: string;
  readonly description: string;
  /** Unique; of an account's territories the one of the highest priority takes its opportunities. */
  readonly priority: number;
}

/** Types and parents by their DeveloperName. */
export interface Territory2 {
  readonly name: string;
  readonly developerName: string;
  readonly description: string;
  readonly type: string;
  readonly parent: string | null;
}

/** A user by Id, or by the key they have here. */
export interface UserTerritory2Association {
  readonly user: string;
  readonly territory: string;
  readonly role: string;
}

export const MANUAL = "Territory2Manual";
export const BY_RULE = "Territory2AssignmentRule";

/** An account by Id, or by its code here. */
export interface ObjectTerritory2Association {
  readonly object: string;
  readonly territory: string;
  readonly cause: string;
}

/** Operations of the Metadata API (FilterOperation); the object API has the same. */
export const OPERATIONS = [
  "equals",
  "notEqual",
  "lessThan",
  "greaterThan",
  "lessOrEqual",
  "greaterOrEqual",
  "contains",
  "notContain",
  "startsWith",
  "includes",
  "excludes",
  "within",
] as const;
export type FilterOperation = (typeof OPERATIONS)[number];

export interface AssignmentRuleItem {
  readonly field: string;
  readonly operation: FilterOperation;
  /** Several values are separated by commas, of a multi-select picklist by semicolons. */
  readonly value: string;
}

export interface ObjectTerritory2AssignmentRule {
  readonly masterLabel: string;
  readonly developerName: string;
  readonly isActive: boolean;
  /** Empty: all items must hold. */
  readonly booleanFilter: string;
  readonly items: readonly AssignmentRuleItem[];
}

export interface RuleTerritory2Association {
  readonly rule: string;
  readonly territory: string;
  readonly isInherited: boolean;
}

/** A territory model of Salesforce Sales Territories, everything named by DeveloperName. */
export interface Territory2Set {
  readonly model: Territory2Model;
  readonly types: readonly Territory2Type[];
  /** Parents before their children. */
  readonly territories: readonly Territory2[];
  readonly users: readonly UserTerritory2Association[];
  readonly objects: readonly ObjectTerritory2Association[];
  readonly rules: readonly ObjectTerritory2AssignmentRule[];
  readonly ruleAssociations: readonly RuleTerritory2Association[];
}
