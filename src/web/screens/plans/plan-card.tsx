import { ActionIcon, Box, Checkbox, Group, Menu, Paper, Text } from "@mantine/core";
import { IconArrowsDiff, IconDots, IconGitBranch, IconMap } from "@tabler/icons-react";
import { useMay } from "../../api/self.ts";
import { LinkAnchor, LinkButton, LinkMenuItem } from "../../components/links.tsx";
import { type Translate, useWords } from "../../i18n/define-words.ts";
import { type Format, useFormat } from "../../i18n/use-format.ts";
import classes from "./plan-card.module.css";
import type { Plan } from "./plan-queries.ts";
import { type PlanWord, plansWords } from "./plans-words.ts";
import { StateBadge } from "./state-badge.tsx";

interface PlanCardProps {
  readonly plan: Plan;
  /** The plan it was branched from, where it is within reach. */
  readonly base: Plan | undefined;
  readonly isPicked: boolean;
  /** Null: there is nothing to compare it with. */
  readonly onPick: ((isPicked: boolean) => void) | null;
  readonly onBranch: () => void;
}

/** A plan in the list: what it is, what comes next, and where to go. */
export function PlanCard({ plan, base, isPicked, onPick, onBranch }: PlanCardProps) {
  const t = useWords(plansWords);
  const format = useFormat();
  const details = [
    t("list.version", { version: plan.version }),
    ...(base === undefined ? [] : [t("list.basedOn", { name: base.name })]),
  ];
  return (
    <Paper withBorder p="sm" className={classes.card} data-state={plan.state} component="article">
      {onPick ? (
        <Checkbox
          checked={isPicked}
          onChange={(event) => onPick(event.currentTarget.checked)}
          aria-label={t("list.pick", { name: plan.name })}
        />
      ) : (
        <span />
      )}
      <Box miw={0}>
        <Group gap="xs">
          <LinkAnchor to="/plans/$planId" params={{ planId: plan.id }} fw={600} className={classes.name}>
            {plan.name}
          </LinkAnchor>
          <StateBadge state={plan.state} />
        </Group>
        <Text size="sm">{tellNext(plan, t, format)}</Text>
        <Text size="xs" c="dimmed">
          {details.join(" · ")}
        </Text>
      </Box>
      <div className={classes.buttons}>
        <LinkButton
          to="/plans/$planId/map"
          params={{ planId: plan.id }}
          variant="default"
          size="xs"
          leftSection={<IconMap size={14} aria-hidden />}
        >
          {t("map")}
        </LinkButton>
        <CardMenu plan={plan} base={base} onBranch={onBranch} />
      </div>
    </Paper>
  );
}

function CardMenu({ plan, base, onBranch }: Pick<PlanCardProps, "plan" | "base" | "onBranch">) {
  const t = useWords(plansWords);
  const mayCreate = useMay("plans:create");
  const isComparable = base !== undefined && base.layerId === plan.layerId;
  if (!mayCreate && !isComparable) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t("list.actions", { name: plan.name })}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {mayCreate && (
          <Menu.Item leftSection={<IconGitBranch size={14} aria-hidden />} onClick={onBranch}>
            {t("branch")}
          </Menu.Item>
        )}
        {isComparable && (
          <LinkMenuItem
            leftSection={<IconArrowsDiff size={14} aria-hidden />}
            to="/plans/compare"
            search={{ a: base.id, b: plan.id }}
          >
            {t("plan.compareBase", { name: base.name })}
          </LinkMenuItem>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What is to be done with the plan next, in words. */
export function tellNext(
  { state, effectiveFrom }: Pick<Plan, "state" | "effectiveFrom">,
  t: Translate<PlanWord>,
  format: Format,
): string {
  if (state === "active" && effectiveFrom === null) return t("next.activePlain");
  return t(`next.${state}`, effectiveFrom === null ? {} : { date: format.date(effectiveFrom) });
}
