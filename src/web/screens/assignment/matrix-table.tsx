import { Table, Text, Tooltip, UnstyledButton } from "@mantine/core";
import { useMemo } from "react";
import { WideTable } from "../../components/wide-table.tsx";
import { useWords } from "../../i18n/define-words.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { assignmentWords } from "./assignment-words.ts";
import { chosenOf } from "./choose-owners.ts";
import type { MatchesProps } from "./match-table.tsx";
import type { MatchedTerritory } from "./matrix-query.ts";
import classes from "./matrix-table.module.css";

const CELL_PIXELS = 64;
const NAME_PIXELS = 90;

interface NamedRep {
  readonly code: string;
  readonly name: string;
}

/** Every rep's score for every territory; who is ruled out stands there with the reason. */
export function MatrixTable({ territories, choices, onChoose, onOpen }: MatchesProps) {
  const t = useWords(assignmentWords);
  const reps = useMemo(() => listReps(territories), [territories]);
  return (
    <>
      <Text size="sm" c="dimmed">
        {t("matrix.help")}
      </Text>
      <WideTable
        minWidthPixels={NAME_PIXELS + CELL_PIXELS * reps.length}
        label={t("matrix.title")}
        horizontalSpacing={4}
        verticalSpacing={2}
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={classes.first}>{t("territory")}</Table.Th>
            {reps.map(({ code, name }) => (
              <Table.Th key={code} ta="center" title={name} fz="xs">
                {code}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {territories.map((match) => (
            <Table.Tr key={match.territoryId}>
              <Table.Th scope="row" className={classes.first}>
                <UnstyledButton
                  fz="sm"
                  fw={600}
                  td="underline"
                  aria-haspopup="dialog"
                  aria-label={t("why.of", { territory: match.territoryCode })}
                  onClick={() => onOpen(match.territoryCode)}
                >
                  {match.territoryCode}
                </UnstyledButton>
              </Table.Th>
              {reps.map((rep) => (
                <Table.Td key={rep.code}>
                  <Cell match={match} rep={rep} chosen={chosenOf(match, choices)} onChoose={onChoose} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
    </>
  );
}

/** Everybody who is scored or ruled out somewhere, by code. */
function listReps(territories: readonly MatchedTerritory[]): readonly NamedRep[] {
  const names = new Map<string, string>();
  for (const { candidates, excluded } of territories) {
    for (const { repCode } of excluded) if (!names.has(repCode)) names.set(repCode, repCode);
    for (const { repCode, repName } of candidates) names.set(repCode, repName);
  }
  return [...names].map(([code, name]) => ({ code, name })).sort((a, b) => a.code.localeCompare(b.code));
}

interface CellProps extends Pick<MatchesProps, "onChoose"> {
  readonly match: MatchedTerritory;
  readonly rep: NamedRep;
  readonly chosen: string | null;
}

const MOST_POINTS = 100;

function Cell({ match, rep, chosen, onChoose }: CellProps) {
  const t = useWords(assignmentWords);
  const format = useFormat();
  const { territoryCode: territory, candidates, excluded } = match;
  const pair = candidates.find(({ repCode }) => repCode === rep.code);
  if (pair === undefined) {
    const reason = excluded.find(({ repCode }) => repCode === rep.code)?.reason;
    const told = reason ? t("matrix.out", { territory, rep: rep.name, reason: t(`reason.${reason}`) }) : "";
    return (
      <Tooltip label={told} disabled={told === ""}>
        <span className={classes.out} role="img" aria-label={told || "–"}>
          –
        </span>
      </Tooltip>
    );
  }
  const isChosen = pair.repId === chosen;
  const score = Math.round(pair.score);
  return (
    <UnstyledButton
      className={isChosen ? `${classes.cell} ${classes.chosen}` : classes.cell}
      style={{ "--part": pair.score / MOST_POINTS }}
      aria-pressed={isChosen}
      aria-label={t("matrix.cell", { territory, rep: rep.name, score: format.number(score) })}
      onClick={() => onChoose(territory, pair.repId)}
    >
      {format.number(score)}
    </UnstyledButton>
  );
}
