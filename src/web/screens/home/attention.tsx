import { Stack } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { heldPlansQuery } from "../../api/held-plans.ts";
import { useSelf } from "../../api/self.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { LinkAnchor } from "../../components/links.tsx";
import { LoadingLines } from "../../components/page.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { Section } from "../../components/section.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import {
  balanceTerritories,
  leadingMeasure,
  type MeasureKey,
  type TerritoryBalance,
  type TerritoryTotals,
} from "../plans/balance-territories.ts";
import { formatDeviation, formatMeasure, nameMeasure } from "../plans/format-measure.ts";
import { plansQuery, territoriesQuery } from "../plans/plan-queries.ts";
import { plansWords } from "../plans/plans-words.ts";
import { TargetReach } from "../plans/target-reach.tsx";
import { useWhiteSpace } from "../plans/use-white-space.ts";
import { vacanciesQuery } from "../reps/rep-queries.ts";
import { repsWords } from "../reps/reps-words.ts";
import { AccountSignals } from "./account-signals.tsx";
import { BALANCE_LIMIT } from "./balance-limit.ts";
import { Exception } from "./exception.tsx";
import { FigureSignals } from "./figure-signals.tsx";
import { homeWords } from "./home-words.ts";
import { OpenChallengesLine, useOpenChallenges } from "./open-challenges.tsx";
import { useAccountSignals } from "./use-account-signals.ts";
import { useFigureSignals } from "./use-figure-signals.ts";
import { useWaitingImports, WaitingImport } from "./waiting-imports.tsx";

const MOST_TERRITORIES = 5;

/** Exceptions only: who is away, what waits for approval, which territories are furthest from their target. */
export function Attention() {
  const t = useWords(homeWords);
  const { rights } = useSelf();
  const held = useQuery(heldPlansQuery);
  const planId = held.data?.[0]?.planId;
  const plans = useQuery(plansQuery);
  const vacancies = useQuery({ ...vacanciesQuery, enabled: "vacancies:read" in rights });
  const territories = useQuery({ ...territoriesQuery(planId ?? ""), enabled: planId !== undefined });
  const whiteSpace = useWhiteSpace(planId);
  const inReview = plans.data?.filter(({ state }) => state === "in-review") ?? [];
  const waiting = "plans:approve" in rights ? inReview : [];
  const { challenges, isComing: areChallengesComing } = useOpenChallenges(inReview);
  const { imports, isComing: areImportsComing } = useWaitingImports();
  const signals = useFigureSignals(held.data?.[0]?.salesForce);
  // who plans has territories to look after, not accounts
  const accounts = useAccountSignals({ enabled: !("plans:edit" in rights) });
  // figures take longest: what is known without them is shown at once
  const isComing =
    [held, plans, vacancies, territories].some(({ isLoading }) => isLoading) ||
    whiteSpace.isComing ||
    areChallengesComing ||
    areImportsComing;
  const away = vacancies.data?.filter(({ state }) => state === "open") ?? [];
  const plan = plans.data?.find(({ id }) => id === planId);
  const measure = leadingMeasure(territories.data ?? [], plan);
  const unbalanced = furthest(territories.data ?? [], { measure, whiteSpace: whiteSpace.totals });
  const count = [
    waiting,
    challenges,
    away,
    signals.changed,
    signals.capacity,
    signals.coaching,
    accounts.signals,
    unbalanced,
    imports,
  ]
    .map(({ length }) => length)
    .reduce((sum, length) => sum + length, 0);
  const error = signals.error ?? accounts.error;
  const areFiguresComing = signals.isComing || accounts.isComing;
  const isQuiet = !isComing && !areFiguresComing && error === null && count === 0;
  return (
    <Section title={t("attention")}>
      {isComing && <LoadingLines count={5} />}
      {isQuiet && (
        <EmptyState
          icon={IconCircleCheck}
          title={t("quiet")}
          text={t(planId === undefined ? "quietBefore" : "quietText")}
        />
      )}
      {!isComing && (
        <Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: "none" }}>
          {waiting.map((plan) => (
            <WaitingPlan key={plan.id} plan={plan} />
          ))}
          {challenges.map((each) => (
            <OpenChallengesLine key={each.plan.id} challenges={each} />
          ))}
          {away.map((vacancy) => (
            <Absence key={vacancy.id} vacancy={vacancy} />
          ))}
          <FigureSignals signals={signals} />
          <AccountSignals signals={accounts.signals} />
          {planId !== undefined &&
            unbalanced.map((balance) => (
              <Unbalanced key={balance.territory.id} {...{ planId, measure, balance }} />
            ))}
          {imports.map((each) => (
            <WaitingImport key={each.id} of={each} />
          ))}
        </Stack>
      )}
      {unbalanced.length > 0 && <TargetReach />}
      {!isComing && areFiguresComing && <LoadingLines count={2} />}
      {error && <ProblemAlert error={error} />}
    </Section>
  );
}

