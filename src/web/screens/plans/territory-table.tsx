import { Badge, Group, Table, Text, UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowsSort, IconLock } from "@tabler/icons-react";
import { LinkAnchor } from "../../components/links.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { BalanceBar } from "./balance-bar.tsx";
import type { MeasureKey, TerritoryBalance } from "./balance-territories.ts";
import { formatDeviation, formatMeasure, nameMeasure } from "./format-measure.ts";
import type { Assignment } from "./plan-queries.ts";
import { plansWords } from "./plans-words.ts";

export const SORTS = ["code", "value", "deviation"] as const;
export type Sort = (typeof SORTS)[number];

interface TerritoryTableProps {
  readonly planId: string;
  readonly measure: MeasureKey;
  readonly balances: readonly TerritoryBalance[];
  readonly assignments: readonly Assignment[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
}

/** Territories against their target of one measure, each with its owner. */
export function TerritoryTable({
  planId,
  measure,
  balances,
  assignments,
  sort,
  onSort,
}: TerritoryTableProps) {
  const t = useWords(plansWords);
  const heads: readonly (readonly [Sort, string])[] = [
    ["code", t("territories.territory")],
    ["value", nameMeasure(measure, t)],
    ["deviation", t("territories.offTarget")],
  ];
  return (
    <WideTable minWidthPixels={520} label={t("territories.title")} highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          {heads.map(([key, label]) => (
            <SortHead key={key} label={label} isSorted={sort === key} onSort={() => onSort(key)} />
          ))}
          <Table.Th>{t("territories.rep")}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {sortBalances(balances, sort).map((balance) => (
          <TerritoryRow
            key={balance.territory.id}
            planId={planId}
            measure={measure}
            balance={balance}
            owners={assignments.filter(
              ({ territoryId, role }) => territoryId === balance.territory.id && role !== "support",
            )}
          />
        ))}
      </Table.Tbody>
    </WideTable>
  );
}

interface SortHeadProps {
  readonly label: string;
  readonly isSorted: boolean;
  readonly onSort: () => void;
}

function SortHead({ label, isSorted, onSort }: SortHeadProps) {
  const t = useWords(plansWords);
  const Sign = isSorted ? IconArrowDown : IconArrowsSort;
  return (
    <Table.Th aria-sort={isSorted ? "descending" : undefined}>
      <UnstyledButton onClick={onSort} fw={600} fz="sm" aria-label={t("territories.sort", { column: label })}>
        <Group gap={4} wrap="nowrap">
          {label} <Sign size={14} aria-hidden />
        </Group>
      </UnstyledButton>
    </Table.Th>
  );
}

interface TerritoryRowProps {
  readonly planId: string;
  readonly measure: MeasureKey;
  readonly balance: TerritoryBalance;
  readonly owners: readonly Assignment[];
}

function TerritoryRow({ planId, measure, balance, owners }: TerritoryRowProps) {
  const t = useWords(plansWords);
  const format = useFormat();
  const { territory, value, target, deviation } = balance;
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          <LinkAnchor
            to="/plans/$planId/territories/$territoryId"
            params={{ planId, territoryId: territory.id }}
          >
            {territory.code} {territory.name !== territory.code && territory.name}
          </LinkAnchor>
          {territory.isLocked && <IconLock size={14} aria-label={t("territories.locked")} role="img" />}
        </Group>
      </Table.Td>
      <Table.Td style={{ fontVariantNumeric: "tabular-nums" }}>
        {formatMeasure(measure, value, format)}
        {target !== null && (
          <Text span c="dimmed" size="xs">
            {" / "}
            {formatMeasure(measure, target, format)}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        {deviation === null ? (
          <Text size="xs" c="dimmed">
            {t("territories.noTarget")}
          </Text>
        ) : (
          <Group gap="xs" wrap="nowrap">
            <BalanceBar deviation={deviation} />
            <Text size="sm" style={{ fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" }}>
              {formatDeviation(deviation, format)}
            </Text>
          </Group>
        )}
      </Table.Td>
      <Table.Td>
        {owners.length > 0 ? (
          owners.map(({ repName }) => repName).join(", ")
        ) : (
          <Badge variant="outline" color="orange">
            {t("territories.vacant")}
          </Badge>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function sortBalances(balances: readonly TerritoryBalance[], sort: Sort): readonly TerritoryBalance[] {
  const byCode = (a: TerritoryBalance, b: TerritoryBalance) =>
    a.territory.code.localeCompare(b.territory.code, undefined, { numeric: true });
  const size = ({ value, deviation }: TerritoryBalance) =>
    sort === "value" ? value : Math.abs(deviation ?? -1);
  return [...balances].sort((a, b) => (sort === "code" ? 0 : size(b) - size(a)) || byCode(a, b));
}
