import { z } from "zod";
import { PLAN_STATES, PLAN_STEPS, type PlanStep } from "../core/domain/plan-life.ts";
import { ROLES } from "../core/domain/roles.ts";
import { civilDate } from "./civil-date.ts";
import { designWishesSchema } from "./design-wishes.ts";
import { instant } from "./instant.ts";
import { NAME_A_FIELD, namesAField } from "./names-a-field.ts";
import { pageFields, pageOf } from "./paging.ts";
import { problemSchema } from "./problem-details.ts";

const id = z.uuid();
const name = z.string().trim().min(1).max(200);
const version = z
  .number()
  .int()
  .min(1)
  .describe('Number of the plan\'s last change-set; its ETag is "v<version>".');
const state = z.enum(PLAN_STATES);
const territoryCode = z.string().trim().min(1).max(60);
const PLAN_STEP_NAMES = Object.keys(PLAN_STEPS) as PlanStep[];
const share = z
  .number()
  .positive()
  .max(1000)
  .describe("Target share relative to the other territories: 1 = a full rep.");
const cause = z.enum(["legal", "rule", "named", "manual", "holdover", "interim"]);
const assignmentRole = z.enum(["primary", "support", "interim"]);
const revenue = z.number().describe("In the organisation's currency, per year.");
const workloadHours = z.number().describe("Hours of a rep's work per month.");

export const planParams = z.strictObject({ planId: id });
export const territoryParams = z.strictObject({ planId: id, territoryId: id });
export const assignmentParams = z.strictObject({ planId: id, assignmentId: id });

export const planSchema = z
  .strictObject({
    id,
    name: z.string(),
    salesForce: z
      .string()
      .describe("Plans of one sales force follow each other; those of several hold side by side."),
    layerId: id,
    state,
    version,
    basedOnPlanId: id.nullable(),
    createdBy: id,
    createdAt: instant,
    submittedBy: id.nullable(),
    approvedBy: id.nullable(),
    approvedAt: instant.nullable(),
    approvedHash: z.string().nullable().describe("SHA-256 of the content that was approved."),
    rejectedBy: id.nullable(),
    rejectionReason: z.string().nullable(),
    effectiveFrom: civilDate.nullable().describe("First date on which it holds."),
    balancedBy: z
      .array(z.string())
      .describe('Measures that its wishes balance, the leading one first: "workload", "revenue", …'),
  })
  .meta({ id: "Plan" });

export const planPage = pageOf(planSchema);
export const planQuery = z.strictObject({
  ...pageFields,
  state: state.optional(),
  salesForce: z.string().min(1).max(200).optional(),
});

const newTerritory = z.strictObject({
  code: territoryCode,
  name,
  parent: territoryCode.nullable().default(null).describe("Code of the territory above; null: none."),
  share: share.default(1),
});

export const planBody = z.strictObject({
  name,
  salesForce: name,
  layerId: id,
  territories: z.array(newTerritory).max(5000).default([]),
  wishes: designWishesSchema.default({}).describe("What it is to be designed by."),
});
export const branchBody = z.strictObject({
  name,
  salesForce: name.nullable().default(null).describe("Null: that of the plan branched."),
});

export const rejectionBody = z.strictObject({ reason: z.string().trim().min(1).max(2000) });
export const scheduleBody = z.strictObject({
  effectiveFrom: civilDate.describe("Today or later, in the organisation's time zone."),
});
export const activationSchema = z.strictObject({
  activated: z.array(
    z.strictObject({
      planId: id,
      replacedPlanIds: z.array(id),
      notified: z.number().int().describe("Members told that their territory changes."),
    }),
  ),
});

export const totalsSchema = z
  .strictObject({
    units: z.number().int(),
    accounts: z.number().int(),
    revenue,
    potential: z.number(),
    workloadHours,
    measures: z.record(z.string(), z.number()).describe("Activity measures of the units, by key."),
  })
  .meta({ id: "TerritoryTotals" });

const territoryFields = {
  id,
  code: z.string(),
  name: z.string(),
  parentId: id.nullable(),
  share: z.number(),
  isLocked: z.boolean().describe("Nothing leaves or enters it."),
};
export const territorySchema = z.strictObject(territoryFields).meta({ id: "Territory" });
export const territoryWithTotalsSchema = z
  .strictObject({ ...territoryFields, totals: totalsSchema })
  .meta({ id: "TerritoryWithTotals" });
