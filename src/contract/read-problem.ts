import { z } from "zod";
import { failure, type Outcome, type Problem, success } from "../core/domain/problem.ts";
import { nearestName } from "./nearest-name.ts";
import { type ProblemSpec, problemSchema } from "./problem.ts";
import { summarySchema } from "./summary.ts";

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

interface SchemaNode {
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly type?: string;
}

/** JSON Schema (draft 2020-12) of the problem file, as `wilayah schema problem` prints it. */
export function problemJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(problemSchema, { io: "input" }) };
}

/** JSON Schema of summary.json. */
export function summaryJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(summarySchema) };
}

/** Reads a problem file: every mistake in it becomes a Problem with its JSON path; codes CLI-140 … CLI-142. */
export function readProblem(text: string, file: string): Outcome<ProblemSpec> {
  const json = parseJson(text, file);
  if (!json.ok) return json;
  const parsed = problemSchema.safeParse(json.value);
  if (parsed.success) return success(parsed.data);
  return failure(parsed.error.issues.flatMap((issue) => problemsOf(issue, [], file)));
}

/** The JSON of a file, unchecked; `fix` says what it is to hold. Problem: CLI-140. */
export function parseJson(
  text: string,
  file: string,
  fix = "give a JSON object; `wilayah schema problem` prints what may stand in it",
): Outcome<unknown> {
  try {
    return success(JSON.parse(text.replace(/^\uFEFF/, "")));
  } catch (error) {
    return failure([
      {
        code: "CLI-140",
        where: { file },
        cause: `this is not JSON: ${error instanceof Error ? error.message : String(error)}`,
        fix,
      },
    ]);
  }
}

/** One zod issue as problems: a union is told by its best-fitting branch, each unknown field by itself. */
function problemsOf(issue: Issue, prefix: Path, file: string): Problem[] {
  const path = [...prefix, ...issue.path];
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownField(key, path, file));
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    const branch = bestBranch(issue.errors);
    const allAtRoot = issue.errors.every((errors) => errors.every((each) => each.path.length === 0));
    if (!allAtRoot) return branch.flatMap((each) => problemsOf(each, path, file));
    const said = [...new Set(issue.errors.flat().map(sentenceOf))];
    return [invalidValue(path, said.join(", or: "), file)];
  }
  return [invalidValue(path, sentenceOf(issue), file)];
}

/** The branch the writer most likely meant: the one whose errors lie deepest, then the fewest. */
function bestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const depth = (issues: readonly Issue[]) =>
    Math.max(...issues.map((issue) => issue.path.length + (issue.code === "invalid_type" ? 0 : 0.5)));
  return [...branches].sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0];
}

function sentenceOf(issue: Issue): string {
  return issue.message.replace(/^Invalid input: /, "").replace(/^Invalid option: /, "");
}

function invalidValue(path: Path, said: string, file: string): Problem {
  const fields = fieldNamesAt(path);
  return {
    code: "CLI-141",
    where: { file, item: pathText(path) },
    cause: said,
    fix:
      fields.length > 0
        ? `give an object with ${fields.join(", ")}`
        : "correct the value; see `wilayah schema problem`",
  };
}

function unknownField(key: string, path: Path, file: string): Problem {
  const known = fieldNamesAt(path);
  const nearest = nearestName(key, known);
  return {
    code: "CLI-142",
    where: { file, item: pathText([...path, key]) },
    cause: `there is no field "${key}" ${path.length === 0 ? "in a problem file" : `in ${pathText(path)}`}`,
    fix: nearest ? `did you mean "${nearest}"?` : `remove it; the fields here are ${known.join(", ")}`,
  };
}

function pathText(path: Path): string {
  if (path.length === 0) return "$";
  return path
    .map((step, index) => (typeof step === "number" ? `[${step}]` : `${index > 0 ? "." : ""}${String(step)}`))
    .join("");
}

/** The field names the schema knows at a path, over all branches of unions. */
function fieldNamesAt(path: Path): string[] {
  let nodes: SchemaNode[] = [problemJsonSchema() as SchemaNode];
  for (const step of path) {
    nodes = nodes.flatMap(branchesOf).flatMap((node) => {
      const next = typeof step === "number" ? node.items : node.properties?.[String(step)];
      return next ? [next] : [];
    });
  }
  return [...new Set(nodes.flatMap(branchesOf).flatMap((node) => Object.keys(node.properties ?? {})))];
}

function branchesOf(node: SchemaNode): SchemaNode[] {
  return [node, ...(node.anyOf ?? []).flatMap(branchesOf)];
}
