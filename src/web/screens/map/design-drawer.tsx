import {
  ActionIcon,
  Button,
  Checkbox,
  Drawer,
  Group,
  MultiSelect,
  NativeSelect,
  NumberInput,
  Stack,
  Text,
  TextInput,
} from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useEffect, useEffectEvent, useMemo, useState } from "react";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { commonWords } from "../../i18n/common-words.ts";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { joinIslands } from "../../map/join-islands.ts";
import type { MapMeasure } from "../../map/live-problem.ts";
import { nameMeasure } from "../plans/format-measure.ts";
import type { Plan } from "../plans/plan-queries.ts";
import { plansWords } from "../plans/plans-words.ts";
import { DesignProgress } from "./design-progress.tsx";
import { COUNTS, type DesignForm, firstForm, formToFix, OBJECTIVES, wishesOf } from "./design-wishes.ts";
import { mapWords } from "./map-words.ts";
import { countChanges, useDeskView, useStudio } from "./studio-context.ts";
import { useDesign } from "./use-design.ts";

/** What the panel was opened for: the whole plan, or a territory to be fixed. */
export interface DesignWish {
  readonly scope: string | null;
}

interface DesignDrawerProps {
  readonly plan: Plan;
  readonly wish: DesignWish | null;
  readonly onClose: () => void;
}

/** Alignment by machine: wishes, progress, and what came of it. The map stays in sight. */
export function DesignDrawer({ plan, wish, onClose }: DesignDrawerProps) {
  const t = useWords(mapWords);
  const tCommon = useWords(commonWords);
  const format = useFormat();
  const { desk, measure, map, setPreview } = useStudio();
  const isUnsaved = useDeskView((view) => countChanges(view) > 0);
  const [form, setForm] = useState<DesignForm>(() => firstForm(desk, measure));
  const [name, setName] = useState("");
  const design = useDesign();
  const { snapshot } = design;
  useEffect(() => setPreview(snapshot), [setPreview, snapshot]);
  // to the second: two plans of one name are refused
  const nameAnew = () =>
    setName(t("design.nameDefault", { name: plan.name, time: format.moment(new Date().toISOString()) }));
  const forget = () => {
    nameAnew();
    design.forget();
  };
  const begin = useEffectEvent(({ scope }: DesignWish) => {
    setForm(scope === null ? firstForm(desk, measure) : formToFix(desk, measure, scope));
    nameAnew();
    map?.showAll();
  });
  // a form begins anew with each wish, not with each stroke
  useEffect(() => {
    if (wish !== null) begin(wish);
  }, [wish]);
  const change = (more: Partial<DesignForm>) => setForm((before) => ({ ...before, ...more }));
  const run = () => design.start({ planId: plan.id, name, wishes: wishesOf(form, desk) });
  return (
    <Drawer
      opened={wish !== null}
      onClose={onClose}
      position="right"
      size={380}
      title={t("design.title")}
      closeButtonProps={{ "aria-label": tCommon("close") }}
      withOverlay={false}
      lockScroll={false}
      trapFocus={false}
      closeOnClickOutside={false}
    >
      {design.isGoing || design.job !== null ? (
        <DesignProgress design={{ ...design, forget }} />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            run();
          }}
        >
          <Stack gap="sm">
            <Text size="sm" c="dimmed">
              {t("design.lead")} {isUnsaved && <b>{t("design.unsaved")}</b>}
            </Text>
            <Measures form={form} onChange={change} />
            <Count form={form} onChange={change} />
            <Centres form={form} onChange={change} />
            <More form={form} onChange={change} />
            <TextInput
              size="xs"
              label={t("design.name")}
              required
              maxLength={200}
              value={name}
              onChange={({ currentTarget }) => setName(currentTarget.value)}
            />
            {design.error && <ProblemAlert error={design.error} />}
            <Button type="submit">{t("design.run")}</Button>
          </Stack>
        </form>
      )}
    </Drawer>
  );
}

interface PartProps {
  readonly form: DesignForm;
  readonly onChange: (change: Partial<DesignForm>) => void;
}

