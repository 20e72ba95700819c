import { Button, Group, NumberInput, SegmentedControl, Select, Stack, Text } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconDownload, IconTargetArrow } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { addDays } from "../../../core/domain/add-days.ts";
import type { CivilDate } from "../../../core/domain/civil-date.ts";
import { useMay } from "../../api/self.ts";
import { saveCsv } from "../../components/save-csv.ts";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Awaiting } from "../evaluate/awaiting.tsx";
import { kpisQuery } from "../evaluate/evaluate-queries.ts";
import { askedOf, withoutUndefined } from "../evaluate/evaluate-search.ts";
import { evaluateWords } from "../evaluate/evaluate-words.ts";
import { FigureDrawer } from "../evaluate/figure-drawer.tsx";
import { KeepFigures } from "../evaluate/keep-figures.tsx";
import { NothingToEvaluate } from "../evaluate/nothing-to-evaluate.tsx";
import { PeriodFilter } from "../evaluate/period-filter.tsx";
import { SnapshotNotice } from "../evaluate/snapshot-notice.tsx";
import { useEvaluate } from "../evaluate/use-evaluate.ts";
import { useFigures } from "../evaluate/use-figures.ts";
import { VerdictCard } from "../evaluate/verdict-card.tsx";
import { GoalsFrame } from "./goals-frame.tsx";
import { goalsWords } from "./goals-words.ts";
import { type QuotaProposal, type QuotaWish, quotaQuery } from "./quota-query.ts";
import { QUOTA_FORMULAS, QUOTA_KINDS, type QuotaSearch } from "./quota-search.ts";
import { QuotaTable } from "./quota-table.tsx";
import { quotaWords } from "./quota-words.ts";
import { SetQuotasDialog } from "./set-quotas-dialog.tsx";
import { useSeparators } from "./use-separators.ts";

const USUAL_WEIGHT_PERCENT = 50;
const USUAL_CAP_PERCENT = 25;
const PERCENT = 100;

/** A target shared out by two formulas, and whether the last quotas were fair to the potential. */
export function QuotasPage() {
  const t = useWords(quotaWords);
  const goals = useWords(goalsWords);
  const evaluate = useWords(evaluateWords);
  const format = useFormat();
  const mayEdit = useMay("goals:edit");
  const search = useSearch({ from: "/frame/goals/quotas" });
  const { period } = useEvaluate();
  const [isSetting, setIsSetting] = useState(false);
  const asked = askedOf(search, period);
  const usual = useUsualTarget(asked);
  const by = QUOTA_KINDS.find((kind) => kind === search.by) ?? "rep";
  const target = search.target ?? usual.target;
  const wish: QuotaWish = {
    ...asked,
    ...{ by, target: target ?? 1, formula: search.formula ?? "shares" },
    priorWeight: (search.weight ?? USUAL_WEIGHT_PERCENT) / PERCENT,
    cap: (search.cap ?? USUAL_CAP_PERCENT) / PERCENT,
  };
  const figures = useFigures(
    { kind: "quotas", query: wish },
    { ...quotaQuery(wish), enabled: target !== null },
  );
  const { query, isKept } = figures;
  const { data } = query;
  const dates = `${format.date(period.from)} – ${format.date(addDays(period.until as CivilDate, -1))}`;
  const actions = (
    <>
      {data && !isKept && <KeepFigures request={figures.request} name={`${goals("quotas")}, ${dates}`} />}
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        disabled={data === undefined}
        onClick={() => data && saveCsv(`quotas by ${by}`, toCsv(data))}
      >
        {evaluate("save")}
      </Button>
      {mayEdit && !isKept && (
        <Button
          leftSection={<IconTargetArrow size={16} aria-hidden />}
          disabled={data === undefined}
          onClick={() => setIsSetting(true)}
        >
          {t("set")}
        </Button>
      )}
    </>
  );
  return (
    <GoalsFrame page="quotas" actions={actions}>
      {search.snapshot !== undefined && <SnapshotNotice snapshotId={search.snapshot} />}
      <Wishes wish={wish} hasTarget={target !== null} />
      {target === null ? (
        <>
          <Awaiting query={usual.query} queryKey={usual.queryKey} />
          {usual.query.data && <NothingToEvaluate />}
        </>
      ) : (
        <Awaiting query={query} queryKey={figures.queryKey} />
      )}
      {data && (
        <Stack gap="md">
          <Fairness proposal={data} />
          <QuotaTable proposal={data} by={by} />
        </Stack>
      )}
      {isSetting && data && <SetQuotasDialog proposal={data} by={by} onClose={() => setIsSetting(false)} />}
      <FigureDrawer />
    </GoalsFrame>
  );
}

