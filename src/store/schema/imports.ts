import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, id, instant, orgId, refersTo } from "./columns.ts";
import { members } from "./people.ts";

/** A file on its way in: uploaded, checked, applied, perhaps undone. */
export const imports = pgTable(
  "imports",
  {
    orgId: orgId(),
    id: id(),
    kind: text("kind").notNull(),
    fileName: text("file_name").notNull(),
    bytes: bigint("bytes", { mode: "number" }).notNull(),
    sha256: text("sha256").notNull(),
    state: text("state", { enum: ["uploaded", "checked", "applied", "undone"] }).notNull(),
    /** What was found at the beginning of the file: columns, encoding, delimiter, first rows. */
    head: jsonb("head").$type<Readonly<Record<string, unknown>>>().notNull(),
    options: jsonb("options").$type<Readonly<Record<string, unknown>>>().notNull(),
    mapping: jsonb("mapping").$type<Readonly<Record<string, unknown>>>().notNull(),
    counts: jsonb("counts").$type<Readonly<Record<string, number>> | null>(),
    problemCount: integer("problem_count").notNull().default(0),
    warningCount: integer("warning_count").notNull().default(0),
    /** What the apply made besides rows, by kind: the id of a layer, of a plan. */
    result: jsonb("result").$type<Readonly<Record<string, unknown>> | null>(),
    /** Whose staged rows stand; grows with each start of a check, so that a check left behind writes no more. */
    run: integer("run").notNull().default(0),
    /** The newest job about it; null where it was worked without one. */
    jobId: uuid("job_id"),
    createdBy: uuid("created_by").notNull(),
    createdAt: instant("created_at").notNull(),
    appliedAt: instant("applied_at"),
    undoneAt: instant("undone_at"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index("imports_created_index").on(t.orgId, t.createdAt, t.id),
    refersTo("imports_author_fk", [t.orgId, t.createdBy], members),
  ],
);

/** The file, in pieces of at most 1 MiB. */
export const importFiles = pgTable(
  "import_files",
  {
    orgId: orgId(),
    importId: uuid("import_id").notNull(),
    number: integer("number").notNull(),
    content: bytes("content").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.importId, t.number] }),
    refersTo("import_files_import_fk", [t.orgId, t.importId], imports),
  ],
);

/**
 * What is to be done for each row of the file, and what undo brings back. Without a foreign key: a million checks of it
 * per file; the rows go with their import in one transaction.
 */
export const importRows = pgTable(
  "import_rows",
  {
    orgId: orgId(),
    importId: uuid("import_id").notNull(),
    /** As a spreadsheet shows it. */
    rowNumber: integer("row_number").notNull(),
    key: text("key").notNull(),
    effect: text("effect", {
      enum: ["new", "changed", "unchanged", "missing", "refused", "skipped"],
    }).notNull(),
    /** Fields by column, references as ids. */
    after: jsonb("after").$type<Readonly<Record<string, unknown>> | null>(),
    /** Of those fields that change. */
    before: jsonb("before").$type<Readonly<Record<string, unknown>> | null>(),
    /** Codes that name nothing so far, by column. */
    unresolved: jsonb("unresolved").$type<Readonly<Record<string, string>> | null>(),
    targetId: uuid("target_id"),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.importId, t.rowNumber] })],
);

/** What is wrong with a file, in the order found; the first 10,000. */
export const importProblems = pgTable(
  "import_problems",
  {
    orgId: orgId(),
    importId: uuid("import_id").notNull(),
    number: integer("number").notNull(),
    severity: text("severity", { enum: ["problem", "warning"] }).notNull(),
    rowNumber: integer("row_number"),
    columnName: text("column_name"),
    value: text("value"),
    code: text("code").notNull(),
    cause: text("cause").notNull(),
    fix: text("fix").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.importId, t.number] }),
    refersTo("import_problems_import_fk", [t.orgId, t.importId], imports),
  ],
);

/** The mapping and options last applied to files of a kind with these columns. */
export const importMappings = pgTable(
  "import_mappings",
  {
    orgId: orgId(),
    kind: text("kind").notNull(),
    /** SHA-256 (hex) of the columns' names in their order. */
    columnsHash: text("columns_hash").notNull(),
    mapping: jsonb("mapping").$type<Readonly<Record<string, unknown>>>().notNull(),
    options: jsonb("options").$type<Readonly<Record<string, unknown>>>().notNull(),
    savedBy: uuid("saved_by").notNull(),
    savedAt: instant("saved_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.kind, t.columnsHash] }),
    refersTo("import_mappings_author_fk", [t.orgId, t.savedBy], members),
  ],
);
