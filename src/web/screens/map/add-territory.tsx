import { Button, Group, Stack, TextInput } from "@mantine/core";
import { modals } from "@mantine/modals";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, dataOf, ifMatch } from "../../api/client.ts";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { commonWords } from "../../i18n/common-words.ts";
import { useWords, wordsNow } from "../../i18n/define-words.ts";
import type { PlanDesk } from "../../map/plan-desk.ts";
import { planMapQuery } from "./map-queries.ts";
import { mapWords } from "./map-words.ts";

/** Asks for code and name of a new, empty territory. */
export function openAddTerritory(desk: PlanDesk): void {
  modals.open({
    modalId: "add-territory",
    closeButtonProps: { "aria-label": wordsNow(commonWords)("close") },
    title: wordsNow(mapWords)("territories.add"),
    children: <AddTerritory desk={desk} />,
  });
}

function AddTerritory({ desk }: { readonly desk: PlanDesk }) {
  const t = useWords(mapWords);
  const client = useQueryClient();
  const { planId } = desk.plan;
  const [code, setCode] = useState("");
  const [name, setName] = useState("");
  const add = useMutation({
    meta: { quiet: true },
    mutationFn: () =>
      dataOf(
        api.POST("/v1/plans/{planId}/territories", {
          params: { path: { planId }, header: ifMatch(desk.version) },
          body: { code, name },
        }),
      ),
    onSuccess: async () => {
      await client.refetchQueries({ queryKey: planMapQuery(planId).queryKey });
      modals.close("add-territory");
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate();
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={t("territories.addCode")}
          required
          maxLength={60}
          data-autofocus
          value={code}
          onChange={({ currentTarget }) => setCode(currentTarget.value)}
        />
        <TextInput
          label={t("territories.addName")}
          required
          maxLength={200}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        {add.error && <ProblemAlert error={add.error} />}
        <Group justify="flex-end">
          <Button type="submit" loading={add.isPending}>
            {t("territories.add")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
