import { Badge, type MantineColor } from "@mantine/core";
import {
  IconArchive,
  IconCalendarEvent,
  IconCircleCheck,
  IconEye,
  IconPencil,
  IconPlayerPlay,
  type IconProps,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import { useWords } from "../../i18n/define-words.ts";
import type { PlanState } from "./plan-queries.ts";
import { plansWords } from "./plans-words.ts";

interface Look {
  readonly color: MantineColor;
  readonly icon: ComponentType<IconProps>;
}

/** Colour and sign of a state; the word always stands beside them. */
export const STATE_LOOKS: Readonly<Record<PlanState, Look>> = {
  draft: { color: "gray", icon: IconPencil },
  "in-review": { color: "violet", icon: IconEye },
  approved: { color: "blue", icon: IconCircleCheck },
  scheduled: { color: "indigo", icon: IconCalendarEvent },
  active: { color: "green", icon: IconPlayerPlay },
  archived: { color: "gray", icon: IconArchive },
};

/** A plan's state in a word, with a sign of its own. */
export function StateBadge({ state }: { readonly state: PlanState }) {
  const t = useWords(plansWords);
  const { color, icon: Sign } = STATE_LOOKS[state];
  return (
    <Badge
      variant="light"
      color={color}
      leftSection={<Sign size={12} aria-hidden />}
      // the colour of a light badge has too little contrast for words, in any of our colours
      styles={{
        root: { flexShrink: 0, textTransform: "none" },
        label: { color: "var(--mantine-color-text)" },
      }}
    >
      {t(`state.${state}`)}
    </Badge>
  );
}