interface Measured {
  readonly measure: MeasureKey;
  readonly whiteSpace: TerritoryTotals | null;
}

function furthest(
  territories: Parameters<typeof balanceTerritories>[0],
  { measure, whiteSpace }: Measured,
): readonly TerritoryBalance[] {
  return balanceTerritories(territories, measure, whiteSpace)
    .filter(({ deviation }) => deviation !== null && Math.abs(deviation) > BALANCE_LIMIT)
    .sort((a, b) => Math.abs(b.deviation ?? 0) - Math.abs(a.deviation ?? 0))
    .slice(0, MOST_TERRITORIES);
}

interface WaitingPlanProps {
  readonly plan: { readonly id: string; readonly name: string; readonly salesForce: string };
}

function WaitingPlan({ plan: { id, name, salesForce } }: WaitingPlanProps) {
  const t = useWords(homeWords);
  return (
    <Exception
      kind="review"
      title={
        <LinkAnchor to="/plans/$planId/review" params={{ planId: id }}>
          {t("attention.review", { name })}
        </LinkAnchor>
      }
      text={t("attention.reviewText", { salesForce })}
    />
  );
}

interface AbsenceProps {
  readonly vacancy: {
    readonly id: string;
    readonly repName: string | null;
    readonly cause: "departure" | "leave" | "ended";
    readonly startsOn: string;
  };
}

function Absence({ vacancy: { id, repName, cause, startsOn } }: AbsenceProps) {
  const t = useWords(homeWords);
  const reps = useWords(repsWords);
  const format = useFormat();
  return (
    <Exception
      kind="vacancy"
      title={
        <LinkAnchor to="/vacancies/$vacancyId" params={{ vacancyId: id }}>
          {t("attention.vacancy", { name: repName ?? reps("vacancy.unknown") })}
        </LinkAnchor>
      }
      text={t("attention.vacancyText", { cause: reps(`cause.${cause}`), date: format.date(startsOn) })}
    />
  );
}

interface UnbalancedProps {
  readonly planId: string;
  readonly measure: MeasureKey;
  readonly balance: TerritoryBalance;
}

function Unbalanced({ planId, measure, balance }: UnbalancedProps) {
  const t = useWords(homeWords);
  const plansT = useWords(plansWords);
  const format = useFormat();
  const { territory, value, target, deviation } = balance;
  const [size, goal] = [deviation ?? 0, target ?? 0];
  const percent = formatDeviation(size, format);
  return (
    <Exception
      kind="territory"
      title={
        <LinkAnchor
          to="/plans/$planId/territories/$territoryId"
          params={{ planId, territoryId: territory.id }}
        >
          {t("attention.territory", { territory: `${territory.code} ${territory.name}`, percent })}
        </LinkAnchor>
      }
      text={
        measure === "workloadHours"
          ? t(size > 0 ? "attention.over" : "attention.under", {
              hours: format.number(value),
              target: format.number(goal),
            })
          : t("attention.measured", {
              measure: nameMeasure(measure, plansT),
              value: formatMeasure(measure, value, format),
              target: formatMeasure(measure, goal, format),
            })
      }
    />
  );
}
