import { ActionIcon, Box, Card, Group, Skeleton, Table, Text, Title, Tooltip } from "@mantine/core";
import { IconChartDots, IconTable } from "@tabler/icons-react";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useWords } from "../i18n/define-words.ts";
import type { ChartModel } from "./chart-model.ts";
import { chartWords } from "./words.ts";

interface ChartProps {
  readonly title: string;
  /** What the chart says, in a sentence: for everybody, and in place of the picture for who cannot see it. */
  readonly summary: string;
  readonly model: ChartModel;
  readonly heightPixels?: number;
  /** Above the picture: what chooses what it shows. */
  readonly children?: ReactNode;
}

/** A chart with its title and its message; its figures as a table are one button away. */
export function Chart({ title, summary, model, heightPixels = 320, children }: ChartProps) {
  const t = useWords(chartWords);
  const [isTable, setIsTable] = useState(false);
  const titleId = useId();
  const label = isTable ? t("asChart") : t("asTable");
  const Other = isTable ? IconChartDots : IconTable;
  return (
    <Card component="figure" withBorder m={0} p="md" aria-labelledby={titleId}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
        <Box>
          <Title order={2} size="h5" id={titleId}>
            {title}
          </Title>
          <Text component="figcaption" size="sm" c="dimmed">
            {summary}
          </Text>
        </Box>
        <Tooltip label={label}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`${label}: ${title}`}
            aria-pressed={isTable}
            onClick={() => setIsTable(!isTable)}
          >
            <Other size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Group>
      {children}
      {isTable ? (
        <ChartFigures model={model} title={title} heightPixels={heightPixels} />
      ) : (
        <Drawing model={model} label={`${title}. ${summary}`} heightPixels={heightPixels} />
      )}
    </Card>
  );
}

interface DrawingProps {
  readonly model: ChartModel;
  readonly label: string;
  readonly heightPixels: number;
}

function Drawing({ model, label, heightPixels }: DrawingProps) {
  const place = useRef<HTMLDivElement>(null);
  const { option } = model;
  const [isDrawn, setIsDrawn] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    let close = () => {};
    let isGone = false;
    void import("./draw.ts").then(({ openChart }) => {
      if (isGone) return;
      const chart = openChart(element);
      const observer = new ResizeObserver(() => chart.resize());
      chart.setOption(option);
      observer.observe(element);
      setIsDrawn(true);
      close = () => {
        observer.disconnect();
        chart.dispose();
      };
    });
    return () => {
      isGone = true;
      close();
    };
  }, [option]);
  return (
    <Box mt="sm" pos="relative" h={heightPixels}>
      {!isDrawn && <Skeleton pos="absolute" inset={0} h={heightPixels} />}
      <div ref={place} role="img" aria-label={label} style={{ height: heightPixels }} />
    </Box>
  );
}

interface FiguresProps {
  readonly model: ChartModel;
  readonly title: string;
  readonly heightPixels: number;
}

function ChartFigures({ model: { table }, title, heightPixels }: FiguresProps) {
  return (
    <Table.ScrollContainer minWidth={300} mah={Math.max(heightPixels, 320)} mt="sm">
      <Table aria-label={title} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            {table.head.map((name, column) => (
              <Table.Th key={name} ta={column === 0 ? "left" : "right"}>
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {table.rows.map((row) => (
            <Table.Tr key={row[0]}>
              {row.map((cell, column) => (
                <Table.Td key={table.head[column]} ta={column === 0 ? "left" : "right"}>
                  {cell}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
