/** Codes of one length from … to, both of which are codes of the list. */
export interface CodeRange {
  readonly from: string;
  readonly to: string;
  readonly territory: string;
}

/** By length, then character by character, the same on every machine. */
const byLengthAndCode = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);

/**
 * Runs of codes that belong to one territory, by length and code. A run ends where a code of another territory, or of
 * none, lies between, so that `readRanges` over the same codes gives the same alignment. O(n log n).
 */
export function writeRanges(
  codes: readonly string[],
  territoryOf: ReadonlyMap<string, string>,
): readonly CodeRange[] {
  const ranges: { from: string; to: string; territory: string }[] = [];
  let open: (typeof ranges)[number] | null = null;
  for (const code of [...codes].sort(byLengthAndCode)) {
    const territory = territoryOf.get(code);
    if (territory === undefined) {
      open = null;
    } else if (open !== null && open.territory === territory && open.to.length === code.length) {
      open.to = code;
    } else {
      open = { from: code, to: code, territory };
      ranges.push(open);
    }
  }
  return ranges;
}
