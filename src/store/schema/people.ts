import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { ROLES } from "../../core/domain/roles.ts";
import { authUsers } from "./auth.ts";
import { id, instant, orgId } from "./columns.ts";

/** A company that uses this installation. Its id is the `org_id` of everything else. */
export const organisations = pgTable(
  "organisations",
  {
    orgId: orgId(),
    name: text("name").notNull(),
    /** IANA zone: effective dates are civil dates in it. */
    timeZone: text("time_zone").notNull(),
    locale: text("locale").notNull(),
    currency: text("currency").notNull(),
    /** Roles whose members must have a second factor. */
    secondFactorRoles: text("second_factor_roles", { enum: ROLES }).array().notNull().default(sql`'{}'`),
    /** Civil dates of the feasts that sales rise before; null: Idulfitri as officially set. */
    feastDates: text("feast_dates").array(),
    /** 1 = January; quarters are counted from it. */
    fiscalYearStartMonth: integer("fiscal_year_start_month").notNull().default(1),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId] }),
    check("organisations_fiscal_year_start_month", sql`${t.fiscalYearStartMonth} BETWEEN 1 AND 12`),
  ],
);

/** Node of the role hierarchy: who manages whom. */
export const teams = pgTable(
  "teams",
  {
    orgId: orgId(),
    id: id(),
    name: text("name").notNull(),
    parentId: uuid("parent_id"),
    managerMemberId: uuid("manager_member_id"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("teams_name_unique").on(t.orgId, t.name),
    foreignKey({ name: "teams_parent_fk", columns: [t.orgId, t.parentId], foreignColumns: [t.orgId, t.id] }),
  ],
);

/** A user's place in an organisation. Deactivated members keep their history and lose every right. */
export const members = pgTable(
  "members",
  {
    orgId: orgId(),
    id: id(),
    userId: text("user_id")
      .notNull()
      .references(() => authUsers.id),
    name: text("name").notNull(),
    role: text("role", { enum: ROLES }).notNull(),
    isActive: boolean("is_active").notNull().default(true),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("members_user_unique").on(t.orgId, t.userId),
    // by the login alone, before it is known which organisation is asked for
    index("members_user_index").on(t.userId),
  ],
);

/** Someone who sells. A rep need not be a member, and a member need not sell. */
export const reps = pgTable(
  "reps",
  {
    orgId: orgId(),
    id: id(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    memberId: uuid("member_id"),
    teamId: uuid("team_id"),
    homeLon: doublePrecision("home_lon"),
    homeLat: doublePrecision("home_lat"),
    hoursPerWeek: doublePrecision("hours_per_week").notNull().default(40),
    fullTimeShare: doublePrecision("full_time_share").notNull().default(1),
    startsOn: date("starts_on", { mode: "string" }),
    endsOn: date("ends_on", { mode: "string" }),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("reps_code_unique").on(t.orgId, t.code),
    foreignKey({
      name: "reps_member_fk",
      columns: [t.orgId, t.memberId],
      foreignColumns: [members.orgId, members.id],
    }),
    foreignKey({
      name: "reps_team_fk",
      columns: [t.orgId, t.teamId],
      foreignColumns: [teams.orgId, teams.id],
    }),
  ],
);