function Measures({ form: { measures }, onChange }: PartProps) {
  const t = useWords(mapWords);
  const tPlans = useWords(plansWords);
  const { desk } = useStudio();
  const keys = desk.problem.measures.map(({ key }) => key as MapMeasure);
  const put = (at: number, more: Partial<DesignForm["measures"][number]>) =>
    onChange({ measures: measures.map((each, i) => (i === at ? { ...each, ...more } : each)) });
  const unused = keys.find((key) => !measures.some((each) => each.key === key));
  return (
    <Stack gap={6} component="fieldset" style={{ border: 0, padding: 0, margin: 0 }}>
      <Text component="legend" size="xs" fw={600} p={0}>
        {t("design.measures")}
      </Text>
      {measures.map(({ key, tolerance, weight }, at) => (
        <Group key={key} gap={6} align="flex-end" wrap="nowrap">
          <NativeSelect
            size="xs"
            flex={2}
            label={t("measure")}
            value={key}
            onChange={({ currentTarget }) =>
              put(at, { key: keys.find((each) => each === currentTarget.value) ?? key })
            }
            data={keys
              .filter((each) => each === key || !measures.some((used) => used.key === each))
              .map((value) => ({ value, label: nameMeasure(value, tPlans) }))}
          />
          <NumberInput
            size="xs"
            flex={1}
            label={t("design.tolerance")}
            placeholder={t("design.toleranceHint")}
            min={0}
            max={100}
            value={tolerance}
            onChange={(value) => put(at, { tolerance: value === "" ? "" : Number(value) })}
          />
          <NumberInput
            size="xs"
            flex={1}
            label={t("design.weight")}
            min={0}
            max={100}
            value={weight}
            onChange={(value) => put(at, { weight: Number(value) })}
          />
          <ActionIcon
            variant="subtle"
            color="red"
            aria-label={t("design.removeMeasure", { measure: nameMeasure(key, tPlans) })}
            disabled={measures.length === 1}
            onClick={() => onChange({ measures: measures.filter((_, i) => i !== at) })}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      {unused && (
        <Button
          size="compact-xs"
          variant="subtle"
          w="fit-content"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange({ measures: [...measures, { key: unused, tolerance: "", weight: 1 }] })}
        >
          {t("design.addMeasure")}
        </Button>
      )}
    </Stack>
  );
}

function Count({ form: { count, minimum, maximum, scope }, onChange }: PartProps) {
  const t = useWords(mapWords);
  const { desk } = useStudio();
  const codes = desk.territories.map(({ code, name }) => ({ value: code, label: `${code} · ${name}` }));
  const hasLocks = useDeskView(
    (_, { savedLocks, territories }) => savedLocks.size > 0 || territories.some(({ isLocked }) => isLocked),
  );
  return (
    <>
      <MultiSelect
        size="xs"
        searchable
        clearable
        label={t("design.scope")}
        placeholder={scope.length === 0 ? t("design.scopeAll") : ""}
        data={codes}
        value={[...scope]}
        onChange={(value) => onChange({ scope: value })}
        limit={50}
      />
      {scope.length === 0 && (
        <Group gap={6} align="flex-end" wrap="nowrap">
          <NativeSelect
            size="xs"
            flex={2}
            label={t("design.count")}
            value={count}
            onChange={({ currentTarget }) =>
              onChange({ count: COUNTS.find((each) => each === currentTarget.value) ?? "own" })
            }
            data={COUNTS.map((value) => ({ value, label: t(`design.count.${value}`) }))}
          />
          {count !== "own" && (
            <NumberInput
              size="xs"
              flex={1}
              label={count === "range" ? t("design.minimum") : t("design.count.number")}
              min={1}
              max={5000}
              value={minimum}
              onChange={(value) => onChange({ minimum: Number(value) })}
            />
          )}
          {count === "range" && (
            <NumberInput
              size="xs"
              flex={1}
              label={t("design.maximum")}
              min={minimum}
              max={5000}
              value={maximum}
              onChange={(value) => onChange({ maximum: Number(value) })}
            />
          )}
        </Group>
      )}
      {scope.length === 0 && count !== "own" && hasLocks && (
        <Text size="xs" role="note">
          {t("design.locksNew")}
        </Text>
      )}
    </>
  );
}

/** Units that stay the centres of territories: the one that is selected on the map is added. */
function Centres({ form: { centres, count, scope }, onChange }: PartProps) {
  const t = useWords(mapWords);
  const { desk, selection } = useStudio();
  if (count !== "own" && scope.length === 0) return null;
  const [unit] = selection.size === 1 ? selection : [];
  const index = unit === undefined ? -1 : desk.assignment[unit];
  const add = () => {
    if (unit === undefined || index < 0) return;
    const territory = desk.territories[index].code;
    const others = centres.filter((each) => each.territory !== territory);
    onChange({ centres: [...others, { territory, unit: desk.layer.units.codes[unit] }] });
  };
  return (
    <Stack gap={4}>
      <Text size="xs" fw={600}>
        {t("design.centres")}
      </Text>
      {centres.map(({ territory, unit: centre }) => (
        <Group key={territory} gap={6} justify="space-between" wrap="nowrap">
          <Text size="xs">{t("design.centre", { territory, unit: centre })}</Text>
          <ActionIcon
            size="sm"
            variant="subtle"
            color="red"
            aria-label={t("design.removeCentre", { territory })}
            onClick={() => onChange({ centres: centres.filter((each) => each.territory !== territory) })}
          >
            <IconTrash size={14} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      {index < 0 ? (
        <Text size="xs" c="dimmed">
          {t("design.centreHint")}
        </Text>
      ) : (
        <Button size="compact-xs" variant="subtle" w="fit-content" onClick={add}>
          {t("design.addCentre", {
            unit: desk.layer.units.codes[unit],
            territory: desk.territories[index].code,
          })}
        </Button>
      )}
    </Stack>
  );
}

/** So many links over water are named. */
const MOST_LINKS = 4;

function More({ form, onChange }: PartProps) {
  const t = useWords(mapWords);
  const { desk } = useStudio();
  const { names } = desk.layer.units;
  const links = useMemo(() => joinIslands(desk), [desk]);
  const lockedCount = useDeskView((_, { savedLocks }) => savedLocks.size);
  return (
    <>
      <NativeSelect
        size="xs"
        label={t("design.objective")}
        value={form.objective}
        onChange={({ currentTarget }) =>
          onChange({ objective: OBJECTIVES.find((each) => each === currentTarget.value) ?? "inertia" })
        }
        data={OBJECTIVES.map((value) => ({ value, label: t(`design.objective.${value}`) }))}
      />
      <Checkbox
        size="xs"
        label={t("design.contiguous")}
        checked={form.contiguous}
        onChange={({ currentTarget }) => onChange({ contiguous: currentTarget.checked })}
      />
      {form.contiguous && links.length > 0 && (
        <Checkbox
          size="xs"
          label={t("design.islands", { count: links.length })}
          description={`${links
            .slice(0, MOST_LINKS)
            .map(({ a, b }) => `${names[a]} – ${names[b]}`)
            .join(", ")}${links.length > MOST_LINKS ? ", …" : ""}`}
          checked={form.joinsIslands}
          onChange={({ currentTarget }) => onChange({ joinsIslands: currentTarget.checked })}
        />
      )}
      <NumberInput
        size="xs"
        label={t("design.budget")}
        placeholder={t("design.budgetHint")}
        min={0}
        max={100}
        value={form.budget}
        onChange={(value) => onChange({ budget: value === "" ? "" : Number(value) })}
      />
      <Group gap={6} grow align="flex-start">
        <NumberInput
          size="xs"
          label={t("design.time")}
          min={1}
          max={3600}
          value={form.seconds}
          onChange={(value) => onChange({ seconds: Number(value) })}
        />
        <NumberInput
          size="xs"
          label={t("design.pareto")}
          description={t("design.paretoHint")}
          inputWrapperOrder={["label", "input", "description"]}
          min={1}
          max={20}
          value={form.pareto}
          onChange={(value) => onChange({ pareto: Number(value) })}
        />
      </Group>
      {lockedCount > 0 && <Text size="xs">{t("design.locks", { count: lockedCount })}</Text>}
    </>
  );
}
