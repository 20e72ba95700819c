import { Alert, Anchor, Box, Button, Group, SegmentedControl, Text } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { IconLock, IconMap2 } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useBlocker, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { LayerMap, PlanMap } from "../../../contract/maps.ts";
import { api, dataOf, onlyOnce } from "../../api/client.ts";
import { useMay } from "../../api/self.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { LoadingLines, usePageTitle } from "../../components/page.tsx";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { loadBackground } from "../../map/load-background.ts";
import { PlanDesk } from "../../map/plan-desk.ts";
import { memberNamesQuery, PLANS_KEY, type Plan, planQuery } from "../plans/plan-queries.ts";
import { plansWords } from "../plans/plans-words.ts";
import { openAddTerritory } from "./add-territory.tsx";
import { DesignDrawer, type DesignWish } from "./design-drawer.tsx";
import { Inspector } from "./inspector.tsx";
import { Legend } from "./legend.tsx";
import { MapCanvas } from "./map-canvas.tsx";
import { changesSince, layerMapQuery, planMapQuery } from "./map-queries.ts";
import type { MapSearch, Tool } from "./map-search.ts";
import { MapTools } from "./map-tools.tsx";
import { mapWords } from "./map-words.ts";
import { PlanBar } from "./plan-bar.tsx";
import { PrintSheet } from "./print-sheet.tsx";
import { tellHeld } from "./section.tsx";
import { StaleDialog } from "./stale-dialog.tsx";
import classes from "./studio.module.css";
import { countChanges, StudioContext, useDeskView, useOpenStudio, useStudio } from "./studio-context.ts";
import { TerritoryList } from "./territory-list.tsx";
import { UnitTable } from "./unit-table.tsx";

/** The map studio of a plan. */
export function MapPage() {
  const t = useWords(mapWords);
  const { planId } = useParams({ from: "/frame/plans/$planId/map" });
  const plan = useQuery(planQuery(planId));
  const planMap = useQuery(planMapQuery(planId));
  const layerId = plan.data?.layerId ?? planMap.data?.layerId;
  const layerMap = useQuery({ ...layerMapQuery(layerId ?? ""), enabled: layerId !== undefined });
  usePageTitle(plan.data ? `${plan.data.name} · ${t("title")}` : t("title"));
  // what was read once stays, with all that is changed on it and not saved, also where the server is gone for a while
  const failed = [plan, planMap, layerMap].find(({ error, data }) => error !== null && data === undefined);
  if (failed)
    return (
      <Box p="lg">
        <ProblemAlert error={failed.error} onRetry={() => void failed.refetch()} />
      </Box>
    );
  if (!plan.data || !planMap.data || !layerMap.data)
    return (
      <Box p="lg">
        <LoadingLines count={10} />
      </Box>
    );
  return <DeskOf plan={plan.data} planMap={planMap.data} layerMap={layerMap.data} />;
}

interface DeskOfProps {
  readonly plan: Plan;
  readonly planMap: PlanMap;
  readonly layerMap: LayerMap;
}

/** One desk per answer of the server; a merge puts another in its place. */
function DeskOf({ plan, planMap, layerMap }: DeskOfProps) {
  const seesWhole = useMay("white-space:read");
  const opened = useMemo(
    () => new PlanDesk(layerMap, planMap, { seesWhole }),
    [layerMap, planMap, seesWhole],
  );
  const [merged, setMerged] = useState<{ readonly from: PlanDesk; readonly desk: PlanDesk } | null>(null);
  const desk = merged?.from === opened ? merged.desk : opened;
  return (
    <OpenStudio
      key={plan.id}
      plan={plan}
      desk={desk}
      onDesk={(next) => setMerged({ from: opened, desk: next })}
    />
  );
}

interface OpenStudioProps {
  readonly plan: Plan;
  readonly desk: PlanDesk;
  readonly onDesk: (desk: PlanDesk) => void;
}

