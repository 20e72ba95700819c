import { Alert, Button, Group, SegmentedControl, Text, useComputedColorScheme } from "@mantine/core";
import { IconFocusCentered } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import "maplibre-gl/dist/maplibre-gl.css";
import { type CSSProperties, useEffect, useEffectEvent, useRef, useState } from "react";
import { PrintedMap } from "../../components/printed-map.tsx";
import { Section } from "../../components/section.tsx";
import { showProblem } from "../../components/show-problem.tsx";
import { useWords } from "../../i18n/define-words.ts";
import type { PlanDesk } from "../../map/plan-desk.ts";
import { StudioMap } from "../../map/studio-map.ts";
import { compareWords } from "./compare-words.ts";
import { hatchUnits } from "./hatch.ts";
import type { JoinedPlans } from "./join-plans.ts";
import classes from "./plan-maps.module.css";
import { SwipeHandle } from "./swipe-handle.tsx";
import { syncMaps } from "./sync-maps.ts";

interface PlanMapsProps {
  readonly plans: JoinedPlans;
  readonly names: readonly [string, string];
}

/** The maps of both plans, moving together; units that change their territory are hatched. */
export function PlanMaps({ plans, names }: PlanMapsProps) {
  const t = useWords(compareWords);
  const { view = "side" } = useSearch({ from: "/frame/plans/compare" });
  const navigate = useNavigate({ from: "/plans/compare" });
  const [before, setBefore] = useState<StudioMap | null>(null);
  const [after, setAfter] = useState<StudioMap | null>(null);
  const [border, setBorder] = useState(50);
  const isSwipe = view === "swipe";
  useEffect(() => (before && after ? syncMaps(before.map, after.map) : undefined), [before, after]);
  const panes = [
    { desk: plans.before, colours: plans.coloursBefore, map: before, onMap: setBefore },
    { desk: plans.after, colours: plans.coloursAfter, map: after, onMap: setAfter },
  ];
  return (
    <Section
      title={t("maps.title")}
      actions={
        <Group gap="xs" className="no-print">
          <SegmentedControl
            size="xs"
            aria-label={t("maps.title")}
            value={view}
            onChange={(next) =>
              void navigate({
                search: (search) => ({ ...search, view: next === "swipe" ? "swipe" : undefined }),
                replace: true,
                resetScroll: false,
              })
            }
            data={[
              { value: "side", label: t("maps.side") },
              { value: "swipe", label: t("maps.swipe") },
            ]}
          />
          <Button
            size="xs"
            variant="default"
            leftSection={<IconFocusCentered size={14} aria-hidden />}
            onClick={() => before?.showAll()}
          >
            {t("maps.reset")}
          </Button>
        </Group>
      }
    >
      <div
        className={isSwipe ? `${classes.maps} ${classes.swipe}` : classes.maps}
        style={{ "--border": `${border}%` } as CSSProperties}
      >
        {panes.map((pane, index) => (
          <Pane key={pane.desk.plan.planId} {...pane} name={names[index]} movedUnits={plans.movedUnits} />
        ))}
        {isSwipe && <SwipeHandle percent={border} onChange={setBorder} />}
      </div>
      <Text size="xs" c="dimmed">
        {t("maps.hatched")}. {t("maps.colours")} {isSwipe && t("maps.swipeTells", { percent: border })}
      </Text>
    </Section>
  );
}

interface PaneProps {
  readonly desk: PlanDesk;
  readonly colours: readonly number[];
  readonly name: string;
  readonly movedUnits: readonly number[];
  /** Null until it is drawn. */
  readonly map: StudioMap | null;
  readonly onMap: (map: StudioMap | null) => void;
}

function Pane({ desk, colours, name, movedUnits, map, onMap }: PaneProps) {
  const t = useWords(compareWords);
  const isDark = useComputedColorScheme("light") === "dark";
  const container = useRef<HTMLDivElement>(null);
  const studio = useRef<StudioMap | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const mark = useEffectEvent((map: StudioMap) => {
    const { layer } = map.desk;
    if (layer.perimeterKm === null) return map.select(new Set(movedUnits));
    const codes = movedUnits.map((unit) => layer.units.codes[unit]);
    hatchUnits(map, { codes, isDark });
  });
  // one map per plan: colours and language of the moment, later ones are told below
  const open = useEffectEvent((element: HTMLDivElement, shown: PlanDesk) => {
    try {
      const onReady = () => {
        mark(made);
        onMap(made);
      };
      const made = new StudioMap({
        ...{ container: element, desk: shown, isDark, onReady, onFailure: showProblem },
      });
      made.setFill({ kind: "territory", colourOf: colours });
      made.map.getCanvas().setAttribute("aria-label", t("maps.label", { name }));
      made.map.once("idle", () => element.setAttribute("data-idle", "true"));
      studio.current = made;
      return () => {
        studio.current = null;
        onMap(null);
        made.close();
      };
    } catch (error) {
      // no WebGL: the tables say the same
      setFailure(error instanceof Error ? error.message : String(error));
    }
  });
  useEffect(() => (container.current === null ? undefined : open(container.current, desk)), [desk]);
  // draws anew, and is ready anew
  useEffect(() => studio.current?.setDark(isDark), [isDark]);
  return (
    <div className={classes.pane}>
      <div className={classes.name}>{name}</div>
      {failure !== null && <Alert color="orange">{t("maps.noMap", { reason: failure })}</Alert>}
      <div ref={container} className={classes.map} data-testid="plan-map" />
      <PrintedMap map={map} label={t("maps.label", { name })} />
    </div>
  );
}
