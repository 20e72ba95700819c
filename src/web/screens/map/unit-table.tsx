import { Button, Checkbox, Group, Popover, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { IconLock, IconSearch } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useId, useMemo, useRef, useState } from "react";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { formatMeasure, nameMeasure } from "../plans/format-measure.ts";
import { plansWords } from "../plans/plans-words.ts";
import { mapWords } from "./map-words.ts";
import { tellHeld } from "./section.tsx";
import classes from "./studio.module.css";
import { useStudio, useWholeView } from "./studio-context.ts";
import { useNameOf } from "./territory-select.tsx";

const ROW_PIXELS = 28;

/** Bottom: the same units as a table, so that everything goes by keyboard and screen reader. */
export function UnitTable() {
  const t = useWords(mapWords);
  const tPlans = useWords(plansWords);
  const { measure, target } = useStudio();
  const nameOf = useNameOf();
  const [filter, setFilter] = useState("");
  return (
    <section className={classes.table} aria-label={t("table.caption")}>
      <div className={classes.tableHead}>
        <TextInput
          size="xs"
          w={180}
          placeholder={t("table.filter")}
          aria-label={t("table.filter")}
          leftSection={<IconSearch size={14} aria-hidden />}
          value={filter}
          onChange={({ currentTarget }) => setFilter(currentTarget.value)}
        />
        <TypeCodes />
        <Text size="xs" c="dimmed" className={classes.cut} visibleFrom="sm">
          {t("table.keys", { territory: target === null ? "…" : nameOf(target) })}
        </Text>
      </div>
      <div className={classes.columns} aria-hidden>
        <span />
        <Text size="xs">{t("table.code")}</Text>
        <Text size="xs">{t("table.name")}</Text>
        <Text size="xs">{t("table.territory")}</Text>
        <Text size="xs" className={classes.number}>
          {nameMeasure(measure, tPlans)}
        </Text>
        <span />
      </div>
      <Rows filter={filter} />
    </section>
  );
}

