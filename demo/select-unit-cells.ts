import { cellToParent, gridDisk, latLngToCell } from "h3-js";
import type { ScaleSettings } from "./demo-scale.ts";
import type { Outlet } from "./scatter-accounts.ts";

/** The H3 cells that become units, ascending: all land cells, or those on land near an account. */
export function selectUnitCells(
  settings: ScaleSettings,
  land: ReadonlySet<string>,
  outlets: readonly Outlet[],
): string[] {
  const { ringsAroundAccounts, unitResolution, landResolution } = settings;
  if (ringsAroundAccounts === null) return [...land].toSorted();
  const cells = new Set<string>();
  const seen = new Set<string>();
  for (const { latitude, longitude } of outlets) {
    const own = latLngToCell(latitude, longitude, unitResolution);
    if (seen.has(own)) continue;
    seen.add(own);
    cells.add(own);
    for (const near of gridDisk(own, ringsAroundAccounts))
      if (land.has(cellToParent(near, landResolution))) cells.add(near);
  }
  return [...cells].toSorted();
}