function OpenStudio({ plan, desk, onDesk }: OpenStudioProps) {
  const search = useSearch({ from: "/frame/plans/$planId/map" });
  const navigate = useNavigate({ from: "/plans/$planId/map" });
  const seesWhole = useMay("white-space:read");
  const mayEdit = useMay("plans:edit") && plan.state === "draft";
  const setSearch = useCallback(
    (change: Partial<MapSearch>) =>
      void navigate({ search: (before) => ({ ...before, ...change }), replace: true }),
    [navigate],
  );
  const studio = useOpenStudio({ desk, mayEdit, seesWhole, search, setSearch });
  const [isStale, setStale] = useState(false);
  const [wish, setWish] = useState<DesignWish | null>(null);
  useUnsaved(useSyncExternalStore(desk.subscribe, () => countChanges(desk.view) > 0));
  return (
    <StudioContext value={studio}>
      <div className={classes.frame} data-designing={wish !== null || undefined}>
        <PlanBar plan={plan} onDesign={() => setWish({ scope: null })} onStale={() => setStale(true)} />
        <Notices plan={plan} onLook={() => setStale(true)} />
        <Body onFix={(territory) => setWish({ scope: territory })} />
        <PrintSheet plan={plan} />
      </div>
      <StaleDialog isOpen={isStale} onClose={() => setStale(false)} onDesk={onDesk} />
      {mayEdit && <DesignDrawer plan={plan} wish={wish} onClose={() => setWish(null)} />}
    </StudioContext>
  );
}

/** Asks before leaving with changes that are not saved. */
function useUnsaved(isUnsaved: boolean): void {
  const t = useWords(mapWords);
  useBlocker({
    shouldBlockFn: ({ current, next }) =>
      isUnsaved && current.pathname !== next.pathname && !window.confirm(t("save.discardAsk")),
    enableBeforeUnload: isUnsaved,
  });
}

const PANELS = ["map", "territories", "inspect", "table"] as const;

interface BodyProps {
  readonly onFix: (territory: string) => void;
}

function Body({ onFix }: BodyProps) {
  const t = useWords(mapWords);
  const { desk, search, mayEdit } = useStudio();
  const [panel, setPanel] = useState<(typeof PANELS)[number]>("map");
  const [brushPixels, setBrush] = useState(8);
  useTheKeys();
  const hidden = (name: (typeof PANELS)[number]) => (panel === name ? {} : { "data-hidden": true });
  const hidesCentre = panel !== "map" && panel !== "table" ? { "data-hidden": true } : {};
  return (
    <>
      <div className={classes.phone}>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t("panels.label")}
          value={panel}
          onChange={(value) => setPanel(PANELS.find((each) => each === value) ?? "map")}
          data={PANELS.map((value) => ({ value, label: t(`panels.${value}`) }))}
        />
      </div>
      <div className={classes.body}>
        <aside
          className={`${classes.side} ${classes.left}`}
          aria-label={t("panels.territories")}
          {...hidden("territories")}
        >
          {desk.territories.length === 0 ? (
            <EmptyState icon={IconMap2} title={t("empty.title")} text={t("empty.text")}>
              {mayEdit && <Button onClick={() => openAddTerritory(desk)}>{t("empty.add")}</Button>}
            </EmptyState>
          ) : (
            <TerritoryList />
          )}
        </aside>
        <div className={classes.centre} {...hidesCentre}>
          <div className={classes.stage} hidden={panel === "table"}>
            <MapCanvas brushPixels={brushPixels} />
            <MapTools brushPixels={brushPixels} onBrush={setBrush} />
            <Legend />
            <Credit />
          </div>
          {(search.table || panel === "table") && <UnitTable />}
        </div>
        <aside
          className={`${classes.side} ${classes.right}`}
          aria-label={t("panels.inspect")}
          {...hidden("inspect")}
        >
          <Inspector onFix={onFix} />
        </aside>
      </div>
    </>
  );
}

function Credit() {
  const { desk } = useStudio();
  const { data: background } = useQuery({ queryKey: ["background-map"], queryFn: loadBackground });
  const credit = [desk.layer.credit || "Natural Earth", background?.credit ?? ""].filter(
    (text) => text !== "",
  );
  return (
    <Text className={classes.credit} tabIndex={0}>
      {credit.join(" · ")}
    </Text>
  );
}

