import type { Problem } from "../../core/domain/problem.ts";
import { sayWarningInIndonesian } from "../warning-words.ts";
import { buildElement } from "./build-element.ts";
import type { PageContext } from "./page-context.ts";
import { markEnglish, sayProblem } from "./say-problem.ts";
import { buildSortableTable } from "./sortable-table.ts";

/** What the input made us doubt: code, place, cause and what to do. */
export function showWarnings(context: PageContext): HTMLElement {
  const { data, words, format } = context;
  if (data.warnings.length === 0) return buildElement("p", { class: "wide no-warnings" }, words().noWarnings);
  const heading = buildElement("h2", {}, words().warningCount(format().count(data.warnings.length)));
  const say = (problem: Problem) => sayProblem(context, problem, sayWarningInIndonesian);
  const text = (key: string, title: string, read: (problem: Problem) => string) => ({
    key,
    title,
    isNumber: false,
    sortValue: read,
    show: read,
  });
  const spoken = (key: "cause" | "fix", title: string) => ({
    ...text(key, title, (problem) => say(problem)[key]),
    show: (problem: Problem) => {
      const said = say(problem);
      return markEnglish(said[key], said.isTranslated);
    },
  });
  const table = buildSortableTable({
    caption: words().warnings,
    columns: [
      text("code", words().code, ({ code }) => code),
      text("place", words().place, ({ where }) =>
        [where.file, where.row === undefined ? "" : words().row(String(where.row)), where.column, where.item]
          .filter((part) => part)
          .join(", "),
      ),
      spoken("cause", words().cause),
      spoken("fix", words().fix),
    ],
    rows: data.warnings,
    pageSize: 50,
    showMore: words().showMore,
    rowHeader: "code",
  });
  return buildElement(
    "details",
    { class: "card wide warnings", open: data.warnings.length <= 3 },
    buildElement("summary", {}, heading),
    table,
  );
}
