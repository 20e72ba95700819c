import { Code, List } from "@mantine/core";
import type { ProblemDetails } from "../../contract/problem-details.ts";
import { ApiSentence } from "./api-sentence.tsx";

interface ProblemListProps {
  readonly problems: ProblemDetails["problems"];
}

/** Parts of a request that a person fills in: there the field that is wrong is told. */
const FILLED_IN: ReadonlySet<string> = new Set(["body", "query"]);

/** Each problem with cause, fix and code. */
export function ProblemList({ problems }: ProblemListProps) {
  return (
    <List size="sm" listStyleType={problems.length > 1 ? "disc" : "none"} spacing={4}>
      {problems.map(({ code, where, cause, fix }) => (
        <List.Item
          key={`${code} ${where.file} ${where.item ?? ""} ${where.row ?? ""} ${cause}`}
          style={{ overflowWrap: "anywhere" }}
        >
          {FILLED_IN.has(where.file) && where.item ? <Code>{where.item}</Code> : null}{" "}
          <ApiSentence text={cause} end="." />{" "}
          <b>
            <ApiSentence text={fix} end="." />
          </b>{" "}
          <Code>{code}</Code>
        </List.Item>
      ))}
    </List>
  );
}