/** What the quotas of the last period came to, or its revenue; null until it is known, or where there is neither. */
function useUsualTarget(asked: ReturnType<typeof askedOf>) {
  const options = kpisQuery({ ...asked, by: "organisation" });
  const query = useQuery(options);
  const total = query.data?.total;
  const sum = total?.["quota-attainment"]?.denominator || total?.["account-revenue"]?.value || null;
  return { target: sum === null ? null : Math.round(sum), query, queryKey: options.queryKey };
}

const TYPING_MILLISECONDS = 600;

function Wishes({ wish, hasTarget }: { readonly wish: QuotaWish; readonly hasTarget: boolean }) {
  const t = useWords(quotaWords);
  const { currency } = useFormat();
  const separators = useSeparators();
  const navigate = useNavigate({ from: "/goals/quotas" });
  const change = (part: { [Key in keyof QuotaSearch]: QuotaSearch[Key] | undefined }) =>
    void navigate({
      // what was kept answers other wishes no more
      search: (before) => withoutUndefined({ ...before, snapshot: undefined, ...part }),
      replace: true,
      resetScroll: false,
    });
  const type = useDebouncedCallback(change, TYPING_MILLISECONDS);
  const number = (value: number | string) => (value === "" ? undefined : Number(value));
  return (
    <Group gap="sm" align="flex-start">
      <NumberInput
        // what is reckoned with fills the field once it is known
        key={String(hasTarget)}
        label={t("target")}
        description={t("target.help", { currency })}
        inputWrapperOrder={["label", "input", "description", "error"]}
        w={240}
        min={1}
        hideControls
        {...separators}
        defaultValue={hasTarget ? wish.target : ""}
        onChange={(target) => type({ target: number(target) })}
      />
      <PeriodFilter label={t("period")} />
      <Select
        label={t("by")}
        w={170}
        allowDeselect={false}
        value={wish.by}
        data={QUOTA_KINDS.map((kind) => ({ value: kind, label: t(`by.${kind}`) }))}
        onChange={(by) => change({ by: QUOTA_KINDS.find((kind) => kind === by) })}
      />
      <div>
        <Text size="sm" fw={500} mb={4} id="formula-label">
          {t("formula")}
        </Text>
        <SegmentedControl
          aria-labelledby="formula-label"
          value={wish.formula}
          data={QUOTA_FORMULAS.map((formula) => ({ value: formula, label: t(`formula.${formula}`) }))}
          onChange={(formula) => change({ formula: formula === "growth" ? "growth" : undefined })}
        />
        <Text size="xs" c="dimmed" maw={260}>
          {t(`formula.${wish.formula}.help`)}
        </Text>
      </div>
      {wish.formula === "shares" && (
        <NumberInput
          label={t("weight")}
          w={170}
          min={0}
          max={100}
          defaultValue={wish.priorWeight * PERCENT}
          onChange={(weight) => type({ weight: number(weight) })}
        />
      )}
      <NumberInput
        label={t("cap")}
        w={170}
        min={0}
        max={1000}
        defaultValue={wish.cap * PERCENT}
        onChange={(cap) => type({ cap: number(cap) })}
      />
    </Group>
  );
}

function Fairness({ proposal: { verdict, fairness, priorIs } }: { readonly proposal: QuotaProposal }) {
  const t = useWords(quotaWords);
  const format = useFormat();
  const two = (value: number | null) =>
    value === null ? "–" : value.toLocaleString(format.locale, { maximumFractionDigits: 2 });
  const { pearson, spearman, interval, shareInBand, overAssignment } = fairness;
  const lines = [
    interval === null
      ? t("fairness.few")
      : t("fairness.correlation", {
          r: two(pearson),
          rank: two(spearman),
          low: two(interval.low),
          high: two(interval.high),
        }),
    ...(shareInBand === null ? [] : [t("fairness.band", { share: format.percent(shareInBand) })]),
    ...(overAssignment === null ? [] : [t("fairness.over", { share: format.percent(overAssignment) })]),
    t("priorIs", { what: t(`priorIs.${priorIs}`) }),
  ];
  return <VerdictCard differs={verdict === "doubtful"} title={t(verdict)} lines={lines} />;
}

const toCsv = ({ quotas }: QuotaProposal) => [
  [
    ...["name", "prior", "attained", "potential", "potentialShare", "byShares", "byGrowth"],
    ...["quota", "change", "potentialPerQuota"],
  ],
  ...quotas.map((row) => [
    ...[row.name, row.prior, row.attained, row.potential, row.potentialShare, row.byShares, row.byGrowth],
    ...[row.quota, row.change, row.potentialPerQuota],
  ]),
];