export const territoryPage = pageOf(territoryWithTotalsSchema);
export const territoryQuery = z.strictObject(pageFields);

export const assignmentSchema = z
  .strictObject({
    id,
    territoryId: id,
    territoryCode: z.string(),
    repId: id,
    repCode: z.string(),
    repName: z.string(),
    role: assignmentRole,
    from: civilDate,
    to: civilDate.nullable().describe("First date on which it no longer holds; null: without end."),
  })
  .meta({ id: "Assignment" });
export const assignmentListSchema = z.strictObject({ items: z.array(assignmentSchema) });
export const assignmentBody = z.strictObject({
  repId: id,
  role: assignmentRole.default("primary"),
  from: civilDate
    .nullable()
    .default(null)
    .describe("Null: the date on which the plan begins to hold, or today."),
  to: civilDate.nullable().default(null),
});
export const assignedSchema = z.strictObject({
  id,
  territoryId: id,
  repId: id,
  role: assignmentRole,
  from: civilDate,
  to: civilDate.nullable(),
});
export const endBody = z.strictObject({ on: civilDate.describe("First date on which it no longer holds.") });
export const endedSchema = z.strictObject({
  assignment: assignedSchema
    .nullable()
    .describe("What holds instead; null: it never held, as known from now on."),
});

export const territoryViewSchema = z
  .strictObject({
    ...territoryFields,
    totals: totalsSchema,
    assignments: z.array(assignmentSchema),
    neighbours: z.array(
      z.strictObject({ territoryId: id, code: z.string(), name: z.string(), borderKm: z.number() }),
    ),
    below: z.array(territoryWithTotalsSchema).describe("Territories directly below it, by code."),
  })
  .meta({ id: "TerritoryView" });
export const whiteSpaceSchema = z.strictObject({ version, totals: totalsSchema }).meta({ id: "WhiteSpace" });
export const newTerritoryBody = newTerritory;
export const territoryChangeBody = z
  .strictObject({
    code: territoryCode.optional(),
    name: name.optional(),
    share: share.optional(),
    isLocked: z.boolean().optional(),
    parent: territoryCode.nullable().optional().describe("Code of the territory above; null: none."),
  })
  .refine(namesAField, NAME_A_FIELD);
export const editedTerritorySchema = z.strictObject({ version, territory: territorySchema });

const unitCode = z.string().min(1).max(100);
const alignedUnit = z.strictObject({ unit: z.string(), territory: z.string() });
export const alignmentPage = pageOf(alignedUnit);
export const alignmentQuery = z.strictObject({ ...pageFields, territoryId: id.optional() });
export const overrideListSchema = z.strictObject({
  items: z.array(z.strictObject({ account: z.string(), territory: z.string(), cause })),
});

const reason = z.string().trim().max(2000).default("");
export const changeBody = z.strictObject({
  reason,
  units: z
    .array(z.strictObject({ unit: unitCode, territory: territoryCode.nullable() }))
    .max(10_000)
    .default([])
    .describe("Unit code → territory code; null: into white space."),
  accounts: z
    .array(
      z.strictObject({
        account: unitCode,
        territory: territoryCode.nullable(),
        cause: cause.default("manual"),
      }),
    )
    .max(10_000)
    .default([])
    .describe("Account code → territory code against its geography; null: back to it."),
  locks: z
    .array(z.strictObject({ unit: unitCode, isLocked: z.boolean() }))
    .max(10_000)
    .default([])
    .describe(
      "Units to lock, or to unlock, after the moves. Locked units do not move, unless they are named here.",
    ),
});
export const unitLockListSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      unit: z.string(),
      territory: z.string().nullable().describe("Code of the territory that it stays in; null: white space."),
    }),
  ),
});
export const mergeBody = z.strictObject({
  fromPlanId: id,
  territories: z.array(territoryCode).min(1).max(5000).describe("Codes in the other plan."),
});
export const revertBody = z.strictObject({ toVersion: z.number().int().min(1) });
export const changedSchema = z
  .strictObject({
    version,
    moveCount: z.number().int(),
    lockCount: z.number().int().describe("Units that were locked or unlocked."),
    territories: z
      .array(territoryWithTotalsSchema)
      .describe("Those that gained or lost something, as they are now."),
  })
  .meta({ id: "PlanChanged" });

