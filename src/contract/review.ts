import { z } from "zod";
import { NOTIFICATION_KINDS } from "../core/domain/notification-kinds.ts";
import { PLAN_STATES } from "../core/domain/plan-life.ts";
import { civilDate } from "./civil-date.ts";
import { instant } from "./instant.ts";
import { NAME_A_FIELD, namesAField } from "./names-a-field.ts";
import { pageFields, pageOf } from "./paging.ts";
import { territoryWithTotalsSchema } from "./plans.ts";

const id = z.uuid();
const text = z.string().min(1).max(2000);
const money = z.number().describe("In the organisation's currency, per year.");
const hours = z.number().describe("Hours of a rep's work per month.");

export const reviewedPlanParams = z.strictObject({ planId: id });

const challengeState = z.enum(["open", "accepted", "rejected"]);
const challengeWish = z.enum(["add", "remove"]).describe("Whether the object joins or leaves the territory.");
const objectKind = z.enum(["unit", "account"]);

export const challengeSchema = z
  .strictObject({
    id,
    planId: id,
    territoryId: id,
    territoryCode: z.string(),
    wish: challengeWish,
    object: z.strictObject({
      kind: objectKind,
      id,
      code: z.string().nullable().describe("Null for an account that has gone out of your reach since."),
    }),
    reason: z.string(),
    state: challengeState,
    answer: z.string().nullable(),
    raisedBy: id,
    raisedAt: instant,
    answeredBy: id.nullable(),
    answeredAt: instant.nullable(),
  })
  .meta({ id: "Challenge" });
export const challengePage = pageOf(challengeSchema);
export const challengeParams = z.strictObject({ planId: id, challengeId: id });
export const challengeQuery = z.strictObject({
  ...pageFields,
  state: challengeState.optional(),
  territoryId: id.optional(),
});
export const challengeBody = z.strictObject({
  territoryId: id.describe("The territory that is to gain or lose the object."),
  wish: challengeWish,
  object: z.strictObject({ kind: objectKind, code: z.string().min(1).max(200) }),
  reason: text,
});
export const acceptBody = z.strictObject({
  answer: text,
  territory: z
    .string()
    .min(1)
    .max(200)
    .nullable()
    .optional()
    .describe(
      "Code of the territory that takes what is removed; null leaves a unit in white space. Left out for an addition.",
    ),
});
export const rejectBody = z.strictObject({ answer: text });
export const acceptedSchema = z.strictObject({
  challenge: challengeSchema,
  planVersion: z.int().describe("The plan's version now, also in the ETag."),
  territories: z
    .array(
      z.strictObject({
        id,
        code: z.string(),
        units: z.int(),
        accounts: z.int(),
        revenue: money,
        potential: money,
        workloadHours: hours,
      }),
    )
    .describe("Those that gained or lost something, as they are now."),
});

const figures = z.strictObject({
  units: z.int(),
  accounts: z.int(),
  revenue: money,
  potential: money,
  workloadHours: hours,
});
const unitChanges = {
  unitsIn: z.array(z.string()).describe("Codes of the units that come."),
  unitsOut: z.array(z.string()).describe("Codes of the units that go."),
};
export const ownChangesSchema = z.strictObject({
  planId: id,
  basePlanId: id.nullable().describe("The plan that holds today for the same sales force."),
  total: z
    .strictObject({ before: figures, after: figures, ...unitChanges })
    .describe(
      "All your territories together: what moves from one of them to another neither comes nor goes.",
    ),
  territories: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      before: figures.nullable().describe("Null: not among your territories in the plan that holds today."),
      after: figures.nullable().describe("Null: not among your territories in this plan."),
      ...unitChanges,
    }),
  ),
});

export const commentSchema = z
  .strictObject({
    id,
    planId: id,
    territoryId: id.nullable().describe("Null: about the plan as a whole, shown to everyone who sees it."),
    body: z.string(),
    madeBy: id,
    authorName: z.string().nullable().describe("Null where the author is out of your reach."),
    madeAt: instant,
  })
  .meta({ id: "Comment" });
export const commentPage = pageOf(commentSchema);
export const commentQuery = z.strictObject({ ...pageFields, territoryId: id.optional() });
export const commentBody = z.strictObject({ body: text, territoryId: id.nullable().default(null) });
export const addedCommentSchema = commentSchema.omit({ authorName: true });

const itemKind = z.enum(["goal", "action", "training", "department"]);
const itemFields = {
  body: text,
  departmentRole: text.nullable().describe("What a department does for the territory; null for other kinds."),
  dueOn: civilDate.nullable(),
  doneOn: civilDate.nullable().describe("When it was done; null: it is not done."),
};
export const territoryItemSchema = z
  .strictObject({
    id,
    kind: itemKind,
    body: z.string(),
    departmentRole: z.string().nullable(),
    dueOn: civilDate.nullable(),
    doneOn: civilDate.nullable(),
    madeBy: id,
    madeAt: instant,
    version: z.int().describe('If-Match of a change: `"v<version>"`.'),
  })
  .meta({ id: "TerritoryItem" });
export const territoryParams = z.strictObject({ planId: id, territoryId: id });
export const territoryItemParams = z.strictObject({ planId: id, territoryId: id, itemId: id });
export const territoryItemBody = z.strictObject({
  kind: itemKind,
  body: itemFields.body,
  departmentRole: itemFields.departmentRole.default(null),
  dueOn: itemFields.dueOn.default(null),
  doneOn: itemFields.doneOn.default(null),
});
export const territoryItemChangeBody = z.strictObject(itemFields).partial().refine(namesAField, NAME_A_FIELD);

export const territoryPageSchema = z.strictObject({
  plan: z.strictObject({ id, name: z.string(), state: z.enum(PLAN_STATES) }),
  territory: z.strictObject({
    id,
    code: z.string(),
    name: z.string(),
    parentId: id.nullable(),
    share: z.number().describe("Target share relative to the others: 1 = a full rep."),
    isLocked: z.boolean(),
  }),
  totals: figures
    .extend({ measures: z.record(z.string(), z.number()).describe("Activity measures of its units.") })
    .describe("What the territory holds, one above others what those below it hold."),
  below: z.array(territoryWithTotalsSchema).describe("Territories directly below it, by code."),
  reps: z
    .array(
      z.strictObject({
        repId: id,
        code: z.string(),
        name: z.string(),
        role: z.enum(["primary", "support", "interim"]),
        from: civilDate,
        to: civilDate.nullable().describe("First day on which it no longer holds."),
      }),
    )
    .describe("Who works the territory today or later, as far as you see them."),
  items: z.array(territoryItemSchema),
  topAccounts: z
    .array(
      z.strictObject({
        id,
        code: z.string(),
        name: z.string(),
        segment: z.string().nullable(),
        revenue: money,
        potential: money,
        workloadHours: hours,
      }),
    )
    .describe("Up to ten by revenue; before the plan holds, only accounts that you see today anyway."),
});

export const notificationSchema = z
  .strictObject({
    id,
    kind: z.enum(NOTIFICATION_KINDS),
    planId: id,
    planName: z.string().nullable().describe("Null where the plan is out of your reach now."),
    territoryId: id.nullable(),
    territoryCode: z.string().nullable().describe("Null where the territory is out of your reach now."),
    createdAt: instant,
    readAt: instant.nullable(),
  })
  .meta({ id: "Notification" });
export const notificationPage = pageOf(notificationSchema);
export const notificationParams = z.strictObject({ notificationId: id });
export const notificationQuery = z.strictObject({
  ...pageFields,
  unread: z.stringbool().default(false).describe("true: only those not read yet."),
});
