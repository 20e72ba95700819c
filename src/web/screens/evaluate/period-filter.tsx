import "@mantine/dates/styles.css";
import { Select } from "@mantine/core";
import { DatePickerInput } from "@mantine/dates";
import { useState } from "react";
import { addDays } from "../../../core/domain/add-days.ts";
import type { CivilDate } from "../../../core/domain/civil-date.ts";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { evaluateWords } from "./evaluate-words.ts";
import { keyOfPeriod, PERIODS, type PeriodKey, periodOf } from "./period.ts";
import { useEvaluate } from "./use-evaluate.ts";

const OWN = "own";

interface PeriodFilterProps {
  /** Which period it is; left out: the one that the page is of. */
  readonly label?: string;
}

/** The period by its usual name, or by its first and last day. */
export function PeriodFilter({ label }: PeriodFilterProps) {
  const t = useWords(evaluateWords);
  const format = useFormat();
  const { period, calendar, change } = useEvaluate();
  const usual = keyOfPeriod(period, calendar);
  const [isOwn, setIsOwn] = useState(usual === null);
  const last = addDays(period.until as CivilDate, -1);
  // the picker calls after its first click already, when it has no last day yet
  const [picked, setPicked] = useState<[string | null, string | null] | null>(null);
  const pick = ([from, to]: [string | null, string | null]) => {
    setPicked(to === null ? [from, to] : null);
    if (from !== null && to !== null) change({ from, until: addDays(to as CivilDate, 1) });
  };
  return (
    <>
      <Select
        label={label ?? t("period")}
        w={200}
        allowDeselect={false}
        value={isOwn || usual === null ? OWN : usual}
        data={[...PERIODS, OWN].map((key) => ({
          value: key,
          label: t(`period.${key as PeriodKey | "own"}`),
        }))}
        description={
          isOwn || usual === null ? undefined : `${format.date(period.from)} – ${format.date(last)}`
        }
        inputWrapperOrder={["label", "input", "description", "error"]}
        onChange={(key) => {
          setIsOwn(key === OWN);
          if (key !== OWN) change(periodOf(key as PeriodKey, calendar));
        }}
      />
      {(isOwn || usual === null) && (
        <DatePickerInput
          type="range"
          label={t("period.dates")}
          w={260}
          allowSingleDateInRange
          value={picked ?? [period.from, last]}
          valueFormatter={({ date }) =>
            (Array.isArray(date) ? date : [date])
              .map((day) => (day === null ? "…" : format.date(String(day).slice(0, 10))))
              .join(" – ")
          }
          onChange={pick}
        />
      )}
    </>
  );
}
