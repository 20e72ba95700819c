import { failure, type Outcome, type Problem, success } from "../../domain/problem.ts";
import { requireColumn } from "../find-column.ts";
import type { Field, TabularKind } from "./field.ts";

/** Where the value of a field comes from. */
export interface Source {
  /** Names of columns; the texts of several are joined by `joiner`. */
  readonly columns: readonly string[];
  readonly joiner: string;
  /** The same for every row, where there is no column. */
  readonly constant: string | null;
  /** Which text of the file means which other one. */
  readonly values: Readonly<Record<string, string>>;
}

/** Sources by field. A field without one is left as it is. */
export type Mapping = Readonly<Record<string, Source>>;

export interface Suggestion {
  readonly field: string;
  readonly column: string;
  /** Why: the name of the field that the column bears. */
  readonly reason: string;
}

/** Without case, spaces and punctuation, and without the suffixes of Salesforce's and Veeva's own fields. */
const comparable = (name: string): string =>
  name
    .normalize("NFC")
    .toLowerCase()
    .replace(/__c$|_vod$/, "")
    .replace(/[^\p{L}\p{N}]+/gu, "");

/**
 * Which column fits which field, by the names that the field is known by: names of all fields are tried in turn, the
 * likelier first, so that the best fit takes a column before a worse one. A column is suggested once. O(names × columns).
 */
export function suggestMapping(kind: TabularKind, columns: readonly string[]): readonly Suggestion[] {
  const free = new Map(columns.map((column) => [comparable(column), column]));
  const found = new Map<string, Suggestion>();
  const depth = Math.max(...kind.fields.map(({ names }) => names.length));
  for (let rank = 0; rank < depth; rank++) {
    for (const { key, names } of kind.fields) {
      const name = names[rank];
      if (name === undefined || found.has(key)) continue;
      const column = free.get(comparable(name));
      if (column === undefined) continue;
      free.delete(comparable(name));
      found.set(key, { field: key, column, reason: `the column "${column}" is called as "${name}"` });
    }
  }
  // a single column for two required fields: an account that is known by its name alone
  shareKey(kind, found);
  return kind.fields.flatMap(({ key }) => found.get(key) ?? []);
}

function shareKey({ fields }: TabularKind, found: Map<string, Suggestion>): void {
  const [code, name] = ["code", "name"].map((key) => fields.find((field) => field.key === key));
  if (!code || !name?.required) return;
  const [ofCode, ofName] = [found.get("code"), found.get("name")];
  if (ofCode && !ofName) found.set("name", { ...ofCode, field: "name", reason: "no other column names it" });
  if (ofName && !ofCode)
    found.set("code", { ...ofName, field: "code", reason: "no other column tells rows apart" });
}

export const mappingOf = (suggestions: readonly Suggestion[]): Mapping =>
  Object.fromEntries(
    suggestions.map(({ field, column }) => [
      field,
      { columns: [column], joiner: "/", constant: null, values: {} },
    ]),
  );

/** A field and the columns of the file that it is read from, by index. */
export interface BoundField {
  readonly field: Field;
  readonly source: Source;
  readonly indices: readonly number[];
  /** Whether some texts of the file mean others. */
  readonly translates: boolean;
}

/**
 * Puts a mapping and a file's columns together. Problems: IMP-219 no such column, IMP-310 no such field, IMP-311 a
 * required field has no source, IMP-312 one column is meant for two fields (but for code and name, which may share).
 */
export function bindMapping(
  kind: TabularKind,
  mapping: Mapping,
  { file, columns }: { readonly file: string; readonly columns: readonly string[] },
): Outcome<readonly BoundField[]> {
  const problems: Problem[] = Object.keys(mapping)
    .filter((key) => !kind.fields.some((field) => field.key === key))
    .map((key) => unknownField(key, kind));
  const userOf = new Map<string, string>();
  const bound: BoundField[] = [];
  for (const field of kind.fields) {
    const { key, required, names } = field;
    if (!Object.hasOwn(mapping, key)) {
      if (required) problems.push(unmapped(file, key, names));
      continue;
    }
    const source = mapping[key];
    const found = source.columns.map((column) => requireColumn({ file, columns }, column));
    problems.push(...found.flatMap((index) => (index.ok ? [] : index.problems)));
    const [column] = source.columns;
    if (source.columns.length === 1) {
      const user = userOf.get(column);
      const mayShare = user === "code" && key === "name";
      if (user !== undefined && !mayShare) problems.push(usedTwice(file, column, [user, key]));
      userOf.set(column, user ?? key);
    }
    const indices = found.flatMap((index) => (index.ok ? [index.value] : []));
    bound.push({ field, source, indices, translates: Object.keys(source.values).length > 0 });
  }
  return problems.length > 0 ? failure(problems) : success(bound);
}

const unknownField = (key: string, { kind, fields }: TabularKind): Problem => ({
  code: "IMP-310",
  where: { file: "mapping", item: key },
  cause: `${kind} have no field "${key}"`,
  fix: `use one of the fields: ${fields.map((field) => field.key).join(", ")}`,
});

const unmapped = (file: string, key: string, names: readonly string[]): Problem => ({
  code: "IMP-311",
  where: { file, item: key },
  cause: `no column is mapped to "${key}", which every row needs`,
  fix: `name its column in the mapping; columns called ${names.slice(0, 3).join(", ")} are found by themselves`,
});

const usedTwice = (file: string, column: string, fields: readonly string[]): Problem => ({
  code: "IMP-312",
  where: { file, column },
  cause: `the column is mapped to two fields: ${fields.join(" and ")}`,
  fix: "map it to one of them",
});
