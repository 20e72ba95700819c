import { UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";
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
  readonly children: ReactNode;
}

/** A figure that opens to what it was added up from. */
export function Figure({ kpi, of, label, children }: FigureProps) {
  const { change } = useEvaluate();
  return (
    <UnstyledButton
      className={classes.figure}
      aria-label={label}
      aria-haspopup="dialog"
      onClick={() => change({ figure: kpi, of: of?.code, ofKind: of?.kind })}
    >
      {children}
    </UnstyledButton>
  );
}
