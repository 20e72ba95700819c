import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Linux counts the time of processes in hundredths of a second. */
const TICKS_PER_SECOND = 100;

/** Seconds of CPU that the PostgreSQL in this folder has used, its ended processes included; null but on Linux. */
export function databaseCpuSeconds(dataFolder: string): number | null {
  if (process.platform !== "linux") return null;
  const [line] = readFileSync(join(dataFolder, "postgres", "postmaster.pid"), "utf8").split("\n");
  const postmaster = readStat(line);
  if (postmaster === null) return null;
  const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const children = processes.flatMap((pid) => {
    const stat = readStat(pid);
    return stat?.parent === line ? [stat.own] : [];
  });
  return (postmaster.own + postmaster.ended + children.reduce((sum, one) => sum + one, 0)) / TICKS_PER_SECOND;
}

/** See proc(5): fields 4, 14 to 17, after the name in parentheses. */
function readStat(
  pid: string,
): { readonly parent: string; readonly own: number; readonly ended: number } | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    const ticks = (first: number) => Number(fields[first]) + Number(fields[first + 1]);
    return { parent: fields[1], own: ticks(11), ended: ticks(13) };
  } catch {
    // it has ended meanwhile
    return null;
  }
}
