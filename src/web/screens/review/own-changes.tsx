import { Badge, Group, Pill, Stack, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useSelf } from "../../api/self.ts";
import { LinkAnchor } from "../../components/links.tsx";
import { QueryView } from "../../components/query-view.tsx";
import { Section } from "../../components/section.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import type { Plan } from "../plans/plan-queries.ts";
import { useUnitNames } from "../plans/use-unit-names.ts";
import { ownChangesQuery } from "./review-queries.ts";
import { reviewWords } from "./review-words.ts";

const FIGURES = ["units", "accounts", "revenue", "potential", "workloadHours"] as const;
type Figures = Readonly<Record<(typeof FIGURES)[number], number>>;
const NOTHING: Figures = { units: 0, accounts: 0, revenue: 0, potential: 0, workloadHours: 0 };

/** Units of which more are not listed one by one. */
const MOST_UNITS = 40;

/** My territories today and in this plan. Nothing is shown to members who have none in either. */
export function OwnChanges({ plan }: { readonly plan: Plan }) {
  const t = useWords(reviewWords);
  const { rights } = useSelf();
  // for who reaches everything, everything is "mine": the comparison tells that better
  const reachesAll = rights["plans:read"] === "all";
  const query = useQuery({ ...ownChangesQuery(plan.id), enabled: !reachesAll });
  if (reachesAll || query.data?.territories.length === 0) return null;
  return (
    <Section title={t("mine.title")}>
      <QueryView query={query}>
        {({ basePlanId, total, territories }) => (
          <Stack>
            <Text size="sm" c="dimmed">
              {t(basePlanId === null ? "mine.leadNoBase" : "mine.lead")}
            </Text>
            <BeforeAfter before={total.before} after={total.after} label={t("mine.together")} />
            {territories.length > 1 && (
              <Group gap="xs">
                {territories.map(({ code, name, before, after }) => (
                  <Badge key={code} variant="default" tt="none">
                    {name === code ? code : `${code} ${name}`}
                    {before === null && ` · ${t("mine.new")}`}
                    {after === null && ` · ${t("mine.lost")}`}
                  </Badge>
                ))}
              </Group>
            )}
            {total.unitsIn.length === 0 && total.unitsOut.length === 0 && (
              <Text size="sm">{t("mine.none")}</Text>
            )}
            <UnitList
              plan={plan}
              title={t("mine.comes", { count: total.unitsIn.length })}
              units={total.unitsIn}
              wish="remove"
            />
            <UnitList
              plan={plan}
              title={t("mine.goes", { count: total.unitsOut.length })}
              units={total.unitsOut}
              wish="add"
            />
          </Stack>
        )}
      </QueryView>
    </Section>
  );
}

interface BeforeAfterProps {
  readonly label: string;
  readonly before: Figures;
  readonly after: Figures;
}

function BeforeAfter({ label, before = NOTHING, after = NOTHING }: BeforeAfterProps) {
  const t = useWords(reviewWords);
  const format = useFormat();
  const write = (key: (typeof FIGURES)[number], value: number) =>
    key === "revenue" || key === "potential" ? format.shortMoney(value) : format.number(value);
  return (
    <WideTable minWidthPixels={380} label={label}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{label}</Table.Th>
          <Table.Th ta="right">{t("mine.before")}</Table.Th>
          <Table.Th ta="right">{t("mine.after")}</Table.Th>
          <Table.Th ta="right">{t("mine.change")}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {FIGURES.map((key) => {
          const change = after[key] - before[key];
          return (
            <Table.Tr key={key}>
              <Table.Th scope="row" fw={400}>
                {t(`mine.${key}`)}
              </Table.Th>
              <Table.Td ta="right">{write(key, before[key])}</Table.Td>
              <Table.Td ta="right">{write(key, after[key])}</Table.Td>
              <Table.Td ta="right">
                {change > 0 ? "+" : change < 0 ? "−" : ""}
                {write(key, Math.abs(change))}
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </WideTable>
  );
}

interface UnitListProps {
  readonly plan: Plan;
  readonly title: string;
  readonly units: readonly string[];
  /** What a challenge to this would ask for. */
  readonly wish: "add" | "remove";
}

function UnitList({ plan, title, units, wish }: UnitListProps) {
  const t = useWords(reviewWords);
  const nameOf = useUnitNames(plan.layerId);
  if (units.length === 0) return null;
  const mayObject = plan.state === "in-review";
  return (
    <div>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <Group gap={6} mt={4}>
        {units.slice(0, MOST_UNITS).map((unit) =>
          mayObject ? (
            <LinkAnchor
              key={unit}
              to="/plans/$planId/review"
              params={{ planId: plan.id }}
              search={(before) => ({ ...before, object: unit, wish })}
              resetScroll={false}
              aria-label={t("mine.object", { unit: `${nameOf(unit)} ${unit}` })}
              title={unit}
              size="sm"
            >
              {nameOf(unit)}
            </LinkAnchor>
          ) : (
            <Pill key={unit} title={unit}>
              {nameOf(unit)}
            </Pill>
          ),
        )}
        {units.length > MOST_UNITS && <Text size="sm">+{units.length - MOST_UNITS}</Text>}
      </Group>
    </div>
  );
}
