import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism, cpus, totalmem } from "node:os";

export interface Circumstances {
  readonly machine: string;
  readonly node: string;
  readonly commit: string;
  readonly date: string;
  readonly command: string;
}

/** What a figure needs beside it to mean something: machine, Node, commit, date, command. */
export function describeCircumstances(argv: readonly string[], program = "npm run bench"): Circumstances {
  return {
    machine: `${processorName()}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB`,
    node: process.version,
    commit: describeCommit(),
    date: new Date().toISOString().slice(0, 10),
    command: [program, ...(argv.length > 0 ? ["--", ...argv] : [])].join(" "),
  };
}

/** Family and model tell processors apart that all carry the same short name. */
function processorName(): string {
  const name = cpus()[0]?.model.trim() ?? "unknown processor";
  try {
    const text = readFileSync("/proc/cpuinfo", "utf8");
    const field = (key: string): string => new RegExp(`^${key}\\s*: (.*)$`, "m").exec(text)?.[1] ?? "?";
    return `${name} (family ${field("cpu family")}, model ${field("model")})`;
  } catch {
    return name;
  }
}

function describeCommit(): string {
  try {
    const git = (...parameters: string[]): string =>
      execFileSync("git", parameters, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
    const commit = git("rev-parse", "--short", "HEAD");
    return git("status", "--porcelain", "--untracked-files=no") === "" ? commit : `${commit} with changes`;
  } catch {
    return "not a repository";
  }
}

export const renderCircumstances = (given: Circumstances): string =>
  [
    `machine  ${given.machine}`,
    `node     ${given.node}`,
    `commit   ${given.commit}`,
    `date     ${given.date}`,
    `command  ${given.command}`,
  ].join("\n");
