import { Button, Group, SegmentedControl, Select, Stack, Text } from "@mantine/core";
import { IconMapOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useMay, useSelf } from "../../api/self.ts";
import { DateField } from "../../components/date-field.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Facts } from "../../components/facts.tsx";
import { Section } from "../../components/section.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Awaiting } from "../evaluate/awaiting.tsx";
import { type Exception, ExceptionList } from "../evaluate/exception-list.tsx";
import { useNames } from "../evaluate/use-names.ts";
import { PlanFrame } from "../plans/plan-frame.tsx";
import { type Plan, territoriesQuery } from "../plans/plan-queries.ts";
import { ApplyDialog } from "./apply-dialog.tsx";
import { assignmentWords } from "./assignment-words.ts";
import { CandidateDrawer } from "./candidate-drawer.tsx";
import { type Choices, listChanges, listOverloaded } from "./choose-owners.ts";
import { MatchTable } from "./match-table.tsx";
import { type AssignmentMatrix, matrixQuery } from "./matrix-query.ts";
import { MatrixTable } from "./matrix-table.tsx";

const FROM = "/frame/plans/$planId/assignment";

/** Who should own which territory of a plan, scored, and giving it to them. */
export function AssignmentPage() {
  const t = useWords(assignmentWords);
  const { planId } = useParams({ from: FROM });
  return (
    <PlanFrame planId={planId} page={t("title")}>
      {(plan) => <Assignment plan={plan} />}
    </PlanFrame>
  );
}

function Assignment({ plan }: { readonly plan: Plan }) {
  const t = useWords(assignmentWords);
  const { date, gain } = useSearch({ from: FROM });
  const { today } = useSelf();
  // of a plan that holds already nothing is given in the past
  const first = plan.effectiveFrom !== null && plan.effectiveFrom > today ? plan.effectiveFrom : today;
  const options = matrixQuery(plan.id, {
    date: date ?? first,
    ...(gain !== undefined && { leastGain: gain }),
  });
  const query = useQuery(options);
  const { data } = query;
  return (
    <Stack>
      <Text size="sm" c="dimmed" maw={760}>
        {t("lead")}
      </Text>
      <Wishes matrix={data} />
      <Awaiting query={query} queryKey={options.queryKey} />
      {data?.territories.length === 0 && (
        <EmptyState icon={IconMapOff} title={t("empty")} text={t("empty.text")} />
      )}
      {data && data.territories.length > 0 && (
        // another date or gain is another proposal: what was chosen against the old one goes
        <Proposal key={`${data.date} ${data.leastGain}`} plan={plan} matrix={data} />
      )}
    </Stack>
  );
}

const GAINS = ["0", "2", "5", "10", "20", "100"] as const;

/** From when it is to hold, how much a change must bring, and how it is shown. */
function Wishes({ matrix }: { readonly matrix: AssignmentMatrix | undefined }) {
  const t = useWords(assignmentWords);
  const search = useSearch({ from: FROM });
  const navigate = useNavigate({ from: "/plans/$planId/assignment" });
  const change = (part: Partial<typeof search>) =>
    void navigate({ search: { ...search, ...part }, replace: true });
  const gain = String(search.gain ?? matrix?.leastGain ?? 5);
  const gains = GAINS.some((each) => each === gain) ? GAINS : [...GAINS, gain];
  return (
    <Group gap="sm" align="flex-end">
      <DateField
        label={t("date")}
        value={search.date ?? matrix?.date ?? null}
        onChange={(date) => change({ date: date ?? undefined })}
        w={180}
      />
      <Select
        label={t("gain")}
        w={330}
        maw="100%"
        allowDeselect={false}
        value={gain}
        data={gains.map((points) => ({
          value: points,
          label:
            points === "0" ? t("gain.all") : points === "100" ? t("gain.none") : t("gain.points", { points }),
        }))}
        onChange={(points) => change({ gain: Number(points) })}
      />
      <div>
        <Text size="sm" fw={500} mb={4} id="view-label">
          {t("view")}
        </Text>
        <SegmentedControl
          aria-labelledby="view-label"
          value={search.view ?? "list"}
          data={(["list", "matrix"] as const).map((view) => ({ value: view, label: t(`view.${view}`) }))}
          onChange={(view) => change({ view: view === "matrix" ? "matrix" : undefined })}
        />
      </div>
    </Group>
  );
}

