import { List, ThemeIcon } from "@mantine/core";
import { IconCheck, IconCircle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useMay } from "../../api/self.ts";
import { LinkAnchor } from "../../components/links.tsx";
import { Section } from "../../components/section.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { layersQuery, plansQuery } from "../plans/plan-queries.ts";
import { anyAccountQuery } from "./any-account-query.ts";
import { homeWords } from "./home-words.ts";

/** What stands where the map will be: the way from an empty product to a plan that holds, and how far it is gone. */
export function FirstSteps() {
  const t = useWords(homeWords);
  const mayImport = useMay("imports:edit");
  const mayPlan = useMay("plans:create");
  const { data: layers = [] } = useQuery(layersQuery);
  const { data: plans = [] } = useQuery(plansQuery);
  const { data: hasAccounts = false } = useQuery(anyAccountQuery);
  if (!mayImport || !mayPlan) return null;
  const isPast = (states: readonly string[]) => plans.some(({ state }) => !states.includes(state));
  const steps = [
    { key: "first.accounts", isDone: hasAccounts, to: "/imports", search: { kind: "accounts" } },
    { key: "first.areas", isDone: layers.length > 0, to: "/imports", search: { kind: "units" } },
    { key: "first.plan", isDone: plans.length > 0, to: "/plans", search: {} },
    { key: "first.approve", isDone: isPast(["draft", "in-review", "archived"]), to: "/plans", search: {} },
    { key: "first.hold", isDone: false, to: "/plans", search: {} },
  ] as const;
  return (
    <Section title={t("first.title")} lead={t("first.lead")}>
      <List type="ordered" spacing="sm" size="sm" center>
        {steps.map(({ key, isDone, to, search }) => (
          <List.Item
            key={key}
            icon={
              <ThemeIcon size={24} radius="xl" variant={isDone ? "filled" : "light"}>
                {isDone ? (
                  <IconCheck size={14} role="img" aria-label={t("first.done")} />
                ) : (
                  <IconCircle size={14} aria-hidden />
                )}
              </ThemeIcon>
            }
          >
            {isDone ? (
              t(key)
            ) : (
              <LinkAnchor to={to} search={search} fz="sm">
                {t(key)}
              </LinkAnchor>
            )}
          </List.Item>
        ))}
      </List>
    </Section>
  );
}
