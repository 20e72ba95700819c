import { Button, Group, NativeSelect, Table, UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowsSort, IconArrowUp } from "@tabler/icons-react";
import { type ReactNode, useMemo, useState } from "react";
import { commonWords } from "../i18n/common-words.ts";
import { useWords } from "../i18n/define-words.ts";
import cards from "./phone-cards.module.css";
import { WideTable } from "./wide-table.tsx";

export interface Column<Row> {
  readonly key: string;
  readonly head: string;
  /** What it is sorted by; left out: it cannot be. Null comes last either way. */
  readonly value?: (row: Row) => number | string | null;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand to the right. */
  readonly isNumber?: boolean;
}

interface DataTableProps<Row> {
  /** What it lists, for who cannot see it. */
  readonly label: string;
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly columns: readonly Column<Row>[];
  /** As it stands in the URL: a column's key, with a minus in front for the largest first. */
  readonly sort?: string | undefined;
  readonly onSort?: (sort: string) => void;
  readonly minWidthPixels?: number;
  /** The list is read a page at a time and drawn as far as it is read. */
  readonly drawsAll?: boolean;
}

/** Rows are added to the page so many at a time: a list of 100,000 must not freeze it. */
const ROWS_AT_A_TIME = 50;

/** Rows that can be sorted by their heads; on a phone cards, and a choice of what to sort by. All of them are in memory; what is not looked at yet is not drawn. */
export function DataTable<Row>({
  label,
  rows,
  rowKey,
  columns,
  sort,
  onSort,
  minWidthPixels,
  drawsAll = false,
}: DataTableProps<Row>) {
  const t = useWords(commonWords);
  const [shown, setShown] = useState(drawsAll ? Number.POSITIVE_INFINITY : ROWS_AT_A_TIME);
  const sorted = useMemo(() => sortRows(rows, columns, sort), [rows, columns, sort]);
  return (
    <>
      {onSort && <PhoneSort columns={columns} sort={sort} onSort={onSort} />}
      {/* laid out as cards they would lose their roles */}
      <WideTable
        minWidthPixels={minWidthPixels ?? 480}
        label={label}
        highlightOnHover
        className={cards.table}
        role="table"
      >
        <Table.Thead role="rowgroup">
          <Table.Tr role="row">
            {columns.map((column) => (
              <Head key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody role="rowgroup">
          {sorted.slice(0, shown).map((row) => (
            <Table.Tr key={rowKey(row)} role="row">
              {columns.map(({ key, head, cell, isNumber }) => (
                <Table.Td
                  key={key}
                  role="cell"
                  data-head={head}
                  style={isNumber ? NUMBERS : undefined}
                  className={isNumber ? cards.number : undefined}
                >
                  {cell(row)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
      {sorted.length > shown && (
        <Group justify="center" mt="sm">
          <Button variant="light" onClick={() => setShown(shown + ROWS_AT_A_TIME)}>
            {t("loadMore")} ({shown} / {sorted.length})
          </Button>
        </Group>
      )}
    </>
  );
}

const NUMBERS = { fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" } as const;

interface PhoneSortProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly sort: string | undefined;
  readonly onSort: (sort: string) => void;
}

/** Where cards have no heads to press. */
function PhoneSort<Row>({ columns, sort, onSort }: PhoneSortProps<Row>) {
  const t = useWords(commonWords);
  const sortable = columns.filter(({ value }) => value !== undefined);
  return (
    <NativeSelect
      hiddenFrom="xs"
      className={cards.sort}
      label={t("sortBy")}
      value={sort ?? ""}
      onChange={({ currentTarget }) => onSort(currentTarget.value)}
      data={[
        ...(sort === undefined ? [{ value: "", label: "–" }] : []),
        ...sortable.flatMap(({ key, head }) => [
          { value: key, label: `${head} ↑` },
          { value: `-${key}`, label: `${head} ↓` },
        ]),
      ]}
    />
  );
}

interface HeadProps<Row> {
  readonly column: Column<Row>;
  readonly sort: string | undefined;
  readonly onSort: ((sort: string) => void) | undefined;
}

function Head<Row>({ column: { key, head, value, isNumber }, sort, onSort }: HeadProps<Row>) {
  const [isUp, isDown] = [sort === key, sort === `-${key}`];
  const align = isNumber ? "right" : "left";
  if (value === undefined || onSort === undefined) {
    return (
      <Table.Th ta={align} role="columnheader">
        {head}
      </Table.Th>
    );
  }
  const Arrow = isUp ? IconArrowUp : isDown ? IconArrowDown : IconArrowsSort;
  return (
    <Table.Th ta={align} role="columnheader" aria-sort={isUp ? "ascending" : isDown ? "descending" : "none"}>
      <UnstyledButton
        fz="sm"
        fw={600}
        ta={align}
        // figures: the largest first, then the other way round; names from A
        onClick={() => onSort(isNumber ? (isDown ? key : `-${key}`) : isUp ? `-${key}` : key)}
      >
        {head}
        <Arrow size={13} aria-hidden style={{ marginInlineStart: 4, verticalAlign: "-2px", opacity: 0.7 }} />
      </UnstyledButton>
    </Table.Th>
  );
}

function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: string | undefined,
): readonly Row[] {
  const isDown = sort?.startsWith("-") ?? false;
  const value = columns.find(({ key }) => key === (isDown ? sort?.slice(1) : sort))?.value;
  if (value === undefined) return rows;
  const sign = isDown ? -1 : 1;
  return rows
    .map((row) => ({ row, by: value(row) }))
    .sort((a, b) => compare(a.by, b.by, sign))
    .map(({ row }) => row);
}

function compare(a: number | string | null, b: number | string | null, sign: number): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === "number" && typeof b === "number") return sign * (a - b);
  return sign * String(a).localeCompare(String(b), undefined, { numeric: true });
}
