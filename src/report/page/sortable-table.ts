import { buildElement, type Child } from "./build-element.ts";

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly tip?: string;
  readonly isNumber: boolean;
  /** What rows are sorted by. */
  readonly sortValue: (row: Row) => number | string;
  readonly show: (row: Row) => Child;
}

export interface TableOptions<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Rows shown at first, and added by each "show more". */
  readonly pageSize: number;
  readonly showMore: string;
  readonly rowHeader: string;
}

interface Order {
  readonly key: string;
  readonly descending: boolean;
}

const MOST_PRINTED = 400;

/** A table whose headers sort it. Long ones show a page at a time, so that ten thousand rows stay quick. */
export function buildSortableTable<Row>(options: TableOptions<Row>): HTMLElement {
  let order: Order | null = null;
  let shown = options.pageSize;
  const head = buildElement("tr");
  const body = buildElement("tbody");
  const more = buildElement("button", { type: "button", class: "quiet more" }, options.showMore);
  more.addEventListener("click", () => {
    shown += options.pageSize;
    draw();
  });
  // paper has no "show more"; a very long list stays short there too
  window.addEventListener("beforeprint", () => {
    shown = Math.max(shown, MOST_PRINTED);
    draw();
  });
  const draw = () => {
    const rows = sortRows(options, order);
    body.replaceChildren(...rows.slice(0, shown).map((row) => buildRow(options, row)));
    more.hidden = rows.length <= shown;
    markOrder(head, options.columns, order);
  };
  options.columns.forEach((column) => {
    const sort = () => {
      order = {
        key: column.key,
        descending: order?.key === column.key ? !order.descending : column.isNumber,
      };
      draw();
    };
    const button = buildElement(
      "button",
      { type: "button", class: "sort", click: sort, title: column.tip ?? null },
      column.title,
    );
    head.append(buildElement("th", { scope: "col", class: column.isNumber ? "number" : null }, button));
  });
  draw();
  const table = buildElement(
    "table",
    {},
    buildElement("caption", { class: "hidden-label" }, options.caption),
    buildElement("thead", {}, head),
    body,
  );
  return buildElement(
    "div",
    {},
    buildElement(
      "div",
      { class: "table-frame", tabindex: 0, role: "group", "aria-label": options.caption },
      table,
    ),
    more,
  );
}

function sortRows<Row>({ rows, columns }: TableOptions<Row>, order: Order | null): readonly Row[] {
  const column = columns.find(({ key }) => key === order?.key);
  if (!order || !column) return rows;
  const sign = order.descending ? -1 : 1;
  return [...rows].sort((a, b) => sign * compareCells(column.sortValue(a), column.sortValue(b)));
}

function compareCells(a: number | string, b: number | string): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a).localeCompare(String(b), undefined, { numeric: true });
}

function buildRow<Row>({ columns, rowHeader }: TableOptions<Row>, row: Row): HTMLElement {
  return buildElement(
    "tr",
    {},
    ...columns.map((column) => {
      const attributes = { class: column.isNumber ? "number" : null };
      if (column.key === rowHeader)
        return buildElement("th", { ...attributes, scope: "row" }, column.show(row));
      return buildElement("td", attributes, column.show(row));
    }),
  );
}

function markOrder<Row>(head: HTMLElement, columns: readonly Column<Row>[], order: Order | null): void {
  columns.forEach(({ key }, i) => {
    const cell = head.children[i];
    if (order?.key === key) cell.setAttribute("aria-sort", order.descending ? "descending" : "ascending");
    else cell.removeAttribute("aria-sort");
  });
}
