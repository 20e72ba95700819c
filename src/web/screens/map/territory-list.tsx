import { ActionIcon, Group, NativeSelect, Stack, Text, TextInput, Tooltip } from "@mantine/core";
import { IconAlertTriangle, IconLock, IconPlus, IconSearch } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useId, useMemo, useRef, useState } from "react";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { BalanceBar } from "../plans/balance-bar.tsx";
import { formatDeviation, formatMeasure } from "../plans/format-measure.ts";
import { openAddTerritory } from "./add-territory.tsx";
import { mapWords } from "./map-words.ts";
import { MeasureSelect } from "./measure-select.tsx";
import { type Others, PresentAt, useOthers } from "./presence.tsx";
import classes from "./studio.module.css";
import { countChanges, useDeskView, useStudio, WHITE_SPACE_CODE } from "./studio-context.ts";
import { Swatch } from "./swatch.tsx";

const ROW_PIXELS = 58;
const SORTS = ["code", "off", "value"] as const;
type Sort = (typeof SORTS)[number];

/** Left: territories with their bars against target, in step with the brush. One is chosen to be painted into. */
export function TerritoryList() {
  const t = useWords(mapWords);
  const { desk, mayEdit } = useStudio();
  const isWaiting = useDeskView((view) => countChanges(view) > 0);
  const [search, setSearch] = useState("");
  const [sort, setSort] = useState<Sort>("code");
  return (
    <>
      <Stack gap={6} p={8}>
        <MeasureSelect />
        <Group gap={6} wrap="nowrap">
          <TextInput
            flex={1}
            size="xs"
            placeholder={t("territories.search")}
            aria-label={t("territories.search")}
            leftSection={<IconSearch size={14} aria-hidden />}
            value={search}
            onChange={({ currentTarget }) => setSearch(currentTarget.value)}
          />
          <NativeSelect
            size="xs"
            aria-label={t("territories.sort")}
            value={sort}
            onChange={({ currentTarget }) =>
              setSort(SORTS.find((each) => each === currentTarget.value) ?? "code")
            }
            data={SORTS.map((value) => ({ value, label: t(`territories.sort.${value}`) }))}
          />
          {mayEdit && (
            <Tooltip label={t("territories.add")}>
              <ActionIcon
                variant="light"
                aria-label={t("territories.add")}
                disabled={isWaiting}
                onClick={() => openAddTerritory(desk)}
              >
                <IconPlus size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
          )}
        </Group>
      </Stack>
      <Rows search={search} sort={sort} />
    </>
  );
}

interface RowsProps {
  readonly search: string;
  readonly sort: Sort;
}

function Rows({ search, sort }: RowsProps) {
  const t = useWords(mapWords);
  const { target, setSearch } = useStudio();
  const order = useOrder(search, sort);
  const others = useOthers();
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const rows = useVirtualizer({
    count: order.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PIXELS,
    overscan: 6,
  });
  const { desk } = useStudio();
  const choose = (place: number) => {
    const index = order[Math.max(0, Math.min(order.length - 1, place))];
    setSearch({ territory: index < 0 ? WHITE_SPACE_CODE : desk.territories[index].code });
    rows.scrollToIndex(Math.max(0, Math.min(order.length - 1, place)));
  };
  const at = target === null ? -1 : order.indexOf(target);
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: order.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    choose(to);
  };
  return (
    <div
      ref={box}
      className={classes.rows}
      role="listbox"
      tabIndex={0}
      aria-label={t("territories.list")}
      aria-activedescendant={at < 0 ? undefined : `${id}-${order[at]}`}
      onKeyDown={onKeyDown}
    >
      <div style={{ height: rows.getTotalSize(), position: "relative" }} role="presentation">
        {rows.getVirtualItems().map(({ index: place, start }) => (
          <Row
            key={order[place]}
            id={`${id}-${order[place]}`}
            index={order[place]}
            top={start}
            others={others}
            onChoose={() => choose(place)}
          />
        ))}
      </div>
    </div>
  );
}

