import { nearestName } from "../../contract/nearest-name.ts";
import { failure, type Outcome, success } from "../../core/domain/problem.ts";
import { measureFromColumn } from "../../core/import/measure-from-column.ts";
import { sumAccountsByUnit } from "../../core/import/sum-accounts-by-unit.ts";
import { settingProblem } from "./setting-problem.ts";
import type { Study } from "./study.ts";

/** One number per unit for a measure's key: a unit column, else an account column summed, "accounts" or "units". */
export function resolveMeasure(study: Study, key: string, item: string): Outcome<Float64Array> {
  const { layer, accounts } = study;
  const isAccountCount = key === "accounts" && accounts !== null;
  if (!isAccountCount && findName(Object.keys(layer.columns), key) !== null) {
    return measureFromColumn({ codes: layer.codes, columns: layer.columns }, key, layer.name);
  }
  if (key === "units") return success(new Float64Array(layer.codes.length).fill(1));
  if (accounts !== null) {
    const accountColumn = key === "accounts" ? key : findName(accountColumns(study), key);
    if (accountColumn !== null) {
      return sumAccountsByUnit(accounts, accountColumn, {
        unitCount: layer.codes.length,
        file: study.accountsFile,
      });
    }
  }
  return failure([unknownMeasure(study, key, item)]);
}

function accountColumns(study: Study): string[] {
  return Object.keys(study.accounts?.[0]?.columns ?? {});
}

/** The name as the file writes it, whatever its case. */
function findName(names: readonly string[], key: string): string | null {
  return (
    names.find((name) => name === key) ??
    names.find((name) => name.toLowerCase() === key.toLowerCase()) ??
    null
  );
}

function unknownMeasure(study: Study, key: string, item: string) {
  const known = [
    ...Object.keys(study.layer.columns),
    ...accountColumns(study),
    ...(study.accounts === null ? [] : ["accounts"]),
    "units",
  ];
  const nearest = nearestName(key, known);
  return settingProblem("CLI-161", item, {
    cause: `neither the units nor the accounts have a column "${key}"`,
    fix: `${nearest ? `did you mean "${nearest}"? ` : ""}use one of ${known.join(", ")}`,
  });
}
