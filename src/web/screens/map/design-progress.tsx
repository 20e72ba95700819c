import { Alert, Button, Group, Progress, Stack, Table, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { api, dataOf, ifMatch, onlyOnce } from "../../api/client.ts";
import { ProblemList } from "../../components/problem-list.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import type { MapMeasure } from "../../map/live-problem.ts";
import { nameMeasure } from "../plans/format-measure.ts";
import { PLANS_KEY } from "../plans/plan-queries.ts";
import { plansWords } from "../plans/plans-words.ts";
import { measureOfEngine } from "./design-wishes.ts";
import { fetchPlanMap } from "./map-queries.ts";
import { mapWords } from "./map-words.ts";
import { useStudio } from "./studio-context.ts";
import type { Job, useDesign } from "./use-design.ts";

type Design = ReturnType<typeof useDesign>;

/** A design that runs or has ended. */
export function DesignProgress({ design }: { readonly design: Design }) {
  const { job, isGoing } = design;
  if (isGoing || job === null) return <Running design={design} />;
  return job.state === "done" || typeof job.result?.planId === "string" ? (
    <Answer job={job} onForget={design.forget} />
  ) : (
    <Refused job={job} onForget={design.forget} />
  );
}

const PHASES = ["start", "improve", "polish", "bound"] as const;

function Running({ design: { job, stop } }: { readonly design: Design }) {
  const t = useWords(mapWords);
  const format = useFormat();
  const progress = job?.progress ?? null;
  const phase = PHASES.find((each) => each === progress?.phase);
  const fraction = typeof progress?.fractionDone === "number" ? progress.fractionDone : 0;
  const best = typeof progress?.bestObjective === "number" ? progress.bestObjective : null;
  return (
    <Stack gap="sm" role="status">
      <Text size="sm">
        {phase === undefined
          ? t("design.queued")
          : t("design.running", { phase: t(`design.phase.${phase}`), share: format.percent(fraction) })}
      </Text>
      <Progress value={fraction * 100} animated aria-label={t("design.title")} />
      {phase !== undefined && (
        <Text size="xs" c="dimmed">
          {best === null ? t("design.searching") : t("design.best", { value: format.compact(best) })}
        </Text>
      )}
      <Group>
        <Button size="xs" variant="default" onClick={stop} disabled={job?.cancelRequested === true}>
          {t("design.keep")}
        </Button>
      </Group>
    </Stack>
  );
}

interface EndProps {
  readonly job: Job;
  readonly onForget: () => void;
}

function Refused({ job, onForget }: EndProps) {
  const t = useWords(mapWords);
  return (
    <Stack gap="sm">
      <Alert color={job.state === "cancelled" ? "gray" : "red"} role="alert">
        <Text size="sm" fw={600}>
          {t(job.state === "cancelled" ? "design.cancelled" : "design.failed")}
        </Text>
        <ProblemList problems={job.problems ?? []} />
      </Alert>
      <Button variant="default" size="xs" onClick={onForget}>
        {t("design.open")}
      </Button>
    </Stack>
  );
}

interface Offer {
  readonly plan: string;
  readonly largestDeviation: number;
  readonly travelKm: number;
  readonly movedShare: number | null;
}

function Answer({ job, onForget }: EndProps) {
  const t = useWords(mapWords);
  const format = useFormat();
  const navigate = useNavigate();
  const client = useQueryClient();
  const planId = String(job.result?.planId);
  const balance = (job.result?.balance ?? []) as readonly { measure: string; largestDeviation: number }[];
  const offers = (job.result?.alternatives ?? []) as readonly Offer[];
  const [isTried, setTried] = useState(false);
  const tPlans = useWords(plansWords);
  const { desk } = useStudio();
  const keys = desk.problem.measures.map(({ key }) => key as MapMeasure);
  const nameOf = (name: string) => {
    const key = measureOfEngine(name, keys);
    return key === null ? name : nameMeasure(key, tPlans);
  };
  const open = async (id: string) => {
    await client.invalidateQueries({ queryKey: PLANS_KEY });
    await navigate({ to: "/plans/$planId/map", params: { planId: id }, search: {} });
    onForget();
  };
  return (
    <Stack gap="sm">
      <Alert color="green" title={t(job.state === "cancelled" ? "design.stopped" : "design.done")}>
        {balance.map(({ measure, largestDeviation }) => (
          <Text key={measure} size="sm">
            {t("design.result", { measure: nameOf(measure), value: format.percent(largestDeviation) })}
          </Text>
        ))}
      </Alert>
      <Group gap="xs">
        <Button size="xs" onClick={() => void open(planId)}>
          {t("design.accept")}
        </Button>
        <TryHere planId={planId} onTried={() => setTried(true)} />
        <Discard planId={planId} onForget={onForget} />
      </Group>
      {isTried && <Text size="xs">{t("design.looking")}</Text>}
      {offers.length > 1 && <Offers job={job} offers={offers} onPicked={(id) => void open(id)} />}
    </Stack>
  );
}

/** Lays the answer on the map as one step, where its territories are those of this plan. */
function TryHere({ planId, onTried }: { readonly planId: string; readonly onTried: () => void }) {
  const t = useWords(mapWords);
  const { desk } = useStudio();
  const lay = useMutation({
    mutationFn: () => fetchPlanMap(planId),
    onSuccess: ({ territories, territoryOf }) => {
      const idOf = new Map(desk.territories.map(({ code, id }) => [code, id]));
      // half of an answer would look like the whole
      const areSame = territories.length === idOf.size && territories.every(({ code }) => idOf.has(code));
      if (!areSame) {
        notifications.show({ color: "yellow", message: t("design.otherTerritories") });
        return;
      }
      const units = territoryOf.flatMap((place, position) => {
        const territoryId = place < 0 ? null : idOf.get(territories[place].code);
        return territoryId === undefined ? [] : [{ position, territoryId }];
      });
      desk.replay({ units, accounts: [], locks: [] });
      onTried();
    },
  });
  return (
    <Button size="xs" variant="light" loading={lay.isPending} onClick={() => lay.mutate()}>
      {t("design.look")}
    </Button>
  );
}

function Discard({ planId, onForget }: { readonly planId: string; readonly onForget: () => void }) {
  const t = useWords(mapWords);
  const client = useQueryClient();
  const discard = useMutation({
    mutationFn: async () => {
      const params = { path: { planId } };
      const { version } = await dataOf(api.GET("/v1/plans/{planId}", { params }));
      await dataOf(
        api.POST("/v1/plans/{planId}/archive", { params: { ...params, header: ifMatch(version) } }),
      );
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: PLANS_KEY });
      onForget();
    },
  });
  return (
    <Button size="xs" variant="default" loading={discard.isPending} onClick={() => discard.mutate()}>
      {t("design.discard")}
    </Button>
  );
}

