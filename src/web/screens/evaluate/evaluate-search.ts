import { parseCivilDate } from "../../../core/domain/civil-date.ts";
import { SCOPE_KINDS, type ScopeKind } from "../../../core/domain/scope-kinds.ts";
import { type Calendar, type Period, type PeriodKey, periodOf } from "./period.ts";

/** What the address of every page of evaluation holds, so that a link shows the same figures. */
export interface EvaluateSearch {
  readonly from?: string;
  readonly until?: string;
  readonly by?: ScopeKind;
  readonly salesForce?: string;
  readonly credit?: "restated";
  readonly sort?: string;
  readonly find?: string;
  /** Which rows are shown, as the page names them. */
  readonly only?: string;
  readonly months?: number;
  /** Days ahead in which something of the pipeline may be won. */
  readonly days?: number;
  /** Contribution as percent of the revenue. */
  readonly margin?: number;
  /** Visits a month, and hours of a visit, by class of account: "4,2,1". */
  readonly calls?: string;
  readonly hours?: string;
  /** Of working time, percent. */
  readonly share?: number;
  /** The chosen key figure of a page that shows one at a time. */
  readonly kpi?: string;
  /** The figure that is open: key figure, and code of whose it is. */
  readonly figure?: string;
  readonly of?: string;
  readonly ofKind?: ScopeKind;
  /** Id of kept figures, shown in place of those of today. */
  readonly snapshot?: string;
}

/** Days ahead of a forecast of the pipeline whose address names none. */
export const USUAL_DAYS = 90;

/** What is wrong in an address is left out; the server's answer to the rest tells. */
export function readEvaluateSearch(search: Record<string, unknown>): EvaluateSearch {
  const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);
  const date = (value: unknown) => parseCivilDate(text(value) ?? "") ?? undefined;
  const kind = (value: unknown) => SCOPE_KINDS.find((each) => each === value);
  const percent = (value: unknown) =>
    typeof value === "number" && value > 0 && value <= 100 ? value : undefined;
  return withoutUndefined({
    from: date(search.from),
    until: date(search.until),
    by: kind(search.by),
    salesForce: text(search.salesForce),
    credit: search.credit === "restated" ? ("restated" as const) : undefined,
    sort: text(search.sort),
    find: text(search.find),
    only: text(search.only),
    months: [3, 6, 12, 24].find((months) => months === Number(search.months)),
    days: [30, 60, 90, 180, 365].find((days) => days === Number(search.days)),
    margin: percent(search.margin),
    calls: text(search.calls),
    hours: text(search.hours),
    share: percent(search.share),
    kpi: text(search.kpi),
    figure: text(search.figure),
    of: typeof search.of === "string" ? search.of : undefined,
    ofKind: kind(search.ofKind),
    snapshot: text(search.snapshot),
  });
}

type Given<Fields> = { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> };

export const withoutUndefined = <Fields extends object>(fields: Fields): Given<Fields> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<Fields>;

/** The period of an address; the usual one of the page where it names none. */
export const periodOfSearch = (
  { from, until }: EvaluateSearch,
  { calendar, usual }: { readonly calendar: Calendar; readonly usual: PeriodKey },
): Period => (from !== undefined && until !== undefined ? { from, until } : periodOf(usual, calendar));

/** What figures of territories and reps are asked with. */
export const askedOf = (search: EvaluateSearch, period: Period) => ({
  ...period,
  ...withoutUndefined({ salesForce: search.salesForce, credit: search.credit }),
});
