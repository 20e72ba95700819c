import { useQueries } from "@tanstack/react-query";
import { useMay } from "../../api/self.ts";
import { LinkAnchor } from "../../components/links.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { challengesKey, readChallenges } from "../review/review-queries.ts";
import { Exception } from "./exception.tsx";
import { homeWords } from "./home-words.ts";

interface NamedPlan {
  readonly id: string;
  readonly name: string;
}

export interface OpenChallenges {
  readonly plan: NamedPlan;
  /** The newest, at most a page of them. */
  readonly count: number;
  readonly territories: readonly string[];
}

/** Challenges nobody has answered yet, by plan under review. */
export function useOpenChallenges(plans: readonly NamedPlan[]) {
  const enabled = useMay("challenges:read");
  return useQueries({
    queries: plans.map(({ id }) => ({
      queryKey: [...challengesKey(id, "open"), "first"],
      queryFn: () => readChallenges(id, "open")(undefined),
      enabled,
    })),
    combine: (found) => ({
      isComing: found.some(({ isLoading }) => isLoading),
      challenges: plans.flatMap((plan, place): readonly OpenChallenges[] => {
        const items = found[place]?.data?.items ?? [];
        if (items.length === 0) return [];
        return [
          { plan, count: items.length, territories: [...new Set(items.map((item) => item.territoryCode))] },
        ];
      }),
    }),
  });
}

export function OpenChallengesLine({ challenges }: { readonly challenges: OpenChallenges }) {
  const t = useWords(homeWords);
  const { plan, count, territories } = challenges;
  return (
    <Exception
      kind="challenge"
      title={
        <LinkAnchor to="/plans/$planId/review" params={{ planId: plan.id }}>
          {t("attention.challenges", { count, name: plan.name })}
        </LinkAnchor>
      }
      text={t("attention.challengesText", { territories: territories.join(", ") })}
    />
  );
}