function Rows({ filter }: { readonly filter: string }) {
  const t = useWords(mapWords);
  const { selection, select, target, assign, mayEdit, map } = useStudio();
  const found = useFound(filter);
  const [active, setActive] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const rows = useVirtualizer({
    count: found.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PIXELS,
    overscan: 8,
  });
  const at = Math.min(active, Math.max(0, found.length - 1));
  const go = (to: number) => {
    const next = Math.max(0, Math.min(found.length - 1, to));
    setActive(next);
    rows.scrollToIndex(next);
  };
  const toggle = (unit: number) => {
    const more = new Set(selection);
    if (!more.delete(unit)) more.add(unit);
    select(more);
  };
  const takeOver = () => {
    if (target === null || !mayEdit) return;
    const held = assign(selection.size > 0 ? selection : [found[at]], target);
    tellHeld(held, t("selection.held", { count: held }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.floor((box.current?.clientHeight ?? 0) / ROW_PIXELS);
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => go(at + 1),
      ArrowUp: () => go(at - 1),
      PageDown: () => go(at + page),
      PageUp: () => go(at - page),
      Home: () => go(0),
      End: () => go(found.length - 1),
      " ": () => toggle(found[at]),
      Enter: takeOver,
    };
    const action = keys[event.key];
    if (action === undefined || found.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };
  return (
    <div
      ref={box}
      className={classes.rows}
      role="listbox"
      aria-multiselectable
      tabIndex={0}
      aria-label={t("table.caption")}
      aria-activedescendant={found.length > 0 ? `${id}-${found[at]}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div style={{ height: rows.getTotalSize(), position: "relative" }} role="presentation">
        {rows.getVirtualItems().map(({ index, start }) => (
          <UnitRow
            key={found[index]}
            id={`${id}-${found[index]}`}
            unit={found[index]}
            top={start}
            isActive={index === at}
            onChoose={(isMore) => {
              setActive(index);
              if (isMore) toggle(found[index]);
              else select([found[index]]);
              map?.show([found[index]]);
            }}
            onToggle={() => toggle(found[index])}
          />
        ))}
      </div>
      {found.length === 0 && (
        <Text size="sm" c="dimmed" p="sm">
          {t("table.codesUnknown", { codes: filter })}
        </Text>
      )}
    </div>
  );
}

/** Units that are found, by code. */
function useFound(filter: string): readonly number[] {
  const { desk } = useStudio();
  return useMemo(() => {
    const { codes, names } = desk.layer.units;
    const words = filter.trim().toLowerCase();
    return codes.flatMap((code, unit) =>
      words === "" || `${code} ${names[unit]}`.toLowerCase().includes(words) ? [unit] : [],
    );
  }, [desk, filter]);
}

interface UnitRowProps {
  readonly id: string;
  readonly unit: number;
  readonly top: number;
  readonly isActive: boolean;
  readonly onChoose: (isMore: boolean) => void;
  readonly onToggle: () => void;
}

function UnitRow({ id, unit, top, isActive, onChoose, onToggle }: UnitRowProps) {
  const t = useWords(mapWords);
  const format = useFormat();
  const { desk, selection, measure, measureIndex } = useStudio();
  const nameOf = useNameOf();
  useWholeView();
  const { codes, names } = desk.layer.units;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names the option
    <div
      id={id}
      role="option"
      aria-selected={selection.has(unit)}
      className={classes.unitRow}
      style={{ height: ROW_PIXELS, transform: `translateY(${top}px)` }}
      data-active={isActive || undefined}
      onClick={(event) => onChoose(event.shiftKey || event.ctrlKey || event.metaKey)}
    >
      <Checkbox.Indicator
        size="xs"
        checked={selection.has(unit)}
        onClick={(event) => {
          event.stopPropagation();
          onToggle();
        }}
      />
      <Text size="xs" className={classes.cut}>
        {codes[unit]}
      </Text>
      <Text size="xs" className={classes.cut}>
        {names[unit]}
      </Text>
      <Text size="xs" className={classes.cut}>
        {nameOf(desk.assignment[unit])}
      </Text>
      <Text size="xs" className={classes.number}>
        {formatMeasure(measure, desk.unitValue(measureIndex, unit), format)}
      </Text>
      <Group gap={4} wrap="nowrap">
        {desk.lockedUnits.has(unit) && (
          <IconLock size={12} role="img" aria-label={t("territories.locked")} style={{ flexShrink: 0 }} />
        )}
        <Text size="xs" c="dimmed" className={classes.cut}>
          {desk.changed.has(unit) ? t("table.changed") : ""}
        </Text>
      </Group>
    </div>
  );
}

function TypeCodes() {
  const t = useWords(mapWords);
  const { desk, select, map } = useStudio();
  const [text, setText] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [unknown, setUnknown] = useState<readonly string[]>([]);
  const choose = () => {
    const placeOf = new Map(desk.layer.units.codes.map((code, unit) => [code.toLowerCase(), unit]));
    const codes = text.split(/[\s,;]+/).filter((code) => code !== "");
    const units = codes.flatMap((code) => placeOf.get(code.toLowerCase()) ?? []);
    setUnknown(codes.filter((code) => !placeOf.has(code.toLowerCase())));
    if (units.length === 0) return;
    select(units);
    map?.show(units);
    if (units.length === codes.length) setOpen(false);
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus withArrow width={300}>
      <Popover.Target>
        <Button size="xs" variant="default" style={{ flexShrink: 0 }} onClick={() => setOpen(!isOpen)}>
          {t("table.codes")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <Textarea
            label={t("table.codes")}
            description={t("table.codesHint")}
            autosize
            minRows={3}
            maxRows={8}
            value={text}
            error={unknown.length > 0 && t("table.codesUnknown", { codes: unknown.slice(0, 8).join(", ") })}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button size="xs" onClick={choose}>
              {t("table.codesSelect")}
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
