import { Badge, Button, Group, List, Stack, Text } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { api, dataOf } from "../../api/client.ts";
import { useMay } from "../../api/self.ts";
import { Facts } from "../../components/facts.tsx";
import { LinkAnchor } from "../../components/links.tsx";
import { Page } from "../../components/page.tsx";
import { QueryView } from "../../components/query-view.tsx";
import { Section } from "../../components/section.tsx";
import { commonWords } from "../../i18n/common-words.ts";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { AccountHistory } from "./account-history.tsx";
import { type Account, accountQuery } from "./account-query.ts";
import { accountsWords } from "./accounts-words.ts";
import { EditAccount } from "./edit-account.tsx";
import { ProductOpenings } from "./product-openings.tsx";
import { WhyHere } from "./why-here.tsx";

/** One account: what it is, who looks after it and why, its family, what was done with it. */
export function AccountPage() {
  const { accountId } = useParams({ from: "/frame/accounts/$accountId" });
  const t = useWords(accountsWords);
  const account = useQuery(accountQuery(accountId));
  if (account.data === undefined) {
    return (
      <Page title={t("title")}>
        <QueryView query={account}>{() => null}</QueryView>
      </Page>
    );
  }
  return <AccountView account={account.data} />;
}

function AccountView({ account }: { readonly account: Account }) {
  const t = useWords(accountsWords);
  const common = useWords(commonWords);
  const mayEdit = useMay("accounts:edit");
  const [isEditing, setEditing] = useState(false);
  return (
    <Page
      title={account.name}
      lead={account.code}
      actions={
        mayEdit && (
          <Button
            variant="default"
            leftSection={<IconPencil size={16} aria-hidden />}
            onClick={() => setEditing(true)}
          >
            {common("edit")}
          </Button>
        )
      }
    >
      <Section title={t("account")}>
        <AccountFacts account={account} />
      </Section>
      <WhyHere account={account} />
      <Family account={account} />
      <ProductOpenings accountId={account.id} />
      <AccountHistory accountId={account.id} />
      {mayEdit && <EditAccount account={account} isOpen={isEditing} onClose={() => setEditing(false)} />}
    </Page>
  );
}

function AccountFacts({ account }: { readonly account: Account }) {
  const t = useWords(accountsWords);
  const format = useFormat();
  const place = account.lon === null ? "none" : account.locationKind;
  return (
    <Facts
      facts={[
        { label: t("stage"), value: t(`stage.${account.stage}`) },
        { label: t("segment"), value: account.segment ?? "–" },
        { label: t("industry"), value: account.industry ?? "–" },
        { label: t("place"), value: t(`place.${place}`) },
        { label: t("revenue"), value: format.money(account.revenue) },
        { label: t("potential"), value: format.money(account.potential) },
        { label: t("workload"), value: t("hours", { hours: format.number(account.workloadHours) }) },
        {
          label: t("products"),
          value:
            account.products.length === 0 ? (
              "–"
            ) : (
              <Group gap={4}>
                {account.products.map((product) => (
                  <Badge key={product} variant="default" tt="none">
                    {product}
                  </Badge>
                ))}
              </Group>
            ),
        },
      ]}
    />
  );
}

const MOST_MEMBERS = 50;

/** Its head, and those that it heads; nothing where it stands alone. */
function Family({ account }: { readonly account: Account }) {
  const t = useWords(accountsWords);
  const { parentId } = account;
  const head = useQuery({
    ...accountQuery(parentId ?? ""),
    enabled: parentId !== null,
    // out of reach: then nothing is said of it
    retry: false,
  });
  const members = useQuery({
    queryKey: ["accounts", "list", { parentId: account.id }],
    queryFn: () =>
      dataOf(api.GET("/v1/accounts", { params: { query: { parentId: account.id, limit: MOST_MEMBERS } } })),
  });
  const items = members.data?.items ?? [];
  if (head.data === undefined && items.length === 0) return null;
  return (
    <Section title={t("family")}>
      <Stack gap="xs">
        {head.data && (
          <Text size="sm">
            {t("familyHead")}: <AccountLink account={head.data} />
          </Text>
        )}
        {items.length > 0 && (
          <List size="sm">
            {items.map((member) => (
              <List.Item key={member.id}>
                <AccountLink account={member} />
              </List.Item>
            ))}
          </List>
        )}
      </Stack>
    </Section>
  );
}

function AccountLink({
  account: { id, code, name },
}: {
  readonly account: Pick<Account, "id" | "code" | "name">;
}) {
  return (
    <LinkAnchor to="/accounts/$accountId" params={{ accountId: id }}>
      {name} ({code})
    </LinkAnchor>
  );
}
