import { useLocation, useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import { useSelf } from "../../api/self.ts";
import { type EvaluateSearch, periodOfSearch, withoutUndefined } from "./evaluate-search.ts";
import type { Period } from "./period.ts";

interface Evaluating {
  readonly search: EvaluateSearch;
  readonly period: Period;
  readonly today: string;
  /** Changes the address; undefined takes a part out. */
  readonly change: (part: { [Key in keyof EvaluateSearch]: EvaluateSearch[Key] | undefined }) => void;
}

/** What the address of this page of evaluation asks for. */
export function useEvaluate(): Evaluating {
  const search: EvaluateSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const { today } = useSelf();
  // a forecast needs all the past there is
  const usual = useLocation().pathname === "/evaluate/forecast" ? "last-5-years" : "this-year";
  const change = useCallback<Evaluating["change"]>(
    (part) =>
      void navigate({
        to: ".",
        search: (before: EvaluateSearch) => withoutUndefined({ ...before, ...part }),
        replace: true,
        resetScroll: false,
      } as Parameters<typeof navigate>[0]),
    [navigate],
  );
  return { search, period: periodOfSearch(search, { today, usual }), today, change };
}
