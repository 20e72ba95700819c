import { Button, Select, Table, Text } from "@mantine/core";
import { candidateWords } from "../../components/candidate-words.ts";
import { WideTable } from "../../components/wide-table.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { assignmentWords } from "./assignment-words.ts";
import { type Choices, chosenOf } from "./choose-owners.ts";
import type { MatchedTerritory } from "./matrix-query.ts";

export interface MatchesProps {
  /** Of a territory, by its code; the code where it has none. */
  readonly nameOf: (territoryCode: string) => string;
  readonly territories: readonly MatchedTerritory[];
  readonly choices: Choices;
  /** Rep null: as it is. */
  readonly onChoose: (territory: string, repId: string | null) => void;
  readonly onOpen: (territory: string) => void;
}

/** Territory by territory: who owns it today, who is proposed and by how much, and the runner-up. */
export function MatchTable({ nameOf, territories, choices, onChoose, onOpen }: MatchesProps) {
  const t = useWords(assignmentWords);
  return (
    <WideTable minWidthPixels={920} label={t("title")} verticalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t("territory")}</Table.Th>
          <Table.Th>{t("today")}</Table.Th>
          <Table.Th>{t("chosen")}</Table.Th>
          <Table.Th ta="right">{t("gains")}</Table.Th>
          <Table.Th>{t("runnerUp")}</Table.Th>
          <Table.Th />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {territories.map((match) => (
          <MatchRow
            key={match.territoryId}
            match={match}
            name={nameOf(match.territoryCode)}
            chosen={chosenOf(match, choices)}
            onChoose={onChoose}
            onOpen={onOpen}
          />
        ))}
      </Table.Tbody>
    </WideTable>
  );
}

interface MatchRowProps extends Pick<MatchesProps, "onChoose" | "onOpen"> {
  readonly match: MatchedTerritory;
  readonly name: string;
  readonly chosen: string | null;
}

const AS_IT_IS = "";

function MatchRow({ match, name, chosen, onChoose, onOpen }: MatchRowProps) {
  const t = useWords(assignmentWords);
  const candidate = useWords(candidateWords);
  const format = useFormat();
  const { territoryCode, incumbent, candidates, isClear } = match;
  const owner = candidates.find(({ repCode }) => repCode === incumbent);
  const rep = candidates.find(({ repId }) => repId === chosen);
  const isChange = rep !== undefined && rep.repCode !== incumbent;
  const gained = isChange && owner ? rep.score - owner.score : null;
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={500}>
          {name}
        </Text>
        {name !== territoryCode && (
          <Text size="xs" c="dimmed">
            {territoryCode}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        {incumbent === null ? (
          <Text size="sm" c="dimmed">
            {t("vacant")}
          </Text>
        ) : (
          <>
            <Text size="sm">{owner?.repName ?? incumbent}</Text>
            {owner && (
              <Text size="xs" c="dimmed">
                {candidate("score", { score: format.number(owner.score) })}
              </Text>
            )}
          </>
        )}
      </Table.Td>
      <Table.Td>
        <Select
          aria-label={t("chosen.for", { territory: territoryCode })}
          size="xs"
          w={240}
          searchable
          allowDeselect={false}
          value={chosen ?? AS_IT_IS}
          data={[
            { value: AS_IT_IS, label: t("keep") },
            ...candidates.map(({ repId, repName, score }) => ({
              value: repId,
              label: `${repName} · ${format.number(score)}`,
            })),
          ]}
          onChange={(repId) => onChoose(territoryCode, repId === AS_IT_IS ? null : repId)}
          {...(isChange && { styles: { input: { fontWeight: 600 } } })}
        />
        {isChange && isClear !== null && rep.repId === match.assigned?.repId && (
          <Text size="xs" c="dimmed">
            {t(isClear ? "clear" : "unclear")}
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="right">
        {gained === null
          ? "–"
          : gained > 0
            ? t("gains.points", { points: format.number(gained) })
            : format.number(gained)}
      </Table.Td>
      <Table.Td>
        <RunnerUp match={match} />
      </Table.Td>
      <Table.Td ta="right">
        <Button
          size="compact-sm"
          variant="default"
          aria-haspopup="dialog"
          aria-label={t("why.of", { territory: territoryCode })}
          onClick={() => onOpen(territoryCode)}
        >
          {t("why")}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}

function RunnerUp({ match: { runnerUp } }: { readonly match: MatchedTerritory }) {
  const t = useWords(assignmentWords);
  const format = useFormat();
  if (runnerUp === null) return "–";
  const { pair, pointsBehind, neededIn } = runnerUp;
  const points = format.number(Math.abs(pointsBehind));
  return (
    <>
      <Text size="sm">{pair.repName}</Text>
      <Text size="xs" c="dimmed">
        {pointsBehind < 0 && neededIn.length > 0
          ? t("runnerUp.ahead", { points, territories: neededIn.join(", ") })
          : t("runnerUp.behind", { points })}
      </Text>
    </>
  );
}
