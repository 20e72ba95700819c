import type { Cell } from "../domain/unit-layer.ts";
import { cellText } from "./cell-text.ts";

/** What a code in a file turned out to be. */
export type CodeLookup =
  | { readonly kind: "known"; readonly code: string }
  /** Zeros that a spreadsheet ate were put back (1001 → 01001, 11.1 → 11.10): only one known code is the same number. */
  | { readonly kind: "repaired"; readonly code: string }
  | { readonly kind: "ambiguous"; readonly candidates: readonly string[] }
  /** A unit that exists but that a filter left out: not the user's mistake. */
  | { readonly kind: "filtered-out"; readonly code: string }
  | { readonly kind: "unknown" };

/** Looks up unit codes as files write them. */
export interface CodeBook {
  /** The codes in use, in the order of the units. */
  readonly codes: readonly string[];
  lookUp(cell: Cell | undefined): CodeLookup;
}

/**
 * Makes a book of the codes in use; `filteredOut` are codes of units that a filter removed. A code is found as written, else
 * as the only code that is the same number. O(codes) to make, O(1) per look-up.
 */
export function createCodeBook(codes: readonly string[], filteredOut: readonly string[] = []): CodeBook {
  const inUse = new Set(codes);
  const outside = new Set(filteredOut);
  const byNumber = new Map<string, string[]>();
  for (const code of [...codes, ...filteredOut]) {
    const form = numberForm(code);
    if (form === null) continue;
    const same = byNumber.get(form);
    if (same) same.push(code);
    else byNumber.set(form, [code]);
  }
  return {
    codes,
    lookUp: (cell) => {
      const text = cellText(cell);
      if (inUse.has(text)) return { kind: "known", code: text };
      if (outside.has(text)) return { kind: "filtered-out", code: text };
      const form = numberForm(text);
      const candidates = form === null ? [] : (byNumber.get(form) ?? []);
      if (candidates.length === 0) return { kind: "unknown" };
      if (candidates.length > 1) return { kind: "ambiguous", candidates };
      return inUse.has(candidates[0])
        ? { kind: "repaired", code: candidates[0] }
        : { kind: "filtered-out", code: candidates[0] };
    },
  };
}

/** The code as a spreadsheet that takes it for a number would keep it: no leading zeros, no zeros after the decimal point. */
function numberForm(code: string): string | null {
  const parts = /^(\d+)(?:\.(\d+))?$/.exec(code);
  if (!parts) return null;
  const whole = parts[1].replace(/^0+(?=\d)/, "");
  const fraction = (parts[2] ?? "").replace(/0+$/, "");
  return fraction === "" ? whole : `${whole}.${fraction}`;
}
