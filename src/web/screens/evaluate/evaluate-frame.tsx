import { Alert, Box, Button, Group, SegmentedControl, Select, Stack, Text, Title } from "@mantine/core";
import { IconDownload, IconInfoCircle } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { usePageTitle } from "../../components/page.tsx";
import { useWords } from "../../i18n/define-words.ts";
import classes from "./evaluate-frame.module.css";
import { evaluateWords } from "./evaluate-words.ts";
import { FigureDrawer } from "./figure-drawer.tsx";
import { PeriodFilter } from "./period-filter.tsx";
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
  "forecast",
  "kpis",
] as const;
export type EvaluatePage = (typeof PAGES)[number];

interface EvaluateFrameProps {
  readonly page: EvaluatePage;
  /** Whether the page splits figures by territory or rep, so that it matters to whom an event counts. */
  readonly isCredited?: boolean;
  /** Besides the period. */
  readonly filters?: ReactNode;
  /** Saves what is shown; left out while there is nothing. */
  readonly onSave?: (() => void) | undefined;
  readonly children: ReactNode;
}

/** Head of every page of evaluation: the others, the period and what it counts for, and the drawer of the open figure. */
export function EvaluateFrame({ page, isCredited = false, filters, onSave, children }: EvaluateFrameProps) {
  const t = useWords(evaluateWords);
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
        <Pages />
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

function Pages() {
  const t = useWords(evaluateWords);
  const { search } = useEvaluate();
  const { from, until, salesForce, credit } = search;
  // the period goes along, what is open or sorted stays behind
  const kept = {
    ...(from && until && { from, until }),
    ...(salesForce && { salesForce }),
    ...(credit && { credit }),
  };
  return (
    <nav className={classes.tabs} aria-label={t("pages")}>
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
