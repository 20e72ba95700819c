import { Button, Group, Modal, NumberInput, Select, Stack, TextInput } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { addDays } from "../../../core/domain/add-days.ts";
import type { CivilDate } from "../../../core/domain/civil-date.ts";
import { api, dataOf, onlyOnce } from "../../api/client.ts";
import { useSelf } from "../../api/self.ts";
import { ProblemAlert } from "../../components/problem-alert.tsx";
import { commonWords } from "../../i18n/common-words.ts";
import { useWords } from "../../i18n/define-words.ts";
import { periodOf } from "../evaluate/period.ts";
import { repsQuery } from "../plans/plan-queries.ts";
import { goalsWords } from "./goals-words.ts";

/** Sets a goal of revenue for a rep, of this quarter unless other days are chosen. */
export function GoalDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(goalsWords);
  const common = useWords(commonWords);
  const queryClient = useQueryClient();
  const { today, organisation } = useSelf();
  const { data: reps = [] } = useQuery(repsQuery);
  const quarter = periodOf("whole-quarter", today);
  const [name, setName] = useState("");
  const [repId, setRepId] = useState<string | null>(null);
  const [target, setTarget] = useState<number | string>("");
  const [startsOn, setStartsOn] = useState<string | null>(quarter.from);
  const [lastDay, setLastDay] = useState<string | null>(addDays(quarter.until as CivilDate, -1));
  const set = useMutation({
    mutationFn: () =>
      dataOf(
        api.POST("/v1/goals", {
          params: { header: onlyOnce() },
          body: {
            ...{ kind: "quantitative", name, repId, metric: "revenue", unit: organisation.currency },
            target: Number(target),
            startsOn: startsOn ?? quarter.from,
            endsOn: addDays((lastDay ?? quarter.until) as CivilDate, 1),
          },
        }),
      ),
    meta: { quiet: true },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["goals"] });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={t("add")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          set.mutate();
        }}
      >
        <Stack gap="sm">
          <TextInput
            label={t("name")}
            required
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <Select
            label={t("rep")}
            required
            searchable
            value={repId}
            data={reps.map(({ id, code, name: ofRep }) => ({ value: id, label: `${code} ${ofRep}` }))}
            onChange={setRepId}
          />
          <NumberInput
            label={t("currency", { currency: organisation.currency })}
            required
            min={0}
            thousandSeparator=" "
            value={target}
            onChange={setTarget}
          />
          <Group grow>
            <DateInput
              valueFormat="DD/MM/YYYY"
              label={t("from")}
              required
              value={startsOn}
              onChange={setStartsOn}
            />
            <DateInput
              valueFormat="DD/MM/YYYY"
              label={t("until")}
              required
              value={lastDay}
              onChange={setLastDay}
            />
          </Group>
          {set.error && <ProblemAlert error={set.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common("cancel")}
            </Button>
            <Button type="submit" loading={set.isPending} disabled={repId === null}>
              {common("save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
