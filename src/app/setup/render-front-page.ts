import type { OpenedStore } from "../ports/server-world.ts";
import { DEMO_REPORT_FILE } from "./fill-demo.ts";

const DOCS_LINK = '<a href="/v1/docs">REST API</a>';

const PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Wilayah</title></head>
<body><h1>Wilayah</h1><p>The server runs. Everything it can do is described here: ${DOCS_LINK}</p></body>
</html>
`;

/** The page at `/`: the report of the demo's designed plan where there is one, and the way to the API. */
export async function renderFrontPage({ files }: Pick<OpenedStore, "files">): Promise<string> {
  const report = await files.read(DEMO_REPORT_FILE);
  if (report === null) return PAGE;
  // the data above the end may hold anything, so only the last one is the page's own
  const end = report.lastIndexOf("</body>");
  return `${report.slice(0, end)}<footer>${DOCS_LINK}</footer>\n${report.slice(end)}`;
}