/** Indexes of the territories that are found, in their order; −1, white space, comes last. */
function useOrder(search: string, sort: Sort): readonly number[] {
  const { desk, measureIndex, seesWhole } = useStudio();
  // codes stay where they are while somebody paints
  const figures = useDeskView((view) => (sort === "code" ? null : view.figures));
  return useMemo(() => {
    const words = search.trim().toLowerCase();
    const value = (i: number) => figures?.values[measureIndex][i] ?? 0;
    const off = (i: number) => Math.abs(value(i) / (figures?.targets[measureIndex][i] || 1) - 1);
    const found = desk.territories.flatMap(({ code, name }, i) =>
      `${code} ${name}`.toLowerCase().includes(words) ? [i] : [],
    );
    if (sort === "off") found.sort((a, b) => off(b) - off(a));
    if (sort === "value") found.sort((a, b) => value(b) - value(a));
    return seesWhole ? [...found, -1] : found;
  }, [desk, figures, measureIndex, search, sort, seesWhole]);
}

interface RowProps {
  readonly id: string;
  readonly index: number;
  readonly top: number;
  readonly others: Others;
  readonly onChoose: () => void;
}

function Row({ id, index, top, others, onChoose }: RowProps) {
  const t = useWords(mapWords);
  const { desk, target } = useStudio();
  const territory = index < 0 ? null : desk.territories[index];
  const parts = useDeskView(({ figures }) => (index < 0 ? 0 : figures.partCount[index]));
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names the option
    <div
      id={id}
      role="option"
      aria-selected={target === index}
      className={classes.row}
      style={{ height: ROW_PIXELS, transform: `translateY(${top}px)` }}
      data-active={target === index || undefined}
      onClick={onChoose}
    >
      <Swatch index={index} />
      <div className={classes.rowMain}>
        <div className={classes.rowTop}>
          <Text size="sm" fw={600} className={classes.cut}>
            {territory === null ? t("territories.whiteSpace") : `${territory.code} · ${territory.name}`}
          </Text>
          <Group gap={4} wrap="nowrap">
            {territory && <PresentAt code={territory.code} others={others} />}
            {parts > 1 && (
              <Tooltip label={t("territories.parts", { count: parts })}>
                <IconAlertTriangle
                  size={14}
                  color="var(--mantine-color-error)"
                  role="img"
                  aria-label={t("territories.parts", { count: parts })}
                />
              </Tooltip>
            )}
            {territory?.isLocked && <IconLock size={14} role="img" aria-label={t("territories.locked")} />}
          </Group>
        </div>
        {index < 0 ? <WhiteSpaceLine /> : <BalanceLine index={index} />}
      </div>
    </div>
  );
}

function WhiteSpaceLine() {
  const t = useWords(mapWords);
  const count = useDeskView(({ figures }) => figures.uncoveredUnits);
  return (
    <Text size="xs" c="dimmed">
      {t("territory.units")}: {count}
    </Text>
  );
}

function BalanceLine({ index }: { readonly index: number }) {
  const t = useWords(mapWords);
  const format = useFormat();
  const { desk, measure, measureIndex } = useStudio();
  const value = useDeskView(({ figures }) => figures.values[measureIndex][index]);
  const target = useDeskView(({ figures }) => figures.targets[measureIndex][index]);
  const deviation = target > 0 ? (value - target) / target : 0;
  if (!desk.hasTargets)
    return (
      <Text size="xs" c="dimmed">
        {formatMeasure(measure, value, format)}
      </Text>
    );
  return (
    <>
      <BalanceBar deviation={deviation} />
      <div className={classes.rowTop}>
        <Text size="xs" c="dimmed" className={classes.cut}>
          {formatMeasure(measure, value, format)}
          <Text span size="xs" visibleFrom="md">
            {" / "}
            {t("territories.target", { value: formatMeasure(measure, target, format) })}
          </Text>
        </Text>
        <Text size="xs" fw={600} className={classes.number}>
          {formatDeviation(deviation, format)}
        </Text>
      </div>
    </>
  );
}
