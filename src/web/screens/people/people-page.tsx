import { Tabs } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Page } from "../../components/page.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { KeysPanel } from "./keys-panel.tsx";
import { MembersPanel } from "./members-panel.tsx";
import { peopleWords } from "./people-words.ts";
import { TeamsPanel } from "./teams-panel.tsx";

const PANELS = { members: MembersPanel, teams: TeamsPanel, keys: KeysPanel };
const TABS = ["members", "teams", "keys"] as const;

/** Members, teams and API keys of the organisation. */
export function PeoplePage() {
  const t = useWords(peopleWords);
  const { tab = "members" } = useSearch({ from: "/frame/people" });
  const navigate = useNavigate({ from: "/people" });
  return (
    <Page title={t("title")} lead={t("lead")}>
      <Tabs
        value={tab}
        onChange={(chosen) =>
          void navigate({ search: { tab: TABS.find((each) => each === chosen) }, replace: true })
        }
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {TABS.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(each)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TABS.map((each) => {
          const Panel = PANELS[each];
          return (
            <Tabs.Panel key={each} value={each}>
              <Panel />
            </Tabs.Panel>
          );
        })}
      </Tabs>
    </Page>
  );
}
