import { useQuery } from "@tanstack/react-query";
import { LinkAnchor } from "../../components/links.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { kpisQuery } from "./evaluate-queries.ts";
import { evaluateWords } from "./evaluate-words.ts";
import { periodOf } from "./period.ts";
import { useEvaluate } from "./use-evaluate.ts";
import { VerdictCard } from "./verdict-card.tsx";

/** Whether what is open and due this quarter covers what its quota still lacks. `needed`: 1 ÷ win rate by value of the period. */
export function PipelineEnough({ needed }: { readonly needed: number | null }) {
  const t = useWords(evaluateWords);
  const format = useFormat();
  const { calendar } = useEvaluate();
  const quarter = periodOf("whole-quarter", calendar);
  const { data } = useQuery(kpisQuery({ ...quarter, by: "organisation" }));
  if (data === undefined) return null;
  const coverage = data.total["pipeline-coverage"];
  const value = coverage?.value ?? null;
  const write = (times: number) => times.toLocaleString(format.locale, { maximumFractionDigits: 2 });
  const answer = () => {
    if (value === null) return t("pipeline.enough.unknown", { why: t("pipeline.enough.noQuota") });
    if (needed === null) return t("pipeline.enough.unknown", { why: t("pipeline.enough.noRate") });
    const said = value >= needed ? "pipeline.enough.covered" : "pipeline.enough.short";
    return t(said, { coverage: write(value), needed: write(needed) });
  };
  const sums =
    coverage?.numerator == null || coverage.denominator === null
      ? []
      : [
          t("pipeline.enough.sums", {
            due: format.money(coverage.numerator),
            missing: format.money(coverage.denominator),
          }),
        ];
  return (
    <VerdictCard differs={false} title={t("pipeline.enough")} lines={[answer(), ...sums]}>
      {sums.length > 0 && (
        <LinkAnchor to="/evaluate/kpis" search={{ ...quarter, figure: "pipeline-coverage" }} size="sm">
          {t("pipeline.enough.rows")}
        </LinkAnchor>
      )}
    </VerdictCard>
  );
}
