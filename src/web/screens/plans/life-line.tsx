import { PLAN_STATES } from "../../../core/domain/plan-life.ts";
import { useWords } from "../../i18n/define-words.ts";
import classes from "./life-line.module.css";
import type { PlanState } from "./plan-queries.ts";
import { plansWords } from "./plans-words.ts";
import { STATE_LOOKS } from "./state-badge.tsx";

/** Where a plan stands between draft and archive. An archived draft has not gone through what lies between. */
export function LifeLine({
  state,
  wasApproved,
}: {
  readonly state: PlanState;
  readonly wasApproved: boolean;
}) {
  const t = useWords(plansWords);
  const at = PLAN_STATES.indexOf(state);
  const hasPassed = (index: number) => index < at && (state !== "archived" || wasApproved || index === 0);
  return (
    <ol className={classes.line} aria-label={t("plan.life")}>
      {PLAN_STATES.map((each, index) => {
        const { icon: Sign } = STATE_LOOKS[each];
        return (
          <li
            key={each}
            className={classes.stage}
            data-passed={hasPassed(index) || undefined}
            data-current={each === state || undefined}
            aria-current={each === state ? "step" : undefined}
          >
            <span className={classes.sign}>
              <Sign size={15} aria-hidden />
            </span>
            <span className={classes.word}>{t(`state.${each}`)}</span>
          </li>
        );
      })}
    </ol>
  );
}
