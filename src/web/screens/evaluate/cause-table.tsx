import { Badge, Table, Text } from "@mantine/core";
import { Section } from "../../components/section.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import type { CausesOfChange } from "./diagnose-queries.ts";
import { diagnoseWords } from "./diagnose-words.ts";
import { Figure } from "./figure.tsx";
import { testOf } from "./test-of.ts";
import { useNames } from "./use-names.ts";

type Change = CausesOfChange["territories"][number];
type Cause = Change["causes"][number];

/** Factors that are key figures themselves open to their rows; rates tell what they are made of. */
const KPI_OF = { leads: "leads", "deal-value": "mean-deal-value" } as const;

/** Each factor before and after, what it did, and whether chance explains it. */
export function CauseTable({ change: { territory, causes } }: { readonly change: Change }) {
  const t = useWords(diagnoseWords);
  const title = t("changes.causes", { territory: useNames("territory").labelOf(territory) });
  return (
    <Section title={title}>
      <WideTable minWidthPixels={620} label={title}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("changes.factor")}</Table.Th>
            <Table.Th ta="right">{t("changes.before")}</Table.Th>
            <Table.Th ta="right">{t("changes.after")}</Table.Th>
            <Table.Th ta="right">{t("changes.effect")}</Table.Th>
            <Table.Th>{t("changes.test")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {causes.map((cause) => (
            <CauseRow key={cause.key} cause={cause} counts={countsOf(causes)} territory={territory} />
          ))}
        </Table.Tbody>
      </WideTable>
    </Section>
  );
}

/** Leads, opportunities and deals, before and after: each factor is a ratio of two that follow each other. */
function countsOf(causes: readonly Cause[]) {
  const product = (side: "before" | "after", keys: readonly Cause["key"][]) =>
    Math.round(keys.reduce((sum, key) => sum * (causes.find((cause) => cause.key === key)?.[side] ?? 0), 1));
  const at = (side: "before" | "after") => ({
    leads: product(side, ["leads"]),
    opportunities: product(side, ["leads", "lead-to-opportunity"]),
    deals: product(side, ["leads", "lead-to-opportunity", "win-rate"]),
  });
  return { before: at("before"), after: at("after") };
}

interface CauseRowProps {
  readonly cause: Cause;
  readonly counts: ReturnType<typeof countsOf>;
  readonly territory: string;
}

function CauseRow({ cause, counts, territory }: CauseRowProps) {
  const t = useWords(diagnoseWords);
  const format = useFormat();
  const { key, before, after, effect, rate } = cause;
  const write = (value: number | null) => {
    if (value === null) return "–";
    if (key === "leads") return format.number(value);
    return key === "deal-value" ? format.shortMoney(value) : format.percent(value);
  };
  const points = (share: number) => format.number(100 * share);
  const made = (side: "before" | "after") => {
    const { leads, opportunities, deals } = counts[side];
    if (key === "lead-to-opportunity") return t("reps.cohort", { successes: opportunities, trials: leads });
    if (key === "win-rate") return t("reps.cohort", { successes: deals, trials: opportunities });
    return null;
  };
  return (
    <Table.Tr>
      <Table.Td fw={500}>{t(`cause.${key}`)}</Table.Td>
      <Table.Td ta="right">
        {write(before)}
        <Made>{made("before")}</Made>
      </Table.Td>
      <Table.Td ta="right">
        {key === "leads" || key === "deal-value" ? (
          <Figure
            kpi={KPI_OF[key]}
            of={{ kind: "territory", code: territory }}
            label={`${t(`cause.${key}`)}, ${territory}`}
          >
            {write(after)}
          </Figure>
        ) : (
          write(after)
        )}
        <Made>{made("after")}</Made>
      </Table.Td>
      <Table.Td ta="right" {...(effect < 0 && { c: "var(--mantine-color-error)" })}>
        {effect > 0 ? "+" : ""}
        {format.shortMoney(effect)}
      </Table.Td>
      <Table.Td>
        <Badge
          variant={rate?.isBeyondChance ? "light" : "default"}
          color={effect < 0 ? "red" : "teal"}
          radius="sm"
          tt="none"
        >
          {t(testOf(cause))}
        </Badge>
        {rate && (
          <Text size="xs" c="dimmed">
            {t("changes.difference", {
              difference: points(rate.difference),
              low: points(rate.low),
              high: points(rate.high),
            })}
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

const Made = ({ children }: { readonly children: string | null }) => (
  <Text size="xs" c="dimmed">
    {children}
  </Text>
);
