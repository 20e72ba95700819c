import { failure, type Outcome, type Problem, success } from "../domain/problem.ts";
import { gatherProblems } from "./gather-problems.ts";
import { warnOfSpellings } from "./read-account-sales.ts";
import { readRecords } from "./read-records.ts";
import type { Table } from "./table.ts";

/** Columns the user named, by what they hold. */
export interface PipelineColumns {
  readonly stage?: string | undefined;
  readonly by?: string | undefined;
  readonly created?: string | undefined;
  readonly closed?: string | undefined;
  readonly value?: string | undefined;
  /** The words that stand for won and lost, separated by commas, where they are no usual ones. */
  readonly won?: string | undefined;
  readonly lost?: string | undefined;
}

/** Opportunities by column. */
export interface PipelineRows {
  readonly group: readonly string[] | null;
  readonly outcome: readonly ("won" | "lost" | "open")[];
  readonly created: Float64Array | null;
  readonly closed: Float64Array | null;
  readonly value: Float64Array | null;
}

const WON = /^(closed[ -]?)?won$|^menang$/i;
const LOST = /^(closed[ -]?)?lost$|^kalah$/i;

/**
 * Reads one row per opportunity: its stage (won, lost, any other = open) and, where recorded, creation, closing, value and what to
 * group by. Problems: EVA-101 … EVA-105, EVA-132 none is won or lost; warnings: EVA-120 no group, EVA-122 spellings, EVA-130 closed
 * without a date, EVA-131 closed before it was created. O(cells).
 */
export function readPipeline(table: Table, chosen: PipelineColumns): Outcome<PipelineRows> {
  const read = readRecords(table, {
    stage: {
      kind: "text",
      names: ["stage", "deal_stage", "status", "tahap"],
      chosen: chosen.stage,
      option: "--stage",
      needed: "cells",
    },
    created: {
      kind: "day",
      names: ["created", "created_date", "engage_date", "first_contact_date", "dibuat"],
      chosen: chosen.created,
      option: "--created",
      needed: "no",
    },
    closed: {
      kind: "day",
      names: ["closed", "close_date", "closed_date", "won_date", "ditutup"],
      chosen: chosen.closed,
      option: "--closed",
      needed: "no",
    },
    value: {
      kind: "number",
      names: ["value", "close_value", "amount", "nilai"],
      chosen: chosen.value,
      option: "--value",
      needed: "no",
    },
    group: { kind: "text", names: [], chosen: chosen.by, option: "--by", needed: "no" },
  });
  if (!read.ok) return read;
  const { stage, created, closed, value, group } = read.value;
  const [isWon, isLost] = [matcher(chosen.won, WON), matcher(chosen.lost, LOST)];
  const outcome = stage.map((text) => (isWon(text) ? "won" : isLost(text) ? "lost" : "open"));
  if (!outcome.some((one) => one !== "open")) return failure([nothingDecided(table.file, stage)]);
  const rows: PipelineRows = { group, outcome, created, closed, value };
  return success(rows, [...warnOfRows(table, rows), ...(group ? warnOfSpellings(table.file, group) : [])]);
}

function matcher(words: string | undefined, usual: RegExp): (text: string) => boolean {
  if (words === undefined) return (text) => usual.test(text);
  const wanted = new Set(words.split(",").map((word) => word.trim().toLowerCase()));
  return (text) => wanted.has(text.toLowerCase());
}

function warnOfRows(table: Table, { group, outcome, created, closed }: PipelineRows): readonly Problem[] {
  const warnings = gatherProblems();
  outcome.forEach((one, row) => {
    const where = { file: table.file, row: table.rowNumbers[row] };
    if (group?.[row] === "")
      warnings.add({
        code: "EVA-120",
        where,
        cause: "the row names nothing to group by and stands in a line of its own",
        fix: "fill in the cell",
      });
    if (one !== "open" && closed && Number.isNaN(closed[row]))
      warnings.add({
        code: "EVA-130",
        where,
        cause: `the opportunity is ${one}, but has no closing date; it is left out of the cycle`,
        fix: "fill in the date",
      });
    if (one !== "open" && created && closed && closed[row] < created[row])
      warnings.add({
        code: "EVA-131",
        where,
        cause: "the opportunity was closed before it was created; it is left out of the cycle",
        fix: "correct one of the dates",
      });
  });
  return warnings.list();
}

const nothingDecided = (file: string, stages: readonly string[]): Problem => ({
  code: "EVA-132",
  where: { file },
  cause: `no opportunity is won or lost; the stages are ${[...new Set(stages)].slice(0, 5).join(", ")}`,
  fix: "write won and lost (or menang and kalah) as stages of those that are decided",
});
