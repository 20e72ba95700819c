import { useParams } from "@tanstack/react-router";
import { useWords } from "../../i18n/define-words.ts";
import { PlanFrame } from "../plans/plan-frame.tsx";
import { plansWords } from "../plans/plans-words.ts";
import { Challenges } from "./challenges.tsx";
import { Comments } from "./comments.tsx";
import { OwnChanges } from "./own-changes.tsx";

/** A plan under review: what it changes for me, objections to it with their answers, and what people say. */
export function ReviewPage() {
  const t = useWords(plansWords);
  const { planId } = useParams({ from: "/frame/plans/$planId/review" });
  return (
    <PlanFrame planId={planId} page={t("plan.review")}>
      {(plan) => (
        <>
          <OwnChanges plan={plan} />
          <Challenges plan={plan} />
          <Comments plan={plan} />
        </>
      )}
    </PlanFrame>
  );
}
