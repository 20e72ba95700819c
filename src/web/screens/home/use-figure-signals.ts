import { useQuery } from "@tanstack/react-query";
import { ApiProblem } from "../../api/problem.ts";
import { useMay } from "../../api/self.ts";
import { serviceQuery, territoryTrendQuery } from "../evaluate/diagnose-queries.ts";
import { listSignals } from "../evaluate/list-signals.ts";
import { periodOf } from "../evaluate/period.ts";
import { useCalendar } from "../evaluate/use-calendar.ts";

/** No sale in the months; no visit or no potential recorded: then there is nothing to look at. */
const NOTHING_RECORDED = ["EVA-164", "EVA-193"];

const isGrave = (error: Error | null): error is Error =>
  error !== null && !(error instanceof ApiProblem && NOTHING_RECORDED.some((code) => error.hasCode(code)));

/** Territories of a sales force, by code, of which the figures of the year so far say that somebody should look; undefined: no plan holds. */
export function useFigureSignals(salesForce: string | undefined) {
  const enabled = useMay("evaluations:read") && salesForce !== undefined;
  const period = periodOf("this-year", useCalendar());
  const asked = { ...period, ...(salesForce !== undefined && { salesForce }) };
  const trend = useQuery({ ...territoryTrendQuery(asked), enabled });
  const service = useQuery({ ...serviceQuery(asked), enabled });
  const asking = (what: "capacity" | "coaching-or-fit") =>
    service.data?.territories.flatMap(({ territory, asksFor }) => (asksFor === what ? [territory] : [])) ??
    [];
  return {
    period,
    isComing: trend.isLoading || service.isLoading,
    error: [trend.error, service.error].find(isGrave) ?? null,
    changed: trend.data ? listSignals(trend.data) : [],
    capacity: asking("capacity"),
    coaching: asking("coaching-or-fit"),
  };
}
