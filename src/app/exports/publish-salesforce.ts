import type { SalesforceOptions } from "../../contract/exports.ts";
import { type Outcome, success } from "../../core/domain/problem.ts";
import { buildSet } from "../../core/export/salesforce/build-set.ts";
import { diffStates, type LoadStep } from "../../core/export/salesforce/diff-states.ts";
import { readOrgState, wantedState } from "../../core/export/salesforce/org-state.ts";
import type { ObjectTable } from "../../core/export/salesforce/read-records.ts";
import { STANDARD_FIELDS } from "../../core/export/salesforce/rule-items.ts";
import type { Territory2Set } from "../../core/export/salesforce/territory2-set.ts";
import { writeMetadata } from "../../core/export/salesforce/write-metadata.ts";
import { type ObjectRows, writeSet } from "../../core/export/salesforce/write-set.ts";
import { formatRows } from "../../core/export/write-csv.ts";
import { writeZip, type ZipEntry } from "../../core/export/write-zip.ts";
import type { ExportSource } from "./export-source.ts";
import { publishedPlan } from "./published-plan.ts";
import { SALESFORCE_GUIDE } from "./salesforce-guide.ts";

export interface Published {
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly rows: number;
}

/**
 * A zip with the plan as a territory model of Salesforce: objects as CSV and the metadata folder; given the present state
 * of an organisation also the files that bring it there and back. Problems: EXP-101 … EXP-116.
 */
export async function publishSalesforce(
  source: ExportSource,
  { fields, rules }: SalesforceOptions,
  current: readonly ObjectTable[] | null,
): Promise<Outcome<Published>> {
  const plan = await publishedPlan(source, rules);
  const set = buildSet(plan, { ...STANDARD_FIELDS, ...fields });
  if (!set.ok) return set;
  const steps = current === null ? success([]) : changeEntries(set.value, current);
  if (!steps.ok) return steps;
  const objects = writeSet(set.value);
  const entries: readonly ZipEntry[] = [
    { name: "README.txt", content: SALESFORCE_GUIDE },
    ...objects.map((object, index) => ({
      name: `csv/${numbered(index)}-${object.object}.csv`,
      content: csvOf(object),
    })),
    ...[...writeMetadata(set.value)].map(([path, content]) => ({ name: `metadata/${path}`, content })),
    ...steps.value,
  ];
  const rows = objects.reduce((sum, object) => sum + object.rows.length, 0);
  return success({ chunks: writeZip(entries), rows }, [...set.warnings, ...steps.warnings]);
}

/** Files from the present state to the plan, and from there back. */
function changeEntries(set: Territory2Set, tables: readonly ObjectTable[]): Outcome<readonly ZipEntry[]> {
  const current = readOrgState(tables);
  if (!current.ok) return current;
  const wanted = wantedState(set, current.value, tables);
  if (!wanted.ok) return wanted;
  const entries = [
    ...stepEntries("change", diffStates(current.value, wanted.value)),
    ...stepEntries("rollback", diffStates(wanted.value, current.value)),
  ];
  return success(entries, wanted.warnings);
}

const stepEntries = (folder: string, steps: readonly LoadStep[]): readonly ZipEntry[] =>
  steps.map((step, index) => ({
    name: `${folder}/${numbered(index)}-${step.operation}-${step.object}.csv`,
    content: csvOf(step),
  }));

const csvOf = ({ columns, rows }: ObjectRows): string => formatRows([columns, ...rows]);

const numbered = (index: number): string => String(index + 1).padStart(3, "0");
