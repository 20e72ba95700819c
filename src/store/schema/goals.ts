import {
  date,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { SWOT_ASPECTS } from "../../core/domain/swot-aspects.ts";
import { id, instant, orgId, refersTo } from "./columns.ts";
import { accounts } from "./market.ts";
import { members, reps, teams } from "./people.ts";
import { territories } from "./plans.ts";
import { products } from "./sales.ts";

/** What is to be reached in a period by what it names, taken together: a rep with a product, a team, a territory. */
export const goals = pgTable(
  "goals",
  {
    orgId: orgId(),
    id: id(),
    /** Key in the system it comes from. */
    code: text("code"),
    name: text("name").notNull(),
    kind: text("kind", { enum: ["quantitative", "qualitative"] }).notNull(),
    /** Key of the KPI, its unit, where it stands and where it shall stand; null for a qualitative goal. */
    metric: text("metric"),
    unit: text("unit"),
    baseline: doublePrecision("baseline"),
    target: doublePrecision("target"),
    /** What is judged and how, for a qualitative goal. */
    rubric: text("rubric"),
    /** What each level of the rubric looks like, from the lowest on; the level to be reached and the one judged last, from 1. */
    rubricLevels: text("rubric_levels").array(),
    targetLevel: integer("target_level"),
    reachedLevel: integer("reached_level"),
    territoryId: uuid("territory_id"),
    teamId: uuid("team_id"),
    repId: uuid("rep_id"),
    accountId: uuid("account_id"),
    productId: uuid("product_id"),
    /** Half-open. */
    startsOn: date("starts_on", { mode: "string" }).notNull(),
    endsOn: date("ends_on", { mode: "string" }).notNull(),
    /** Who answers for it. */
    ownerMemberId: uuid("owner_member_id"),
    madeBy: uuid("made_by").notNull(),
    madeAt: instant("made_at").notNull(),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("goals_code_unique").on(t.orgId, t.code),
    index("goals_date_index").on(t.orgId, t.startsOn, t.id),
    refersTo("goals_territory_fk", [t.orgId, t.territoryId], territories),
    refersTo("goals_team_fk", [t.orgId, t.teamId], teams),
    refersTo("goals_rep_fk", [t.orgId, t.repId], reps),
    refersTo("goals_account_fk", [t.orgId, t.accountId], accounts),
    refersTo("goals_product_fk", [t.orgId, t.productId], products),
    refersTo("goals_owner_fk", [t.orgId, t.ownerMemberId], members),
    refersTo("goals_author_fk", [t.orgId, t.madeBy], members),
  ],
);

/** A strength, weakness, opportunity or threat, what it shows in, and what is done about it. */
export const swotItems = pgTable(
  "swot_items",
  {
    orgId: orgId(),
    id: id(),
    aspect: text("aspect", { enum: SWOT_ASPECTS }).notNull(),
    body: text("body").notNull(),
    /** Where it shows: key of a KPI, an account, or both. */
    metric: text("metric"),
    accountId: uuid("account_id"),
    /** Of whom it is said; neither: of the whole organisation, or of the account. */
    territoryId: uuid("territory_id"),
    teamId: uuid("team_id"),
    /** What is done about it, by whom and until when: all three or none. */
    action: text("action"),
    ownerMemberId: uuid("owner_member_id"),
    dueOn: date("due_on", { mode: "string" }),
    doneOn: date("done_on", { mode: "string" }),
    madeBy: uuid("made_by").notNull(),
    madeAt: instant("made_at").notNull(),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index("swot_items_instant_index").on(t.orgId, t.madeAt, t.id),
    refersTo("swot_items_account_fk", [t.orgId, t.accountId], accounts),
    refersTo("swot_items_territory_fk", [t.orgId, t.territoryId], territories),
    refersTo("swot_items_team_fk", [t.orgId, t.teamId], teams),
    refersTo("swot_items_owner_fk", [t.orgId, t.ownerMemberId], members),
    refersTo("swot_items_author_fk", [t.orgId, t.madeBy], members),
  ],
);
