import fc from "fast-check";

/** What is used here of JSON schema (2020-12), as the OpenAPI document writes it. */
export interface JsonSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
}

export interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: "path" | "query" | "header";
    readonly required?: boolean;
    readonly schema: JsonSchema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> };
  readonly responses: Readonly<
    Record<
      string,
      {
        readonly content?: Readonly<Record<string, { readonly schema?: JsonSchema }>>;
        readonly headers?: object;
      }
    >
  >;
}

/** A request as it is sent, apart from who sends it. */
export interface FuzzedRequest {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  /** Undefined: without a body. */
  readonly body: unknown;
}

/** Requests for an operation: most of them as its schemas say, with ids that `idsOf` knows, the others not at all. */
export function requestsFor(
  operation: Operation,
  idsOf: (parameter: string) => readonly string[],
): fc.Arbitrary<FuzzedRequest> {
  const of = (place: "path" | "query" | "header") => {
    const fields = (operation.parameters ?? []).filter((parameter) => parameter.in === place);
    return fc.record(
      Object.fromEntries(
        fields.map(({ name, schema }) => {
          const known = idsOf(name);
          const value = known.length > 0 ? fc.constantFrom(...known) : arbitraryOf(schema);
          const junk = place === "path" ? JUNK_TEXT.filter((text) => !LEADS_ELSEWHERE.has(text)) : JUNK_TEXT;
          return [name, fc.oneof({ weight: 12, arbitrary: value }, { weight: 1, arbitrary: junk })];
        }),
      ),
      { requiredKeys: fields.filter(({ required }) => required).map(({ name }) => name) },
    );
  };
  const schema = operation.requestBody?.content["application/json"]?.schema;
  const body = schema
    ? fc.oneof({ weight: 3, arbitrary: arbitraryOf(schema) }, spoilt(schema))
    : fc.constant(undefined);
  return fc
    .record({ parameters: of("path"), query: of("query"), headers: of("header"), body })
    .map(({ headers, ...rest }) => ({ ...rest, headers: toHeaders(headers) }));
}

/** Segments of a path that every client resolves before it asks: what is asked is another operation. */
const LEADS_ELSEWHERE: ReadonlySet<string> = new Set([".", ".."]);

/** Node takes no other characters in a header. */
const toHeaders = (headers: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      name === "if-match" ? '"v1"' : String(value).replaceAll(/[^\x20-\x7e]/g, "?"),
    ]),
  );

const JUNK_TEXT = fc.oneof(
  fc.constantFrom(
    "",
    "0",
    "-1",
    "null",
    "%00",
    "..",
    "💥",
    "é".repeat(300),
    "1e999",
    "[object Object]",
    "0000-01-01",
    "0000-01-01T00:00:00Z",
    "9999-12-31",
    "'; --",
  ),
  fc.string({ unit: "binary", maxLength: 20 }),
);
const JUNK = fc.oneof(
  JUNK_TEXT,
  fc.jsonValue(),
  fc.constantFrom(null, 1e308, -1, 0.1, 2 ** 53, [], {}, [[[]]], "a\0b", "a\ud83d", "x".repeat(70_000)),
);

/** A body with one field that is junk, missing or too much; or junk as a whole. */
function spoilt(schema: JsonSchema): fc.Arbitrary<unknown> {
  const names = [...Object.keys(schema.properties ?? {}), "unknown", "__proto__x"];
  const one = fc.record({ body: arbitraryOf(schema), name: fc.constantFrom(...names), value: JUNK });
  return fc.oneof(
    one.map(({ body, name, value }) => ({ ...(body as object), [name]: value })),
    one.map(({ body, name }) =>
      Object.fromEntries(Object.entries(body as object).filter(([field]) => field !== name)),
    ),
    JUNK,
  );
}

/** Values that the schema takes, as far as it says so: what it cannot say (two fields that fit together) is left to luck. */
export function arbitraryOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(arbitraryOf));
  if (schema.allOf)
    return fc.tuple(...schema.allOf.map(arbitraryOf)).map((parts) => Object.assign({}, ...parts));
  switch (schema.type) {
    case "string":
      return textOf(schema);
    case "integer":
      return fc.integer({ min: bounded(schema.minimum, -10), max: bounded(schema.maximum, 1000) });
    case "number":
      return numberOf(bounded(schema.minimum ?? schema.exclusiveMinimum, -10), bounded(schema.maximum, 1000));
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "array":
      return schema.prefixItems
        ? fc.tuple(...schema.prefixItems.map(arbitraryOf))
        : fc.array(arbitraryOf(schema.items ?? {}), {
            minLength: schema.minItems ?? 0,
            maxLength: Math.min(schema.maxItems ?? 3, (schema.minItems ?? 0) + 3),
          });
    case "object":
      return objectOf(schema);
    default:
      return fc.jsonValue({ maxDepth: 1 });
  }
}

/** What businesses write, and now and then anything a double holds (most of which is next to 0, where nothing is a figure). */
function numberOf(min: number, max: number): fc.Arbitrary<number> {
  const written = fc
    .integer({ min: Math.ceil(min * 1000), max: Math.floor(max * 1000) })
    .map((n) => n / 1000);
  return fc.oneof({ weight: 4, arbitrary: written }, fc.double({ min, max, noNaN: true }));
}

/** Bounds that only say "a whole number that a double holds" are no wish to be sent such numbers. */
const bounded = (bound: number | undefined, otherwise: number): number =>
  bound === undefined || Math.abs(bound) > 1e9 ? otherwise : bound;

function objectOf({
  properties = {},
  required = [],
  additionalProperties,
}: JsonSchema): fc.Arbitrary<object> {
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, child]) => [name, arbitraryOf(child)]),
  );
  const named = fc.record(fields, { requiredKeys: [...required] });
  if (typeof additionalProperties !== "object") return named;
  const more = fc.dictionary(fc.string({ minLength: 1, maxLength: 5 }), arbitraryOf(additionalProperties), {
    maxKeys: 2,
  });
  return fc.tuple(named, more).map(([one, other]) => ({ ...other, ...one }));
}

function textOf({ format, pattern, minLength = 0, maxLength = 40 }: JsonSchema): fc.Arbitrary<string> {
  switch (format) {
    case "uuid":
      return fc.uuid();
    case "date":
      return day;
    case "date-time":
      return fc
        .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
        .map((at) => at.toISOString());
    case "email":
      return fc.integer({ min: 0, max: 1e6 }).map((n) => `fuzz${n}@example.org`);
    case "uri":
      return fc.constantFrom("https://hooks.example.org/in", "https://example.org/a?b=c");
  }
  // fast-check cannot look ahead
  if (pattern && !/\(\?<?[=!]/.test(pattern)) return fc.stringMatching(new RegExp(pattern));
  return fc.string({ unit: "grapheme", minLength, maxLength: Math.min(maxLength, minLength + 20) });
}

const day = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2035-12-31"), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
