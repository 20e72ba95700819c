import { Badge, Button, Tabs } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useMay } from "../../api/self.ts";
import { Page } from "../../components/page.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { RepDialog, type RepEdit } from "./rep-dialog.tsx";
import { vacanciesQuery } from "./rep-queries.ts";
import { RepTable } from "./rep-table.tsx";
import { repsWords } from "./reps-words.ts";
import { VacancyTable } from "./vacancy-table.tsx";

/** Who sells, and who is away. */
export function RepsPage() {
  const t = useWords(repsWords);
  const { tab = "list" } = useSearch({ from: "/frame/reps" });
  const navigate = useNavigate({ from: "/reps" });
  const mayEdit = useMay("reps:edit");
  const [edit, setEdit] = useState<RepEdit | null>(null);
  const vacancies = useQuery(vacanciesQuery);
  const openCount = vacancies.data?.filter(({ state }) => state === "open").length ?? 0;
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      actions={
        mayEdit && (
          <Button
            leftSection={<IconUserPlus size={16} aria-hidden />}
            onClick={() => setEdit({ kind: "rep", rep: null })}
          >
            {t("add")}
          </Button>
        )
      }
    >
      <Tabs
        value={tab}
        onChange={(chosen) =>
          void navigate({ search: { tab: chosen === "vacancies" ? "vacancies" : "list" }, replace: true })
        }
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="list">{t("list")}</Tabs.Tab>
          <Tabs.Tab value="vacancies" rightSection={openCount > 0 && <Badge size="sm">{openCount}</Badge>}>
            {t("vacancies")}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="list">
          <RepTable onEdit={setEdit} />
        </Tabs.Panel>
        <Tabs.Panel value="vacancies">
          <VacancyTable />
        </Tabs.Panel>
      </Tabs>
      <RepDialog edit={edit} onClose={() => setEdit(null)} />
    </Page>
  );
}