interface ProposalProps {
  readonly plan: Plan;
  readonly matrix: AssignmentMatrix;
}

function Proposal({ plan, matrix }: ProposalProps) {
  const t = useWords(assignmentWords);
  const search = useSearch({ from: FROM });
  const navigate = useNavigate({ from: "/plans/$planId/assignment" });
  const mayApply = useMay("assignments:edit") && plan.state !== "archived";
  const [choices, setChoices] = useState<Choices>(new Map());
  const [isApplying, setIsApplying] = useState(false);
  const changes = useMemo(() => listChanges(matrix.territories, choices), [matrix, choices]);
  const choose = (territory: string, repId: string | null) =>
    setChoices((before) => new Map(before).set(territory, repId));
  const open = (of: string | undefined) =>
    void navigate({ search: { ...search, of }, replace: true, resetScroll: false });
  const opened = matrix.territories.find(({ territoryCode }) => territoryCode === search.of);
  const { data: known = [] } = useQuery(territoriesQuery(plan.id));
  const nameOf = (code: string) => known.find((each) => each.code === code)?.name ?? code;
  const { labelOf: repName } = useNames("rep");
  const shown = { nameOf, territories: matrix.territories, choices, onChoose: choose, onOpen: open };
  return (
    <Stack>
      <Totals matrix={matrix} />
      <Exceptions matrix={matrix} choices={choices} nameOf={nameOf} />
      <Section
        title={t("title")}
        actions={
          mayApply && (
            <Button disabled={changes.length === 0} onClick={() => setIsApplying(true)}>
              {changes.length === 0 ? t("apply.none") : t("apply", { count: changes.length })}
            </Button>
          )
        }
      >
        {search.view === "matrix" ? <MatrixTable {...shown} /> : <MatchTable {...shown} />}
        {matrix.free.length > 0 && (
          <Text size="sm" c="dimmed">
            {t("free", { names: matrix.free.map(repName).join(", ") })}
          </Text>
        )}
      </Section>
      <CandidateDrawer
        match={opened ?? null}
        choices={choices}
        onChoose={choose}
        onClose={() => open(undefined)}
      />
      {isApplying && (
        <ApplyDialog
          plan={plan}
          date={matrix.date}
          changes={changes}
          onClose={() => setIsApplying(false)}
          onApplied={() => setChoices(new Map())}
        />
      )}
    </Stack>
  );
}

function Totals({ matrix: { totals } }: { readonly matrix: AssignmentMatrix }) {
  const t = useWords(assignmentWords);
  const format = useFormat();
  const { score, scoreToday, changes, unassigned, transitionLoss } = totals;
  const today = t("score.today", { score: format.number(scoreToday) });
  return (
    <Facts
      facts={[
        { label: t("score"), value: `${format.number(score)} (${today})` },
        { label: t("changes"), value: format.number(changes) },
        { label: t("unassigned"), value: format.number(unassigned) },
        {
          label: t("loss"),
          value: [...new Set([transitionLoss.low, transitionLoss.high].map(format.shortMoney))].join(" – "),
        },
      ]}
    />
  );
}

interface ExceptionsProps {
  readonly matrix: AssignmentMatrix;
  readonly nameOf: (territoryCode: string) => string;
  readonly choices: Choices;
}

function Exceptions({ matrix: { territories }, choices, nameOf }: ExceptionsProps) {
  const t = useWords(assignmentWords);
  const tell = (
    key: "ex.unassigned" | "ex.unclear" | "ex.twice",
    names: readonly string[],
  ): readonly Exception[] =>
    names.length === 0 ? [] : [{ text: t(key, { count: names.length, names: names.join(", ") }) }];
  const codes = (isMeant: (match: (typeof territories)[number]) => boolean) =>
    territories.filter(isMeant).map(({ territoryCode }) => `${territoryCode} ${nameOf(territoryCode)}`);
  return (
    <ExceptionList
      title={t("exceptions")}
      allWell={t("allWell")}
      exceptions={[
        ...tell(
          "ex.unassigned",
          codes(({ assigned }) => assigned === null),
        ),
        ...tell("ex.twice", listOverloaded(territories, choices)),
        ...tell(
          "ex.unclear",
          codes(({ isClear, change }) => isClear === false && change !== null),
        ),
      ]}
    />
  );
}
