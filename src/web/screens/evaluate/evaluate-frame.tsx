import { Alert, Box, Button, Group, SegmentedControl, Select, Stack, Text, Title } from "@mantine/core";
import { IconDownload, IconInfoCircle } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { addDays } from "../../../core/domain/add-days.ts";
import type { CivilDate } from "../../../core/domain/civil-date.ts";
import { useMay } from "../../api/self.ts";
import { usePageTitle } from "../../components/page.tsx";
import { showActive } from "../../components/show-active.ts";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import classes from "./evaluate-frame.module.css";
import { evaluateWords } from "./evaluate-words.ts";
import { FigureDrawer } from "./figure-drawer.tsx";
import { KeepFigures } from "./keep-figures.tsx";
import type { Period } from "./period.ts";
import { PeriodFilter } from "./period-filter.tsx";
import { SnapshotNotice } from "./snapshot-notice.tsx";
import type { EvaluationRequest } from "./snapshot-queries.ts";
import { useEvaluate } from "./use-evaluate.ts";

export const PAGES = [
  "accounts",
  "worth",
  "look-alikes",
  "territories",
  "service",
  "changes",
  "reps",
  "sizing",
  "pipeline",
  "pipeline-forecast",
  "forecast",
  "kpis",
] as const;
export type EvaluatePage = (typeof PAGES)[number];

const lastDayOf = ({ until }: Period) => addDays(until as CivilDate, -1);

interface EvaluateFrameProps {
  readonly page: EvaluatePage;
  /** Whether the page splits figures by territory or rep, so that it matters to whom an event counts. */
  readonly isCredited?: boolean;
  /** Besides the period. */
  readonly filters?: ReactNode;
  /** Saves what is shown; left out while there is nothing. */
  readonly onSave?: (() => void) | undefined;
  /** What is shown, as it can be kept; left out where it cannot. */
  readonly request?: EvaluationRequest;
  readonly children: ReactNode;
}

/** Head of every page of evaluation: the others, the period and what it counts for, and the drawer of the open figure. */
export function EvaluateFrame(props: EvaluateFrameProps) {
  const { page, isCredited = false, filters, onSave, request, children } = props;
  const t = useWords(evaluateWords);
  const format = useFormat();
  const { period, search } = useEvaluate();
  usePageTitle(`${t(page)} · ${t("title")}`);
  return (
    <Box p={{ base: "sm", sm: "lg" }} maw={1280} mx="auto">
      <Stack gap="md">
        <Group justify="space-between" align="flex-end" gap="sm">
          <Box miw={0}>
            <Title order={1} size="h2">
              {t(page)}
            </Title>
            <Text c="dimmed" size="sm" maw={680}>
              {t(`${page}.lead`)}
            </Text>
          </Box>
          <Group gap="xs">
            {request && onSave && search.snapshot === undefined && (
              <KeepFigures
                request={request}
                name={`${t(page)}, ${format.date(period.from)} – ${format.date(lastDayOf(period))}`}
              />
            )}
            {page !== "sizing" && (
              <Button
                variant="default"
                leftSection={<IconDownload size={16} aria-hidden />}
                disabled={onSave === undefined}
                onClick={onSave}
              >
                {t("save")}
              </Button>
            )}
          </Group>
        </Group>
        <EvaluatePages />
        {search.snapshot !== undefined && <SnapshotNotice snapshotId={search.snapshot} />}
        <Group gap="sm" align="flex-start">
          <PeriodFilter />
          {isCredited && <CreditFilter />}
          {filters}
        </Group>
        {children}
      </Stack>
      <FigureDrawer />
    </Box>
  );
}

/** The way between the pages of evaluation. */
export function EvaluatePages() {
  const t = useWords(evaluateWords);
  const mayReadKept = useMay("snapshots:read");
  const { search } = useEvaluate();
  const { from, until, salesForce, credit } = search;
  // the period goes along, what is open or sorted stays behind
  const kept = {
    ...(from && until && { from, until }),
    ...(salesForce && { salesForce }),
    ...(credit && { credit }),
  };
  return (
    <nav ref={showActive} className={classes.tabs} aria-label={t("pages")}>
      {PAGES.map((page) => (
        <Link
          key={page}
          to={`/evaluate/${page}`}
          search={kept}
          className={classes.tab}
          activeOptions={{ includeSearch: false }}
        >
          {t(`tab.${page}`)}
        </Link>
      ))}
      {mayReadKept && (
        <Link to="/evaluate/snapshots" className={classes.tab}>
          {t("tab.snapshots")}
        </Link>
      )}
    </nav>
  );
}

function CreditFilter() {
  const t = useWords(evaluateWords);
  const { search, change } = useEvaluate();
  return (
    <Select
      label={t("credit")}
      w={220}
      allowDeselect={false}
      value={search.credit ?? "effective-dated"}
      data={[
        { value: "effective-dated", label: t("credit.effective-dated") },
        { value: "restated", label: t("credit.restated") },
      ]}
      onChange={(value) => change({ credit: value === "restated" ? "restated" : undefined })}
    />
  );
}

interface ByFilterProps<Kind extends string> {
  readonly kinds: readonly Kind[];
  readonly value: Kind;
  readonly onChange: (kind: Kind) => void;
}

/** What figures are split by. */
export function ByFilter<Kind extends "organisation" | "territory" | "rep" | "team" | "product" | "account">({
  kinds,
  value,
  onChange,
}: ByFilterProps<Kind>) {
  const t = useWords(evaluateWords);
  return (
    <Box maw="100%" style={{ overflowX: "auto" }}>
      <Text size="sm" fw={500} mb={4} id="by-label">
        {t("by")}
      </Text>
      <SegmentedControl
        aria-labelledby="by-label"
        value={value}
        data={kinds.map((kind) => ({ value: kind, label: t(`by.${kind}`) }))}
        onChange={(kind) => onChange(kind as Kind)}
      />
    </Box>
  );
}

interface PlannedProps {
  readonly windowDays: number;
  readonly plannedDays: number;
}

/** Says where part of the window has no plan, for it explains what belongs to no territory. */
export function PlannedNotice({ windowDays, plannedDays }: PlannedProps) {
  const t = useWords(evaluateWords);
  if (plannedDays >= windowDays) return null;
  return (
    <Alert variant="light" color="gray" icon={<IconInfoCircle aria-hidden />} py="xs">
      {t("planned", { planned: plannedDays, days: windowDays })}
    </Alert>
  );
}
