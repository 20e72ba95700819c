import { ActionIcon, Chip, Group, NativeSelect, Slider, Tooltip } from "@mantine/core";
import {
  IconArrowsMoveHorizontal,
  IconBrush,
  IconFocusCentered,
  IconLasso,
  IconMinus,
  IconPlus,
  IconPointer,
  IconRectangle,
} from "@tabler/icons-react";
import { useWords } from "../../i18n/define-words.ts";
import { FILLS, TOOLS, type Tool } from "./map-search.ts";
import { mapWords } from "./map-words.ts";
import classes from "./studio.module.css";
import { useStudio } from "./studio-context.ts";

const ICONS = {
  select: IconPointer,
  brush: IconBrush,
  border: IconArrowsMoveHorizontal,
  lasso: IconLasso,
  rectangle: IconRectangle,
};
/** Those that change the plan. */
const EDITING: readonly Tool[] = ["brush", "border"];

interface MapToolsProps {
  readonly brushPixels: number;
  readonly onBrush: (pixels: number) => void;
}

/** Over the map: what the pointer does, and the zoom. */
export function MapTools({ brushPixels, onBrush }: MapToolsProps) {
  const t = useWords(mapWords);
  const { search, setSearch, mayEdit, map } = useStudio();
  const tool = search.tool ?? "select";
  const mine: readonly Tool[] = mayEdit ? TOOLS : TOOLS.filter((each) => !EDITING.includes(each));
  return (
    <div className={classes.tools} role="toolbar" aria-label={t("tool.label")} aria-orientation="vertical">
      {mine.map((each) => {
        const Picture = ICONS[each];
        return (
          <Tooltip key={each} label={t(`tool.${each}`)} position="right">
            <ActionIcon
              size="lg"
              variant={tool === each ? "filled" : "subtle"}
              aria-label={t(`tool.${each}`)}
              aria-pressed={tool === each}
              onClick={() => setSearch({ tool: each === "select" ? undefined : each })}
            >
              <Picture size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        );
      })}
      {tool === "brush" && (
        <Slider
          w={34}
          px={4}
          size="xs"
          min={0}
          max={60}
          step={4}
          value={brushPixels}
          onChange={onBrush}
          label={(value) => value}
          thumbLabel={t("tool.brushSize")}
        />
      )}
      <ActionIcon size="lg" variant="subtle" aria-label={t("tool.zoomIn")} onClick={() => map?.map.zoomIn()}>
        <IconPlus size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        size="lg"
        variant="subtle"
        aria-label={t("tool.zoomOut")}
        onClick={() => map?.map.zoomOut()}
      >
        <IconMinus size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon size="lg" variant="subtle" aria-label={t("tool.fit")} onClick={() => map?.showAll()}>
        <IconFocusCentered size={18} aria-hidden />
      </ActionIcon>
    </div>
  );
}

/** The same accounts in two ways: one takes the place of the other. */
const INSTEAD = { accounts: { heat: undefined }, heat: { accounts: undefined }, homes: {} };

/** How the map is coloured and what points stand on it. */
export function MapLook() {
  const t = useWords(mapWords);
  const { desk, search, setSearch } = useStudio();
  const fills = FILLS.filter((each) => desk.hasTargets || each !== "deviation");
  return (
    <Group gap={6}>
      <NativeSelect
        size="xs"
        aria-label={t("fill.label")}
        value={search.fill ?? "territory"}
        onChange={({ currentTarget }) =>
          setSearch({ fill: FILLS.find((each) => each === currentTarget.value) })
        }
        data={fills.map((value) => ({ value, label: t(`fill.${value}`) }))}
      />
      {(["accounts", "heat", "homes"] as const).map((layer) => (
        <Chip
          key={layer}
          size="xs"
          checked={search[layer] === true}
          onChange={(isOn) => setSearch({ ...INSTEAD[layer], [layer]: isOn ? true : undefined })}
        >
          {t(`layers.${layer}`)}
        </Chip>
      ))}
    </Group>
  );
}