function useTheKeys(): void {
  const t = useWords(mapWords);
  const { desk, setSearch, selection, select, target, assign, mayEdit } = useStudio();
  const use = (tool: Tool) => () => setSearch({ tool: tool === "select" ? undefined : tool });
  useHotkeys([
    ["V", use("select")],
    ["B", () => mayEdit && use("brush")()],
    ["D", () => mayEdit && use("border")()],
    ["L", use("lasso")],
    ["R", use("rectangle")],
    // of an open dialog it only closes that
    [
      "Escape",
      ({ target: from }) => !(from instanceof Element && from.closest("[role=dialog]")) && select([]),
    ],
    ["K", () => mayEdit && desk.lock(selection, ![...selection].every((unit) => desk.lockedUnits.has(unit)))],
    [
      "Enter",
      ({ target: from }) => {
        const isButton =
          from instanceof Element && from.closest("button, a, [role=option], [role=listbox]") !== null;
        if (isButton || !mayEdit || target === null || selection.size === 0) return;
        const held = assign(selection, target);
        tellHeld(held, t("selection.held", { count: held }));
      },
      { preventDefault: false },
    ],
  ]);
}

interface NoticesProps {
  readonly plan: Plan;
  readonly onLook: () => void;
}

/** How often the server is asked whether somebody else has saved. */
const PRESENCE_MILLISECONDS = 12_000;

/** Why nothing can be changed, and that somebody else just did. */
function Notices({ plan, onLook }: NoticesProps) {
  const t = useWords(mapWords);
  const tPlans = useWords(plansWords);
  const { mayEdit } = useStudio();
  const mayEver = useMay("plans:edit");
  return (
    <>
      {mayEdit && <SomebodyElse plan={plan} onLook={onLook} />}
      {!mayEdit && (
        <Alert color="gray" p={6} radius={0} icon={<IconLock aria-hidden />}>
          <Group gap="sm">
            <Text size="sm">
              {mayEver
                ? t("readOnly.state", { state: tPlans(`state.${plan.state}`).toLowerCase() })
                : t("readOnly.rights")}
            </Text>
            {mayEver && <Branch plan={plan} />}
          </Group>
        </Alert>
      )}
    </>
  );
}

function Branch({ plan }: { readonly plan: Plan }) {
  const t = useWords(mapWords);
  const format = useFormat();
  const navigate = useNavigate();
  const client = useQueryClient();
  const branch = useMutation({
    mutationFn: () =>
      dataOf(
        api.POST("/v1/plans/{planId}/branches", {
          params: { path: { planId: plan.id }, header: onlyOnce() },
          body: {
            name: t("readOnly.branchName", {
              name: plan.name,
              date: format.instant(new Date().toISOString()),
            }),
          },
        }),
      ),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: PLANS_KEY });
      await navigate({ to: "/plans/$planId/map", params: { planId: id }, search: {} });
    },
  });
  return (
    <Button size="compact-xs" variant="light" loading={branch.isPending} onClick={() => branch.mutate()}>
      {t("readOnly.branch")}
    </Button>
  );
}

function SomebodyElse({ plan, onLook }: NoticesProps) {
  const t = useWords(mapWords);
  const client = useQueryClient();
  const known = useDeskView((_, { version }) => version);
  const { data: now } = useQuery({ ...planQuery(plan.id), refetchInterval: PRESENCE_MILLISECONDS });
  const version = now?.version ?? 0;
  const isBehind = version > known;
  const { data: changes } = useQuery({
    queryKey: ["changes-since", plan.id, known, version],
    queryFn: () => changesSince(plan.id, known),
    enabled: isBehind,
  });
  const { data: names } = useQuery({ ...memberNamesQuery, enabled: isBehind });
  const pending = useDeskView(countChanges);
  useEffect(() => {
    // nothing of mine is in the way
    if (isBehind && pending === 0) void client.refetchQueries({ queryKey: planMapQuery(plan.id).queryKey });
  }, [isBehind, pending, client, plan.id]);
  if (!isBehind || pending === 0) return null;
  const who = names?.get(changes?.[0]?.madeBy ?? "") ?? t("somebody");
  return (
    <Alert color="yellow" variant="default" p={6} radius={0} role="status">
      <Group gap="sm">
        <Text size="sm">{t("stale.banner", { who, version })}</Text>
        <Anchor component="button" size="sm" c="inherit" underline="always" onClick={onLook}>
          {t("stale.look")}
        </Anchor>
      </Group>
    </Alert>
  );
}
