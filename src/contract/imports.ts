import { z } from "zod";
import { instant } from "./instant.ts";
import { pageFields, pageOf } from "./paging.ts";

const id = z.uuid();
const shortText = z.string().trim().min(1).max(200);

/** What stands in the row of an import job. */
export const importJobSchema = z.strictObject({
  importId: id,
  step: z.enum(["check", "apply", "undo"]),
});

const source = z
  .strictObject({
    columns: z.array(z.string().max(500)).max(10).default([]).describe("Several are joined by `joiner`."),
    joiner: z.string().max(5).default("/"),
    constant: z
      .string()
      .max(500)
      .nullable()
      .default(null)
      .describe("The same for every row, in place of columns."),
    values: z
      .record(z.string().max(500), z.string().max(500))
      .default({})
      .describe("Which text of the file means which other one."),
  })
  .refine(
    ({ columns, constant }) => columns.length > 0 !== (constant !== null),
    "name columns, or a constant",
  );

/** A column's name, names of several, or a source with all its parts. */
export const mappingSchema = z.record(
  shortText,
  z.union([
    z
      .string()
      .min(1)
      .max(500)
      .transform((column) => source.parse({ columns: [column] })),
    z
      .array(z.string().min(1).max(500))
      .min(1)
      .max(10)
      .transform((columns) => source.parse({ columns })),
    source,
  ]),
);

/** What is laid over a suggested mapping: null leaves a field out. */
export const mappingChangeSchema = z.record(shortText, mappingSchema.valueType.nullable());

const optionFields = {
  delimiter: z.enum([",", ";", "\t", "|"]).nullable().describe("null: as found in the file."),
  encoding: z.enum(["utf-8", "windows-1252", "utf-16le", "utf-16be", "shift_jis"]).nullable(),
  decimalMark: z.enum([".", ","]).nullable(),
  sheet: shortText.nullable().describe("Name of the worksheet; null: the first with rows."),
  dateOrder: z
    .enum(["day-first", "month-first"])
    .nullable()
    .describe("Which comes first in dates such as 7/4/1996; null: such dates are refused."),
  duplicates: z.enum(["fail", "first", "last"]).describe("What becomes of several rows with one key."),
  emptyCells: z.enum(["keep", "clear"]).describe("What an empty cell does to what is stored."),
  layerId: id
    .nullable()
    .describe("In whose units accounts and leads lie; null: the organisation's oldest layer."),
  more: z.record(z.string().max(100), z.string().max(1000)).describe("What else the kind asks for, by name."),
};
export const importOptionsSchema = z.strictObject(optionFields);

/** Every kind of file; docs/imports.md says what each takes. */
export const importKind = z.enum([
  "accounts",
  "reps",
  "products",
  "leads",
  "opportunities",
  "sales",
  "costs",
  "activities",
  "goals",
  "ratings",
  "places",
  "units",
  "alignment",
]);

export const importChangeBody = z
  .strictObject({ mapping: mappingSchema.optional(), options: importOptionsSchema.partial().optional() })
  .refine(
    ({ mapping, options }) => mapping !== undefined || options !== undefined,
    "name mapping or options",
  );

export const uploadQuery = z.strictObject({
  kind: importKind,
  name: z.string().trim().min(1).max(255).describe("Name of the file."),
  sheet: shortText.optional().describe("Name of the worksheet; the first with rows where not given."),
});

const count = z.int().min(0);
const counts = z.strictObject({
  rows: count,
  new: count,
  changed: count,
  unchanged: count,
  missing: count.describe("Records that the file says nothing of; they are left as they are."),
  refused: count,
  skipped: count.describe("Rows left out as another one with the same key counts."),
});

export const importSchema = z
  .strictObject({
    id,
    kind: z.string(),
    fileName: z.string(),
    bytes: count,
    sha256: z.string(),
    state: z.enum(["uploaded", "checked", "applied", "undone"]),
    head: z.strictObject({
      format: z.enum(["csv", "workbook", "points", "other"]),
      encoding: z.string().nullable(),
      delimiter: z.string().nullable(),
      decimalMark: z.enum([".", ","]),
      columns: z.array(z.string()).readonly(),
      preview: z.array(z.array(z.string()).readonly()).readonly().describe("The first 100 rows."),
    }),
    options: importOptionsSchema,
    mapping: z.record(z.string(), source),
    counts: counts.nullable().describe("null until it was checked."),
    problemCount: count.describe("With any, it cannot be applied."),
    warningCount: count,
    result: z.record(z.string(), z.unknown()).nullable(),
    jobId: id.nullable().describe("Its newest job."),
    createdBy: id,
    createdAt: instant,
    appliedAt: instant.nullable(),
    undoneAt: instant.nullable(),
  })
  .meta({ id: "Import" });
export const importPage = pageOf(importSchema);
export const importQuery = z.strictObject({
  ...pageFields,
  kind: importKind.optional(),
  state: importSchema.shape.state.optional(),
});
export const importParams = z.strictObject({ importId: id });

const effect = z.enum(["new", "changed", "unchanged", "refused", "skipped"]);
export const importRowQuery = z.strictObject({ ...pageFields, effect: effect.optional() });
export const importProblemQuery = z.strictObject(pageFields);
export const importProblemPage = pageOf(
  z
    .strictObject({
      number: count.describe("In the order found, from 1."),
      severity: z.enum(["problem", "warning"]),
      rowNumber: count.nullable().describe("As a spreadsheet shows it."),
      column: z.string().nullable(),
      value: z.string().nullable(),
      code: z.string().describe("A code of docs/errors.md."),
      cause: z.string(),
      fix: z.string(),
    })
    .meta({ id: "ImportProblem" }),
);
export const unknownValuesSchema = z
  .strictObject({
    values: z
      .array(
        z.strictObject({
          field: z.string(),
          column: z.string(),
          value: z.string(),
          rowCount: count,
          suggestion: z
            .string()
            .nullable()
            .describe("What it probably means: the one code that is spelled alike, or whose name is."),
        }),
      )
      .readonly(),
  })
  .meta({ id: "UnknownValues" });
export const importKindsSchema = z
  .strictObject({
    kinds: z.array(
      z.strictObject({
        kind: importKind,
        isAllowed: z.boolean().describe("Whether you may apply such a file."),
        fields: z
          .array(
            z.strictObject({
              key: z.string(),
              type: z.enum([
                ...(["code", "text", "number", "date", "boolean", "choice", "list"] as const),
                ...(["longitude", "latitude", "reference"] as const),
              ]),
              values: z.array(z.string()).nullable().describe("Of a choice."),
              to: z.string().nullable().describe("What a reference names the code of."),
              isRequired: z.boolean(),
              names: z.array(z.string()).describe("Names of columns that are taken for it."),
              meaning: z.string(),
            }),
          )
          .describe("None: the kind reads its files in its own way."),
      }),
    ),
  })
  .meta({ id: "ImportKinds" });
const values = z.record(z.string(), z.unknown()).nullable();
export const importRowPage = pageOf(
  z
    .strictObject({
      rowNumber: count.describe("As a spreadsheet shows it."),
      key: z.string(),
      effect,
      before: values.describe("Fields that change, as they are stored."),
      after: values.describe("All fields that the row gives; references as codes."),
    })
    .meta({ id: "ImportRow" }),
);
export const missingQuery = z.strictObject(pageFields);
export const missingPage = pageOf(z.strictObject({ key: z.string() }));