interface OffersProps {
  readonly job: Job;
  readonly offers: readonly Offer[];
  readonly onPicked: (planId: string) => void;
}

/** What the engine calls plans that it offers. */
const OFFER_NAMES = [
  "as asked",
  "tighter balance",
  "tightest balance",
  "less travel",
  "least travel",
  "tighter balance, less travel",
  "even balance",
  "fewer moves",
  "fewest moves",
] as const;

/** The trade-off: none of these is better than another in everything. */
function Offers({ job, offers, onPicked }: OffersProps) {
  const t = useWords(mapWords);
  const format = useFormat();
  const nameOf = (plan: string) => {
    const known = OFFER_NAMES.find((each) => each === plan);
    return known === undefined ? plan : t(`offer.${known}`);
  };
  const pick = useMutation({
    mutationFn: (alternative: string) =>
      dataOf(
        api.POST("/v1/jobs/{jobId}/alternatives", {
          params: { path: { jobId: job.id }, header: onlyOnce() },
          body: { alternative, name: `${String(job.request.name)} – ${nameOf(alternative)}`.slice(0, 200) },
        }),
      ),
    onSuccess: ({ id }) => onPicked(id),
  });
  return (
    <Table fz="xs">
      <Table.Caption>{t("design.pick")}</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t("design.alternative")}</Table.Th>
          <Table.Th ta="right">{t("plan.off")}</Table.Th>
          <Table.Th ta="right">{t("territory.travel")}</Table.Th>
          <Table.Th ta="right">{t("design.moved")}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {offers.map(({ plan, largestDeviation, travelKm, movedShare }) => (
          <Table.Tr key={plan}>
            <Table.Td>
              {nameOf(plan)}
              <br />
              <Button
                size="compact-xs"
                variant="light"
                loading={pick.isPending && pick.variables === plan}
                onClick={() => pick.mutate(plan)}
              >
                {t("design.pickThis")}
              </Button>
            </Table.Td>
            <Table.Td ta="right">{format.percent(largestDeviation)}</Table.Td>
            <Table.Td ta="right">{format.compact(travelKm)} km</Table.Td>
            <Table.Td ta="right">{movedShare === null ? "–" : format.percent(movedShare)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
