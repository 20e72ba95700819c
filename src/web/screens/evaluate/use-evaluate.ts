import { useLocation, useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import { type EvaluateSearch, periodOfSearch, withoutUndefined } from "./evaluate-search.ts";
import type { Calendar, Period, PeriodKey } from "./period.ts";
import { useCalendar } from "./use-calendar.ts";

interface Evaluating {
  readonly search: EvaluateSearch;
  readonly period: Period;
  readonly today: string;
  readonly calendar: Calendar;
  /** Changes the address; undefined takes a part out. */
  readonly change: (part: { [Key in keyof EvaluateSearch]: EvaluateSearch[Key] | undefined }) => void;
}

/** A forecast needs all the past there is; what changed is told of a period that is over. */
const USUAL: Readonly<Record<string, PeriodKey>> = {
  "/evaluate/forecast": "last-5-years",
  "/evaluate/worth": "last-24-months",
  "/evaluate/look-alikes": "last-12-months",
  "/evaluate/pipeline-forecast": "24-months-to-date",
  "/evaluate/changes": "last-quarter",
  "/goals/quotas": "last-quarter",
};

/** What figures are asked by: where one of these changes, kept figures answer no more. */
const ASKED_BY = [
  ...["from", "until", "by", "salesForce", "credit"],
  ...["months", "days", "margin", "share"],
];
const asksAnew = (part: object) => ASKED_BY.some((key) => key in part);

/** What the address of this page of evaluation asks for. */
export function useEvaluate(): Evaluating {
  const search: EvaluateSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const calendar = useCalendar();
  const usual = USUAL[useLocation().pathname] ?? "this-year";
  const change = useCallback<Evaluating["change"]>(
    (part) =>
      void navigate({
        to: ".",
        search: (before: EvaluateSearch) =>
          withoutUndefined({ ...before, ...(asksAnew(part) && { snapshot: undefined }), ...part }),
        replace: true,
        resetScroll: false,
      } as Parameters<typeof navigate>[0]),
    [navigate],
  );
  return {
    search,
    period: periodOfSearch(search, { calendar, usual }),
    today: calendar.today,
    calendar,
    change,
  };
}
