import { index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { id, instant, orgId, refersTo } from "./columns.ts";
import { members } from "./people.ts";

/** An evaluation as it came out on a day. Never changed; void where a key figure has another version since. */
export const evaluationSnapshots = pgTable(
  "evaluation_snapshots",
  {
    orgId: orgId(),
    id: id(),
    name: text("name").notNull(),
    request: jsonb("request").$type<Readonly<Record<string, unknown>>>().notNull(),
    result: jsonb("result").$type<Readonly<Record<string, unknown>>>().notNull(),
    kpiVersions: jsonb("kpi_versions").$type<Readonly<Record<string, number>>>().notNull(),
    madeBy: uuid("made_by").notNull(),
    madeAt: instant("made_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index("evaluation_snapshots_index").on(t.orgId, t.madeAt, t.id),
    refersTo("evaluation_snapshots_author_fk", [t.orgId, t.madeBy], members),
  ],
);
