import { NativeSelect } from "@mantine/core";
import { useWords } from "../../i18n/define-words.ts";
import type { MapMeasure } from "../../map/live-problem.ts";
import { nameMeasure } from "../plans/format-measure.ts";
import { plansWords } from "../plans/plans-words.ts";
import { mapWords } from "./map-words.ts";
import { useStudio } from "./studio-context.ts";

/** Which measure bars, colours and the table speak of. */
export function MeasureSelect() {
  const t = useWords(mapWords);
  const tPlans = useWords(plansWords);
  const { desk, measure, setSearch } = useStudio();
  const keys = desk.problem.measures.map(({ key }) => key as MapMeasure);
  return (
    <NativeSelect
      size="xs"
      aria-label={t("measure")}
      value={measure}
      onChange={({ currentTarget }) =>
        setSearch({ measure: keys.find((key) => key === currentTarget.value) })
      }
      data={keys.map((value) => ({ value, label: nameMeasure(value, tPlans) }))}
    />
  );
}
