import { Badge, Group, Table, Text, Tooltip } from "@mantine/core";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import type { TerritoryFunnel } from "./evaluate-queries.ts";
import { evaluateWords } from "./evaluate-words.ts";
import { Figure } from "./figure.tsx";
import { IntervalBar } from "./interval-bar.tsx";
import { ScopeName } from "./scope-name.tsx";

type Row = TerritoryFunnel["territories"][number];

const STANDING_STYLES = {
  above: { variant: "light", color: "teal" },
  below: { variant: "light", color: "red" },
  "not-told-apart": { variant: "default" },
  "not-enough-data": { variant: "default" },
} as const satisfies Readonly<Record<Row["standing"], object>>;

/** Leads and what became of them, with intervals: by code, for a ranking would say more than the data do. */
export function FunnelTable({ funnel: { territories, team } }: { readonly funnel: TerritoryFunnel }) {
  const t = useWords(evaluateWords);
  const most = Math.max(...territories.map(({ interval }) => interval?.high ?? 0), 0.01);
  return (
    <Table.ScrollContainer minWidth={620} type="native">
      <Table aria-label={t("territories.table")} style={{ fontVariantNumeric: "tabular-nums" }}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("territories.name")}</Table.Th>
            <Table.Th ta="right">{t("territories.leads")}</Table.Th>
            <Table.Th ta="right">{t("territories.newAccounts")}</Table.Th>
            <Table.Th>
              {t("territories.rate")} · {t("territories.interval")}
            </Table.Th>
            <Table.Th ta="right">
              <Tooltip label={t("territories.shrunk.help")} multiline maw={260}>
                <span>{t("territories.shrunk")}</span>
              </Tooltip>
            </Table.Th>
            <Table.Th>{t("territories.standing")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {territories.map((row) => (
            <FunnelRow key={row.territory} row={row} most={most} teamRate={team.rate ?? 0} />
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th>{t("territories.team")}</Table.Th>
            <Table.Th ta="right">{team.leads}</Table.Th>
            <Table.Th ta="right">{team.newAccounts}</Table.Th>
            <Table.Th>
              <Rate rate={team.rate} interval={team.interval} />
            </Table.Th>
            <Table.Th />
            <Table.Th />
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </Table.ScrollContainer>
  );
}

interface FunnelRowProps {
  readonly row: Row;
  readonly most: number;
  readonly teamRate: number;
}

function FunnelRow({ row, most, teamRate }: FunnelRowProps) {
  const t = useWords(evaluateWords);
  const format = useFormat();
  const { territory, leads, newAccounts, rate, interval, shrunkRate, standing } = row;
  const of = { kind: "territory", code: territory } as const;
  return (
    <Table.Tr>
      <Table.Td>
        <ScopeName kind="territory" code={territory} />
      </Table.Td>
      <Table.Td ta="right">
        <Figure kpi="leads" of={of} label={`${t("territories.leads")}, ${territory}`}>
          {leads}
        </Figure>
      </Table.Td>
      <Table.Td ta="right">
        <Figure kpi="opportunity-to-deal" of={of} label={`${t("territories.newAccounts")}, ${territory}`}>
          {newAccounts}
        </Figure>
      </Table.Td>
      <Table.Td>
        <Group gap="xs" wrap="nowrap">
          {rate !== null && interval !== null && (
            <IntervalBar
              rate={rate}
              low={interval.low}
              high={interval.high}
              reference={teamRate}
              most={most}
            />
          )}
          <Rate rate={rate} interval={interval} />
        </Group>
      </Table.Td>
      <Table.Td ta="right">{shrunkRate === null ? "–" : format.percent(shrunkRate)}</Table.Td>
      <Table.Td>
        <Badge {...STANDING_STYLES[standing]} radius="sm" tt="none" fw={500}>
          {t(`standing.${standing}`)}
        </Badge>
      </Table.Td>
    </Table.Tr>
  );
}

/** As 20 % (8.1 – 41.6 %). */
export function Rate({ rate, interval }: Pick<Row, "rate" | "interval">) {
  const format = useFormat();
  if (rate === null) return <Text size="sm">–</Text>;
  return (
    <Text size="sm" component="span" style={{ whiteSpace: "nowrap" }}>
      {format.percent(rate)}{" "}
      {interval && (
        <Text component="span" size="xs" c="dimmed" fw={400}>
          ({format.number(interval.low * 100)} – {format.percent(interval.high)})
        </Text>
      )}
    </Text>
  );
}