export const changeSetPage = pageOf(
  z.strictObject({
    version: z.number().int(),
    kind: z.enum(["create", "edit", "design", "merge", "revert", "challenge", "rules"]),
    reason: z.string(),
    moveCount: z.number().int(),
    lockCount: z.number().int().describe("Units that were locked or unlocked."),
    madeBy: id,
    authorName: z.string().nullable().describe("Null where the author is out of your reach."),
    madeAt: instant,
  }),
);
export const changeSetQuery = z.strictObject(pageFields);

const amounts = z.strictObject({
  units: z.number().int(),
  accounts: z.number().int(),
  revenue,
  potential: z.number(),
  workloadHours,
});
const standing = z.strictObject({
  name: z.string(),
  parent: z.string().nullable().describe("Code of the territory above."),
  share: z.number(),
  isLocked: z.boolean(),
});
const comparedPlan = z.strictObject({ id, name: z.string(), version });
export const comparisonParams = z.strictObject({ planId: id, otherPlanId: id });
export const comparisonSchema = z
  .strictObject({
    before: comparedPlan,
    after: comparedPlan,
    moved: amounts.describe("What changes its territory, white space included."),
    changesRep: amounts.omit({ units: true }).describe("Accounts whose primary rep changes."),
    territories: z.array(
      z.strictObject({
        code: z.string(),
        standingBefore: standing.nullable().describe("Null: not in this plan, or out of reach in it."),
        standingAfter: standing.nullable(),
        before: amounts,
        after: amounts,
        lost: amounts,
        gained: amounts,
        repBefore: z.string().nullable(),
        repAfter: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: "PlanComparison" });

export const movedAccountQuery = z.strictObject({
  ...pageFields,
  territory: territoryCode.optional().describe("Only what leaves or joins the territory of this code."),
});
const codeOrNull = z.string().nullable();
export const movedAccountPage = pageOf(
  z
    .strictObject({
      id,
      code: z.string(),
      name: z.string(),
      unit: codeOrNull.describe("Code of its unit; null: it lies in none."),
      revenue,
      potential: z.number(),
      workloadHours,
      from: codeOrNull.describe("Code of its territory before; null: none within reach."),
      to: codeOrNull,
      repBefore: codeOrNull.describe("Code of the rep who owns it; null: nobody within reach."),
      repAfter: codeOrNull,
    })
    .meta({ id: "MovedAccount" }),
);

export const planStepsSchema = z
  .strictObject({
    version,
    state,
    steps: z.array(
      z.strictObject({
        step: z.enum(PLAN_STEP_NAMES),
        to: state,
        roles: z.array(z.enum(ROLES)).describe("Who may take it at all."),
        problems: z.array(problemSchema).describe("Why you cannot take it now; empty: you can."),
      }),
    ),
  })
  .meta({ id: "PlanSteps" });

export const asOfQuery = z.strictObject({
  date: civilDate.optional().describe("Left out: today in the organisation's time zone."),
  knownAt: instant.optional().describe("As the store knew it at this instant; left out: now."),
  salesForce: z.string().min(1).max(200).optional().describe("Left out: every sales force."),
  unitId: id.optional().describe("Where this unit stood."),
  accountId: id.optional().describe("Where this account stood; goes before unitId."),
});
export const asOfSchema = z
  .strictObject({
    date: civilDate,
    knownAt: instant,
    plans: z.array(
      z.strictObject({
        salesForce: z.string(),
        planId: id,
        planName: z.string(),
        planVersion: version.describe("Of the plan as it was scheduled; the plan may have gone on since."),
        from: civilDate,
        to: civilDate.nullable(),
        territory: z
          .strictObject({ id, code: z.string(), name: z.string() })
          .nullable()
          .describe("Null: not asked for, in white space, or out of reach."),
        assignments: z.array(assignmentSchema),
      }),
    ),
  })
  .meta({ id: "AsOf" });
