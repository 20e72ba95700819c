import type { Cell } from "../../domain/unit-layer.ts";

/** What the cells of a field are read as. */
export type FieldType =
  /** Text as it stands; `maximum` characters. A code keeps its zeros: 007, 01001 and 1E5 are text. */
  | { readonly type: "code" | "text"; readonly maximum: number }
  | { readonly type: "number"; readonly minimum: number; readonly maximum: number; readonly whole?: true }
  /** Civil date as 2026-11-22. */
  | { readonly type: "date" }
  | { readonly type: "boolean" }
  /** One of `values`; `synonyms` are compared without case, spaces and punctuation. */
  | {
      readonly type: "choice";
      readonly values: readonly string[];
      readonly synonyms: Readonly<Record<string, string>>;
    }
  /** Texts separated by semicolons, bars or commas; by bars only where they may hold the others, as sentences do. */
  | { readonly type: "list"; readonly separator?: "|" }
  /** Degrees, also as degrees, minutes and seconds. */
  | { readonly type: "longitude" | "latitude" }
  /** Code of something of another noun, or of the same. */
  | { readonly type: "reference"; readonly to: Noun };

/** What a code of a field can name; a team is named by its name, a member by the e-mail address. */
export type Noun =
  | "account"
  | "rep"
  | "product"
  | "lead"
  | "opportunity"
  | "unit"
  | "team"
  | "territory"
  | "member";

export interface Field {
  readonly key: string;
  readonly type: FieldType;
  /** It is read to find other fields by, and not kept itself. */
  readonly isStored?: false;
  /** A new row cannot do without it. */
  readonly required?: true;
  /** Names of columns that mean it, in English and Indonesian and as well-known programs write them, the likelier first. */
  readonly names: readonly string[];
  /** What a reader is told it is. */
  readonly meaning: string;
}

/** A value as it is stored: a civil date is text, a reference the code that it names something by. */
export type Value = string | number | boolean | readonly string[] | null;

/** Tells a problem or warning of the row that is read; `column` and `value` where one cell is meant. */
export type RowReport = (found: {
  readonly severity: "problem" | "warning";
  readonly code: string;
  readonly field?: string;
  readonly value?: Cell;
  readonly cause: string;
  readonly fix: string;
}) => void;

/** A kind of file whose rows become records, each by the key in its field `code`. */
export interface TabularKind {
  readonly kind: string;
  readonly fields: readonly Field[];
  /** What must hold across a row, after its cells were read; may fill in what follows from the rest. */
  readonly checkRow?: (values: Record<string, Value>, report: RowReport) => void;
}
