import { KPIS } from "../../../core/evaluate/kpi/kpis.ts";
import type { SnapshotHead } from "../../ports/rows/snapshots.ts";

/** Key figures of a snapshot that mean something else today, or are gone: their stored values are void. */
export function listOutdatedKpis({ kpiVersions }: Pick<SnapshotHead, "kpiVersions">): readonly string[] {
  const today = new Map(KPIS.map(({ key, version }) => [key, version]));
  return Object.keys(kpiVersions)
    .filter((key) => today.get(key) !== kpiVersions[key])
    .sort();
}
