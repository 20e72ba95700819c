import { Button, Group, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { api, dataOf } from "../../api/client.ts";
import type { components } from "../../api/schema.d.ts";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import type { MapMeasure } from "../../map/live-problem.ts";
import { formatDeviation, formatMeasure, nameMeasure } from "../plans/format-measure.ts";
import { plansWords } from "../plans/plans-words.ts";
import { OBJECTIVES } from "./design-wishes.ts";
import { mapWords } from "./map-words.ts";
import { Lines, Section, tellHeld } from "./section.tsx";
import { useStudio, useWholeView, WHITE_SPACE_CODE } from "./studio-context.ts";
import { TerritorySelect, useNameOf } from "./territory-select.tsx";
import { UnitAccounts } from "./unit-accounts.tsx";

/** The units that are selected: what they hold, where they are, and where they may go. */
export function SelectionSection() {
  const t = useWords(mapWords);
  const { selection, desk } = useStudio();
  const units = [...selection];
  if (units.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t("selection.none")}
      </Text>
    );
  const { codes, names } = desk.layer.units;
  const title =
    units.length === 1
      ? `${t("selection.one", { code: codes[units[0]] })} · ${names[units[0]]}`
      : t("selection.heading", { count: units.length });
  return (
    <Section title={title}>
      <Sums units={units} />
      <Moves units={units} />
      <UnitAccounts units={units} />
      {units.length === 1 && <WhyHere key={units[0]} unit={units[0]} />}
    </Section>
  );
}

function Sums({ units }: { readonly units: readonly number[] }) {
  const t = useWords(mapWords);
  const tPlans = useWords(plansWords);
  const format = useFormat();
  const { desk } = useStudio();
  const nameOf = useNameOf();
  useWholeView();
  const homes = [...new Set(units.map((unit) => desk.assignment[unit]))];
  const shown = homes.slice(0, 4).map(nameOf).join(", ");
  return (
    <Lines
      lines={[
        { label: t("selection.in"), value: homes.length > 4 ? `${shown}, …` : shown },
        ...desk.problem.measures.map(({ key }, m) => ({
          label: nameMeasure(key as MapMeasure, tPlans),
          value: formatMeasure(
            key as MapMeasure,
            units.reduce((sum, unit) => sum + desk.unitValue(m, unit), 0),
            format,
          ),
        })),
      ]}
    />
  );
}

function Moves({ units }: { readonly units: readonly number[] }) {
  const t = useWords(mapWords);
  const { desk, target, setSearch, assign, select, mayEdit } = useStudio();
  useWholeView();
  const areLocked = units.every((unit) => desk.lockedUnits.has(unit));
  if (!mayEdit)
    return (
      <Button size="compact-xs" variant="default" onClick={() => select([])}>
        {t("selection.clear")}
      </Button>
    );
  return (
    <Stack gap={6}>
      <Group gap={6} align="flex-end" wrap="nowrap">
        <TerritorySelect
          label={t("selection.to")}
          value={target}
          onChange={(index) =>
            setSearch({
              territory:
                index === null ? undefined : index < 0 ? WHITE_SPACE_CODE : desk.territories[index].code,
            })
          }
        />
        <Button
          size="xs"
          disabled={target === null}
          onClick={() => {
            const held = target === null ? 0 : assign(units, target);
            tellHeld(held, t("selection.held", { count: held }));
          }}
        >
          {t("selection.assign")}
        </Button>
      </Group>
      <Group gap={6}>
        <Button size="compact-xs" variant="default" onClick={() => desk.lock(units, !areLocked)}>
          {t(areLocked ? "selection.unlock" : "selection.lock")}
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => select([])}>
          {t("selection.clear")}
        </Button>
      </Group>
    </Stack>
  );
}

type Explanation = components["schemas"]["UnitExplanation"];

function WhyHere({ unit }: { readonly unit: number }) {
  const t = useWords(mapWords);
  const { desk, mayEdit } = useStudio();
  const ask = useMutation({
    meta: { quiet: true },
    mutationFn: () =>
      dataOf(
        api.GET("/v1/plans/{planId}/explanation", {
          params: { path: { planId: desk.plan.planId }, query: { unit: desk.layer.units.codes[unit] } },
        }),
      ),
  });
  if (!mayEdit) return null;
  return (
    <Stack gap={6}>
      <Button
        size="compact-xs"
        variant="light"
        w="fit-content"
        loading={ask.isPending}
        onClick={() => ask.mutate()}
      >
        {t("selection.why")}
      </Button>
      {ask.error && <ProblemAlert error={ask.error} />}
      {ask.data && <Options unit={unit} explanation={ask.data} />}
    </Stack>
  );
}

/** What the engine calls rules that forbid a move. */
const BLOCKS = [
  ...(["contiguity", "band", "capacity", "unit-lock", "territory-lock"] as const),
  ...(["fixed-centre", "required-pair", "forbidden-pair", "moved-share", "last-unit"] as const),
] as const;

function Options({ unit, explanation }: { readonly unit: number; readonly explanation: Explanation }) {
  const t = useWords(mapWords);
  const format = useFormat();
  const { desk, assign } = useStudio();
  const indexOf = new Map(desk.territories.map(({ code }, index) => [code, index]));
  const objective = OBJECTIVES.find((each) => each === explanation.objective.key);
  const nameOf = (rule: string) => {
    const known = BLOCKS.find((each) => each === rule);
    return known === undefined ? rule : t(`why.rule.${known}`);
  };
  return (
    <Stack gap={6}>
      <Text size="xs" c="dimmed">
        {t("why.heading")}
        {objective && ` (${t(`design.objective.${objective}`).toLowerCase()})`}.{" "}
        {t("why.saved", { version: desk.version })}
      </Text>
      {explanation.options.length === 0 && <Text size="xs">{t("why.none")}</Text>}
      {explanation.options
        .slice(0, 6)
        .map(({ territory, objectiveChange, changeShare, allowed, forbiddenBy }) => {
          const change =
            changeShare === null
              ? format.number(Math.abs(objectiveChange))
              : formatDeviation(Math.abs(changeShare), format);
          const index = indexOf.get(territory);
          return (
            <Group key={territory} gap={6} justify="space-between" wrap="nowrap">
              <Text size="xs">
                <b>{territory}</b> {t(objectiveChange > 0 ? "why.worse" : "why.better", { change })}
                {!allowed && (
                  <Text span size="xs" c="dimmed">
                    {" · "}
                    {t("why.forbidden", {
                      rules: [...new Set(forbiddenBy.map(({ rule }) => nameOf(rule)))].join(", "),
                    })}
                  </Text>
                )}
              </Text>
              {index !== undefined && (
                <Button size="compact-xs" variant="subtle" onClick={() => assign([unit], index)}>
                  {t("why.take", { code: territory })}
                </Button>
              )}
            </Group>
          );
        })}
    </Stack>
  );
}
