import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** What tells one running process from every other, also after its number was given to another one. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly host: string;
  /** The kernel's id of this boot (Linux), or "" where the system has none. */
  readonly bootId: string;
  /** The space in which the pid counts (Linux; containers have their own), or "". */
  readonly pidSpace: string;
  /** When the process began, as the system writes it: equal text means the same process. "" if unknown. */
  readonly began: string;
}

/** This process. */
export function identifySelf(): ProcessIdentity {
  return {
    pid: process.pid,
    host: hostname(),
    bootId: readOr("", () => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()),
    pidSpace: readOr("", () => readlinkSync("/proc/self/ns/pid")),
    began: processBegan(process.pid),
  };
}

/**
 * Whether `other` still runs, seen from `self`. "unknown" when it lives (or lived) on another host or in
 * another container, whose pids mean nothing here.
 */
export function judgeLiveness(other: ProcessIdentity, self: ProcessIdentity): "alive" | "dead" | "unknown" {
  const sameBoot = other.bootId === self.bootId && (self.bootId !== "" || other.host === self.host);
  // The machine was started anew since: nothing of before runs on.
  if (!sameBoot) return other.host === self.host ? "dead" : "unknown";
  if (other.pidSpace !== self.pidSpace) return "unknown";
  if (!isRunning(other.pid)) return "dead";
  const began = processBegan(other.pid);
  return began === "" || other.began === "" || began === other.began ? "alive" : "dead";
}

/** Whether a process of this number runs, whoever owns it. One that has ended and only waits to be reaped does not. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  // in a container whose first process reaps nobody, what was killed stays in the table of processes
  return !processState(pid).startsWith("Z");
}

/** What a running process is: its command line and the folder it works in; "" where the system does not tell. */
export function describeProcess(pid: number): { readonly command: string; readonly folder: string } {
  if (process.platform === "linux") {
    const command = readOr("", () => readFileSync(`/proc/${pid}/cmdline`, "utf8"));
    return { command, folder: readOr("", () => readlinkSync(`/proc/${pid}/cwd`)) };
  }
  const command = process.platform === "win32" ? "" : readOr("", () => askPs("command=", pid));
  return { command, folder: "" };
}

function processBegan(pid: number): string {
  if (process.platform === "win32") return "";
  if (process.platform !== "linux") return readOr("", () => askPs("lstart=", pid));
  // field 22: clock ticks since boot
  return readOr("", () => readStat(pid)[19] ?? "");
}

function processState(pid: number): string {
  if (process.platform === "win32") return "";
  if (process.platform !== "linux") return readOr("", () => askPs("state=", pid));
  return readOr("", () => readStat(pid)[0] ?? "");
}

/** Linux: the fields of `/proc/<pid>/stat` from the third one on, after the name, which may hold blanks and brackets. */
function readStat(pid: number): readonly string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

function askPs(column: string, pid: number): string {
  const env = { ...process.env, LC_ALL: "C" };
  const args = ["-ww", "-o", column, "-p", String(pid)];
  return execFileSync("ps", args, { encoding: "utf8", env, stdio: ["ignore", "pipe", "ignore"] }).trim();
}

/** An answer of the system that it may not give (no such process, no such file): then `fallback`. */
function readOr<T>(fallback: T, read: () => T): T {
  try {
    return read();
  } catch {
    return fallback;
  }
}
