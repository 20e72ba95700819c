import { failure, type Outcome } from "../../core/domain/problem.ts";
import type { Drift, ImportRecord } from "../ports/rows/imports.ts";

const CAUSES: Readonly<Record<Drift["why"], string>> = {
  changed: "has been changed since",
  gone: "has been removed since",
  exists: "has come to be since",
  used: "is used by others",
};

/** Refuses to write over what others did since the check (IMP-330), or to take back what others build on (IMP-331). */
export function refuseDrift(
  { fileName }: ImportRecord,
  since: "check" | "apply",
  drift: readonly Drift[],
): Outcome<never> {
  return failure(
    drift.map(({ rowNumber, key, why, by }) => ({
      code: since === "check" ? "IMP-330" : "IMP-331",
      where: { file: fileName, row: rowNumber, item: key },
      cause: `${key} ${CAUSES[why]}${by === null ? "" : `: ${by} refer to it`}`,
      fix:
        since === "check" ? "check the file again" : "take the later changes back first, or keep the import",
    })),
  );
}
