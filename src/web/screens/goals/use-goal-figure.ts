import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { kpiRegistryQuery } from "../evaluate/evaluate-queries.ts";
import { evaluateWords } from "../evaluate/evaluate-words.ts";
import { writeFigure } from "../evaluate/write-figure.ts";
import type { Goal } from "./goal-queries.ts";

/** Older goals write the key of the revenue short, as the server takes it. */
const keyOf = (metric: string | null) => (metric === "revenue" ? "account-revenue" : metric);

/** Writes a figure of a goal in the unit of its key figure; – where there is none. */
export function useGoalFigure() {
  const evaluate = useWords(evaluateWords);
  const format = useFormat();
  const { data: registry } = useQuery(kpiRegistryQuery);
  return useCallback(
    ({ metric, unit }: Pick<Goal, "metric" | "unit">, value: number | null): string => {
      if (value === null) return "–";
      const kpi = registry?.find(({ key }) => key === keyOf(metric));
      if (kpi) return writeFigure(kpi.unit, value, format, evaluate);
      return unit === null ? format.number(value) : `${format.number(value)} ${unit}`;
    },
    [registry, format, evaluate],
  );
}
