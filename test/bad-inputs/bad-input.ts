import type { ImportOptions } from "../../src/app/ports/rows/imports.ts";
import type { Mapping } from "../../src/core/import/kinds/mapping.ts";

/** A file as it should not be, and what an import says to it. */
export interface BadInput {
  readonly name: string;
  readonly kind: string;
  readonly fileName: string;
  readonly make: () => string | Uint8Array;
  readonly options?: Partial<ImportOptions>;
  readonly mapping?: Mapping;
  /** Codes of what is refused, each once; none: the file goes in. */
  readonly problems: readonly string[];
  /** Codes of what is warned of, each once. */
  readonly warnings?: readonly string[];
  /** Rows that would become records. */
  readonly fresh?: number;
  /** Keys of the first rows, as they would be stored. */
  readonly keys?: readonly string[];
  /** What the first row's fields are read as. */
  readonly first?: Readonly<Record<string, unknown>>;
}
