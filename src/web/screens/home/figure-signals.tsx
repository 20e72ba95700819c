import { addDays } from "../../../core/domain/add-days.ts";
import type { CivilDate } from "../../../core/domain/civil-date.ts";
import { LinkAnchor } from "../../components/links.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useNames } from "../evaluate/use-names.ts";
import { Exception } from "./exception.tsx";
import { homeWords } from "./home-words.ts";
import type { useFigureSignals } from "./use-figure-signals.ts";

interface FigureSignalsProps {
  readonly signals: ReturnType<typeof useFigureSignals>;
}

/** What figures say of territories, each with the page that shows why. */
export function FigureSignals({ signals: { period, changed, capacity, coaching } }: FigureSignalsProps) {
  const t = useWords(homeWords);
  const format = useFormat();
  const { labelOf } = useNames("territory");
  const named = (codes: readonly string[]) => codes.map(labelOf).join(", ");
  const dates = {
    from: format.date(period.from),
    until: format.date(addDays(period.until as CivilDate, -1)),
  };
  return (
    <>
      {changed.length > 0 && (
        <Exception
          kind="figure"
          title={
            <LinkAnchor to="/evaluate/changes" search={{ only: changed[0] }}>
              {t("attention.signals", { names: named(changed) })}
            </LinkAnchor>
          }
          text={t("attention.signalsText")}
        />
      )}
      {(["capacity", "coaching"] as const).map((asked) => {
        const codes = asked === "capacity" ? capacity : coaching;
        return (
          codes.length > 0 && (
            <Exception
              key={asked}
              kind="figure"
              title={
                <LinkAnchor to="/evaluate/service">
                  {t(`attention.${asked}`, { names: named(codes) })}
                </LinkAnchor>
              }
              text={t("attention.serviceText", dates)}
            />
          )
        );
      })}
    </>
  );
}
