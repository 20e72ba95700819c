import { Badge, Group, List, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { api, dataOf } from "../../api/client.ts";
import type { paths } from "../../api/schema.d.ts";
import { useMay } from "../../api/self.ts";
import { LinkAnchor } from "../../components/links.tsx";
import { QueryView } from "../../components/query-view.tsx";
import { Section } from "../../components/section.tsx";
import { useWords } from "../../i18n/define-words.ts";
import type { Account } from "./account-query.ts";
import { accountsWords } from "./accounts-words.ts";
import { ExplanationChain, explanationQuery } from "./explanation-chain.tsx";

type Held = paths["/v1/as-of"]["get"]["responses"][200]["content"]["application/json"]["plans"][number];

/** In each plan that holds: the territory, who works it, and the step of the precedence that decided. */
export function WhyHere({ account }: { readonly account: Account }) {
  const t = useWords(accountsWords);
  const held = useQuery({
    queryKey: ["as-of", "account", account.id],
    queryFn: async () =>
      (await dataOf(api.GET("/v1/as-of", { params: { query: { accountId: account.id } } }))).plans,
  });
  return (
    <Section title={t("why")}>
      <Text size="sm" c="dimmed">
        {t("whyText")}
      </Text>
      <QueryView query={held} lines={2}>
        {(plans) => (
          <Stack gap="lg">
            {plans.map((plan) => (
              <InPlan key={plan.planId} plan={plan} account={account} />
            ))}
          </Stack>
        )}
      </QueryView>
    </Section>
  );
}

function InPlan({ plan, account }: { readonly plan: Held; readonly account: Account }) {
  const t = useWords(accountsWords);
  const mayInspect = useMay("plans:inspect");
  const { planId, planName, salesForce, territory, assignments } = plan;
  const explanation = useQuery({ ...explanationQuery(planId, account.code), enabled: mayInspect });
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {t("inPlan", { plan: planName, salesForce })}
      </Text>
      <Group gap="xs">
        {territory ? (
          <LinkAnchor
            to="/plans/$planId/territories/$territoryId"
            params={{ planId, territoryId: territory.id }}
            fw={600}
          >
            {territory.code} {territory.name}
          </LinkAnchor>
        ) : (
          <Badge color="orange" variant="light">
            {t("noTerritory")}
          </Badge>
        )}
        {mayInspect && explanation.data && (
          <Badge variant="default" tt="none">
            {t("cause")}: {t(`cause.${explanation.data.cause ?? "geography"}`)}
          </Badge>
        )}
      </Group>
      {assignments.length === 0 ? (
        <Text size="sm">{t("noRep")}</Text>
      ) : (
        <List size="sm" listStyleType="none">
          {assignments.map(({ id, repName, role }) => (
            <List.Item key={id}>
              {repName}, {t(`repRole.${role}`)}
            </List.Item>
          ))}
        </List>
      )}
      {mayInspect && (
        <QueryView query={explanation} lines={3}>
          {(data) => <ExplanationChain explanation={data} />}
        </QueryView>
      )}
    </Stack>
  );
}
