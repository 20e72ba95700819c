import { UnstyledButton } from "@mantine/core";
import type { ScopeKind } from "../../../core/domain/scope-kinds.ts";
import classes from "./figure.module.css";
import { useEvaluate } from "./use-evaluate.ts";

interface FigureProps {
  /** Of the registry. */
  readonly kpi: string;
  /** Whose figure it is; left out: of everything. */
  readonly of?: { readonly kind: ScopeKind; readonly code: string };
  /** What it is, for who cannot see the head of its column. */
  readonly label: string;
  readonly isBad?: boolean;
  readonly children: string | number;
}

/** A figure that opens to what it was added up from. */
export function Figure({ kpi, of, label, isBad = false, children }: FigureProps) {
  const { change } = useEvaluate();
  return (
    <UnstyledButton
      className={isBad ? `${classes.figure} ${classes.bad}` : classes.figure}
      aria-label={`${label}: ${children}`}
      aria-haspopup="dialog"
      onClick={() => change({ figure: kpi, of: of?.code, ofKind: of?.kind })}
    >
      {children}
    </UnstyledButton>
  );
}
