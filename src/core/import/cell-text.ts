import type { Cell } from "../domain/unit-layer.ts";

/**
 * The text a cell is looked up and compared by: no-break spaces become spaces, outer spaces go. Cells themselves stay
 * byte for byte as read; only lookups use this form.
 */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "number") return String(cell);
  return cell.replaceAll("\u00a0", " ").trim();
}
