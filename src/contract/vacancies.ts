import { z } from "zod";
import { INTERIM_SOURCES, VACANCY_CAUSES, VACANCY_STATES } from "../core/domain/vacancy.ts";
import { civilDate } from "./civil-date.ts";
import { instant } from "./instant.ts";
import { NAME_A_FIELD, namesAField } from "./names-a-field.ts";
import { pageFields, pageOf } from "./paging.ts";

const id = z.uuid();
const money = z.number().describe("In the organisation's currency.");
const hours = z.number().describe("Hours of a rep's work per month.");

export const vacancySchema = z
  .strictObject({
    id,
    repId: id,
    repCode: z.string().nullable().describe("Null where the rep is out of your reach."),
    repName: z.string().nullable(),
    cause: z
      .enum(VACANCY_CAUSES)
      .describe(
        "`departure`: for good; `leave`: for a time; `ended`: an assignment ended with nobody after it.",
      ),
    state: z.enum(VACANCY_STATES),
    startsOn: civilDate.describe("First day away."),
    endsOn: civilDate.nullable().describe("First day back; null: for good."),
    deputyRepId: id.nullable().describe("Who was named to stand in."),
    createdBy: id,
    createdAt: instant,
    openedAt: instant.nullable(),
    closedAt: instant.nullable(),
    closedBy: id.nullable(),
    waiver: z.string().nullable().describe("Why it was closed with open lines of the checklist."),
    version: z.int().describe('If-Match of a change: `"v<version>"`.'),
  })
  .meta({ id: "Vacancy" });
export const vacancyListPage = pageOf(vacancySchema);
export const vacancyParams = z.strictObject({ vacancyId: id });
export const vacancyQuery = z.strictObject({
  ...pageFields,
  state: z.enum(VACANCY_STATES).optional(),
  repId: id.optional(),
});
export const pageQuery = z.strictObject(pageFields);

export const leaveBody = z.strictObject({
  repId: id,
  startsOn: civilDate.describe("First day away."),
  endsOn: civilDate.describe("First day back."),
  deputyRepId: id.nullable().default(null).describe("Who is to stand in; null: whoever fits best."),
});
export const leaveChangeBody = z
  .strictObject({
    startsOn: civilDate.optional(),
    endsOn: civilDate.optional(),
    deputyRepId: id.nullable().optional(),
  })
  .refine(namesAField, NAME_A_FIELD);

export const vacancyItemSchema = z
  .strictObject({
    id,
    key: z.string().nullable().describe("Of the template; null for a line of one's own."),
    text: z.strictObject({ en: z.string(), id: z.string() }).describe("English and Indonesian."),
    dueOn: civilDate.nullable(),
    doneOn: civilDate.nullable(),
    doneBy: id.nullable(),
    waiver: z.string().nullable().describe("Why it need not be done."),
    version: z.int().describe('If-Match of a change: `"v<version>"`.'),
  })
  .meta({ id: "VacancyItem" });
export const vacancyItemParams = z.strictObject({ vacancyId: id, vacancyItemId: id });
export const vacancyItemBody = z.strictObject({
  body: z.string().trim().min(1).max(2000),
  dueOn: civilDate.nullable().default(null),
});
export const vacancyItemChangeBody = z
  .strictObject({
    doneOn: civilDate.nullable().optional().describe("null: it is not done after all."),
    dueOn: civilDate.nullable().optional(),
    waiver: z.string().trim().min(1).max(2000).nullable().optional(),
  })
  .refine(namesAField, NAME_A_FIELD);

export const vacancyPageSchema = z.strictObject({
  vacancy: vacancySchema,
  territories: z.array(
    z.strictObject({
      territoryId: id,
      planId: id,
      code: z.string(),
      name: z.string(),
      accounts: z.int(),
      revenue: money,
      workloadHours: hours,
      interimRepId: id,
      interimRepName: z.string().nullable(),
      interimBy: z.enum(INTERIM_SOURCES).describe("How who stands in was found."),
      successorRepId: id.nullable(),
      successorRepName: z.string().nullable(),
      successorFrom: civilDate.nullable(),
      isSettled: z.boolean().describe("An owner for good is chosen, or the plan no longer holds."),
    }),
  ),
  items: z.array(vacancyItemSchema),
  counts: z
    .strictObject({
      accounts: z.int(),
      revenue: money,
      openOpportunities: z.int(),
      openAmount: money,
      plannedActivities: z.int(),
      openChallenges: z.int(),
    })
    .describe("What there is to hand over, as far as you see it."),
});

export const handedAccountPage = pageOf(
  z.strictObject({
    id,
    code: z.string(),
    name: z.string(),
    territoryCode: z.string(),
    segment: z.string().nullable(),
    revenue: money,
    workloadHours: hours,
    openOpportunities: z.int(),
    openAmount: money,
    lastActivityOn: civilDate.nullable().describe("Latest contact that was done."),
    nextActivityOn: civilDate.nullable().describe("Next contact that is planned."),
  }),
);
export const handedOpportunityPage = pageOf(
  z.strictObject({
    id,
    name: z.string(),
    accountId: id.nullable(),
    accountName: z.string().nullable(),
    repId: id.nullable(),
    stage: z.string(),
    amount: money,
    expectedCloseOn: civilDate.nullable(),
  }),
);

const scorePart = z.strictObject({
  part: z.string(),
  value: z.number().nullable().describe("0 … 1; null: not known, and counted as the mean of the others."),
  points: z.number(),
  mostPoints: z.number(),
  inputs: z.record(z.string(), z.number().nullable()).describe("What it was computed from."),
});
export const successorRankingSchema = z.strictObject({
  ranked: z.array(
    z.strictObject({
      repId: id,
      code: z.string(),
      name: z.string(),
      rank: z.int().describe("Those who cannot be told apart share a rank."),
      score: z.number().describe("0 … 100."),
      parts: z.array(scorePart),
    }),
  ),
  excluded: z.array(
    z.strictObject({ repId: id, code: z.string(), name: z.string(), reason: z.string(), detail: z.string() }),
  ),
  unknownParts: z.array(z.string()).describe("Left out: known of nobody."),
  isClear: z
    .boolean()
    .nullable()
    .describe("Whether the first is ahead of the runner-up whatever the weights, within their tolerance."),
});

export const ownerParams = z.strictObject({ vacancyId: id, coveredTerritoryId: id });
export const interimBody = z.strictObject({ repId: id });
export const successorBody = z.strictObject({
  repId: id,
  from: civilDate.nullable().default(null).describe("null: from today."),
});
export const closingBody = z.strictObject({
  waiver: z
    .string()
    .trim()
    .min(1)
    .max(2000)
    .nullable()
    .default(null)
    .describe("Why open lines of the checklist need not be done."),
});
