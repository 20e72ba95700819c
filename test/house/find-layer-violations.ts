import { posix } from "node:path";
import ts from "typescript";
import { readImports } from "./read-imports.ts";
import { ROOM_RULES } from "./room-arrows.ts";

/** Source text by path from the project's root, as "src/core/geo/distance.ts". */
export type SourceFiles = ReadonlyMap<string, string>;

/** The room a file stands in, or null for a file that belongs to none. */
export function roomOf(path: string): string | null {
  const steps = path.split("/");
  if (steps[0] === "demo") return "demo";
  if (steps[0] !== "src") return null;
  if (path === "src/main.ts") return "main";
  if (/^src\/jobs\/solver-thread(\.|\/|-)/.test(path)) return "jobs/solver-thread";
  return steps[1] === "core" ? `core/${steps[2]}` : steps[1];
}

/** Every import that no rule allows, each as one line a person can act on. */
export function findArrowViolations(files: SourceFiles): readonly string[] {
  const violations: string[] = [];
  for (const [path, text] of files) {
    const room = roomOf(path);
    const rule = room === null ? undefined : ROOM_RULES.get(room);
    if (room === null || rule === undefined) {
      violations.push(`${path}: stands in no room of the table`);
      continue;
    }
    for (const { specifier, line, isUrl } of readImports(path, text)) {
      if (isUrl && !pointsIntoRoom(path, specifier)) continue;
      const cause = specifier.startsWith(".")
        ? forbiddenArrow(room, path, specifier)
        : forbiddenPackage(room, specifier);
      if (cause) violations.push(`${path}:${line}: ${cause}`);
    }
  }
  return violations;
}

function pointsIntoRoom(path: string, specifier: string): boolean {
  const room = roomOf(posix.join(posix.dirname(path), specifier));
  return room !== null && ROOM_RULES.has(room);
}

function forbiddenArrow(room: string, path: string, specifier: string): string | null {
  const target = posix.join(posix.dirname(path), specifier);
  const targetRoom = roomOf(target);
  if (targetRoom === null) return `reaches outside the house: ${target}`;
  if (
    targetRoom === room ||
    `${targetRoom}/solver-thread` === room ||
    `${room}/solver-thread` === targetRoom
  ) {
    return null;
  }
  const allowed = ROOM_RULES.get(room)?.rooms ?? [];
  const isPort = /^src\/app\/ports(\.ts$|\/)/.test(target) && allowed.includes("app/ports");
  return isPort || allowed.includes(targetRoom)
    ? null
    : `${room} may not import ${targetRoom} (${specifier})`;
}

function forbiddenPackage(room: string, specifier: string): string | null {
  const allowed = ROOM_RULES.get(room)?.packages ?? [];
  if (allowed === "any") return null;
  const steps = specifier.split("/");
  const name = specifier.startsWith("@") ? steps.slice(0, 2).join("/") : steps[0];
  return allowed.includes(name) ? null : `${room} may not import the package ${name}`;
}

/** Import cycles between files, each named once as "a → b → a". Linear in files and imports (depth-first search). */
export function findImportCycles(files: SourceFiles): readonly string[] {
  const state = new Map<string, "open" | "done">();
  const trail: string[] = [];
  const cycles: string[] = [];
  const visit = (path: string): void => {
    state.set(path, "open");
    trail.push(path);
    for (const { specifier } of readImports(path, files.get(path) ?? "")) {
      const target = posix.join(posix.dirname(path), specifier);
      if (!specifier.startsWith(".") || !files.has(target)) continue;
      if (state.get(target) === "open")
        cycles.push([...trail.slice(trail.indexOf(target)), target].join(" → "));
      if (!state.has(target)) visit(target);
    }
    trail.pop();
    state.set(path, "done");
  };
  for (const path of files.keys()) if (!state.has(path)) visit(path);
  return cycles;
}

const IMPURE = new Map([
  ["Math.random", "randomness is an argument in core"],
  ["Date", "time is an argument in core"],
  ["performance", "time is an argument in core"],
  ["crypto", "randomness is an argument in core"],
  ["console", "core has no output"],
  ["process", "core knows no process"],
  ["setTimeout", "core does not wait"],
]);

/** Uses of a clock, of randomness or of output in the files of core. */
export function findImpurity(files: SourceFiles): readonly string[] {
  const violations: string[] = [];
  for (const [path, text] of files) {
    if (!path.startsWith("src/core/")) continue;
    const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
    const visit = (node: ts.Node): void => {
      const name = globalName(node);
      const reason = name === null ? undefined : IMPURE.get(name);
      if (reason) {
        const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
        violations.push(`${path}:${line}: ${name}: ${reason}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return violations;
}

function globalName(node: ts.Node): string | null {
  if (ts.isPropertyAccessExpression(node) && node.getText() === "Math.random") return "Math.random";
  if (!ts.isIdentifier(node)) return null;
  const parent = node.parent;
  // only a use of the global itself: not a property, not a key, not a type
  const isUse =
    (ts.isPropertyAccessExpression(parent) && parent.expression === node) ||
    (ts.isCallExpression(parent) && parent.expression === node) ||
    (ts.isNewExpression(parent) && parent.expression === node);
  return isUse ? node.text : null;
}
