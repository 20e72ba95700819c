import {
  type Area,
  areaOf,
  type FileSize,
  MAXIMUM_FILE_LINES,
  MAXIMUM_FUNCTION_LINES,
  measureFile,
  percentile,
} from "./measure-budgets.ts";
import { NAMED_KERNELS } from "./named-kernels.ts";
import { readSources } from "./read-sources.ts";

/** Prints what the style guide budgets, area by area, then every offender; exit code 1 only on a hard maximum. */
const all = readSources(["src"], { tests: true });
const isTest = (path: string) => path.endsWith(".test.ts");
const sizes = [...all].filter(([path]) => !isTest(path)).map(([path, text]) => measureFile(path, text));
const testLinesOf = (area: Area) =>
  [...all]
    .filter(([path]) => isTest(path) && areaOf(path) === area)
    .reduce((sum, [, text]) => sum + text.split("\n").length - 1, 0);

const TARGETS: Record<Area, string> = {
  core: "files 100/250/400 · functions 12/35/80 · tests ≥ 1.0",
  edges: "files 90/250/400 · functions 15/40/80 · tests ≥ 0.8",
  web: "files 90/250/400 · functions 20/60/120 · tests ≥ 0.3 + journeys",
};

for (const area of ["core", "edges", "web"] as const) {
  const files = sizes.filter((size) => areaOf(size.path) === area);
  if (files.length > 0) printArea(area, files);
}
const hard = printOffenders(sizes);
process.exitCode = hard > 0 ? 1 : 0;

function printArea(area: Area, files: readonly FileSize[]): void {
  const lines = files.map((file) => file.lines);
  const functionLines = files.flatMap((file) => file.functions.map((size) => size.lines));
  const total = lines.reduce((sum, count) => sum + count, 0);
  const mean = functionLines.reduce((sum, count) => sum + count, 0) / Math.max(1, functionLines.length);
  const comments = files.reduce((sum, file) => sum + file.commentCharacters, 0);
  const code = files.reduce((sum, file) => sum + file.codeCharacters, 0);
  const exported = files.map((file) => file.exportedValues.length);
  console.log(`${area} (target: ${TARGETS[area]})`);
  console.log(
    [
      `  files ${files.length}, ${total} lines; median/p90/max ${percentile(lines, 0.5)}/${percentile(lines, 0.9)}/${Math.max(...lines)}`,
      `  functions ${functionLines.length}; mean/p90/max ${mean.toFixed(1)}/${percentile(functionLines, 0.9)}/${Math.max(0, ...functionLines)} lines`,
      `  exports per file: median ${percentile(exported, 0.5)}, most ${Math.max(...exported)}`,
      `  comments ${((100 * comments) / Math.max(1, comments + code)).toFixed(0)} % of characters (target 10–25 %)`,
      `  tests ÷ source ${(testLinesOf(area) / Math.max(1, total)).toFixed(2)} (unit tests beside the source only)`,
    ].join("\n"),
  );
}

function printOffenders(files: readonly FileSize[]): number {
  const longFiles = files.filter((file) => file.lines > MAXIMUM_FILE_LINES);
  const functions = files.flatMap((file) =>
    file.functions.map((size) => ({
      ...size,
      key: `${file.path}#${size.name}`,
      maximum: MAXIMUM_FUNCTION_LINES[areaOf(file.path)],
    })),
  );
  const longFunctions = functions.filter(
    (size) => size.lines > size.maximum && !NAMED_KERNELS.includes(size.key),
  );
  list(
    `files over ${MAXIMUM_FILE_LINES} lines (hard)`,
    longFiles.map((file) => `${file.path}: ${file.lines}`),
  );
  list(
    "functions over their area's maximum (hard)",
    longFunctions.map((size) => `${size.key}: ${size.lines}`),
  );
  list("named kernels", NAMED_KERNELS);
  list(
    "files over 250 lines",
    files
      .filter((file) => file.lines > 250 && file.lines <= MAXIMUM_FILE_LINES)
      .map((file) => `${file.path}: ${file.lines}`),
  );
  list(
    "functions over 40 lines",
    functions
      .filter((size) => size.lines > 40 && size.lines <= size.maximum)
      .map((size) => `${size.key}: ${size.lines}`),
  );
  list(
    "more than three positional parameters",
    functions
      .filter((size) => size.positionalParameters > 3)
      .map((size) => `${size.key}: ${size.positionalParameters}`),
  );
  list(
    "more than two exported values",
    files
      .filter((file) => file.exportedValues.length > 2)
      .map((file) => `${file.path}: ${file.exportedValues.join(", ")}`),
  );
  return longFiles.length + longFunctions.length;
}

function list(heading: string, lines: readonly string[]): void {
  console.log(`${heading}: ${lines.length === 0 ? "none" : ""}`);
  for (const line of lines) console.log(`  ${line}`);
}
