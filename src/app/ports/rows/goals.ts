import type { ScopeKind } from "../../../core/domain/scope-kinds.ts";
import type { DayPage } from "./business-records.ts";

/** What a goal is about: all of it together; nothing = the whole organisation. */
export interface GoalScope {
  readonly territoryId: string | null;
  readonly teamId: string | null;
  readonly repId: string | null;
  readonly accountId: string | null;
  readonly productId: string | null;
}

export interface GoalFields extends GoalScope {
  /** Key in the system it comes from. */
  readonly code: string | null;
  readonly name: string;
  readonly kind: "quantitative" | "qualitative";
  /** Key of the KPI, its unit, where it stands and where it shall stand; null for a qualitative goal. */
  readonly metric: string | null;
  readonly unit: string | null;
  readonly baseline: number | null;
  readonly target: number | null;
  /** What is judged and how; null for a quantitative goal. */
  readonly rubric: string | null;
  /** Of a qualitative goal: what each level looks like, from the lowest on. */
  readonly rubricLevels: readonly string[] | null;
  /** The level that is to be reached and the one judged last, counted from 1; null: none named. */
  readonly targetLevel: number | null;
  readonly reachedLevel: number | null;
  /** Civil dates, half-open. */
  readonly startsOn: string;
  readonly endsOn: string;
  /** Who answers for it. */
  readonly ownerMemberId: string | null;
}

export interface Goal extends GoalFields {
  readonly id: string;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly version: number;
}

export type GoalChanges = Partial<
  Pick<
    GoalFields,
    | "code"
    | "name"
    | "baseline"
    | "target"
    | "rubric"
    | "rubricLevels"
    | "targetLevel"
    | "reachedLevel"
    | "startsOn"
    | "endsOn"
    | "ownerMemberId"
  >
>;

/** The one thing that a goal is about, by the code that figures are told by. */
export interface GoalScopeCode {
  readonly by: ScopeKind;
  /** Empty for the organisation. */
  readonly code: string;
}

/** Goals that name this; null = any. */
export interface GoalFilter extends GoalScope {
  /** Goals whose period holds this civil date. */
  readonly on: string | null;
}

export interface GoalRows {
  /** Latest start first. */
  page(filter: GoalFilter, page: DayPage): Promise<readonly Goal[]>;
  find(id: string): Promise<Goal | null>;
  /** Null where the goal names several things. */
  scopeOf(id: string): Promise<GoalScopeCode | null>;
  insert(goals: readonly Goal[]): Promise<void>;
  /** Raises the version. False where the stored version is another than `version`: nothing is changed then. */
  update(id: string, version: number, changes: GoalChanges): Promise<boolean>;
  /** False where the stored version is another. */
  remove(id: string, version: number): Promise<boolean>;
}
