import { createHash } from "node:crypto";
import type { PlanReport } from "../core/evaluate/plan-report.ts";
import { buildPageData } from "./build-page-data.ts";
import { escapeHtml } from "./escape-html.ts";
import type { ReportAssets } from "./load-assets.ts";

/**
 * One self-contained HTML file: no network, no external font, and a policy that lets nothing run but our own script.
 * The same input and assets give the same text.
 */
export function renderReport(input: PlanReport, assets: ReportAssets): string {
  const script = assets.script.replaceAll(/<\/(script)/gi, "<\\/$1");
  const style = assets.style.replaceAll(/<\/(style)/gi, "<\\/$1");
  const policy = [
    "default-src 'none'",
    `script-src '${sha256(script)}'`,
    `style-src '${sha256(style)}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Wilayah ${escapeHtml(input.version)}">
<link rel="icon" href="data:,">
<title>${escapeHtml(input.title)}</title>
<style>${style}</style>
</head>
<body>
<noscript>
<p lang="id">Laporan ini digambar oleh skrip di dalam berkas ini. Izinkan JavaScript, atau buka alignment.csv dan summary.json di sebelahnya.</p>
<p lang="en">This report is drawn by the script inside this file. Allow JavaScript, or open alignment.csv and summary.json beside it.</p>
</noscript>
<script type="application/json" id="plan">${embedJson(buildPageData(input))}</script>
<script>${script}</script>
</body>
</html>
`;
}

function sha256(text: string): string {
  return `sha256-${createHash("sha256").update(text, "utf8").digest("base64")}`;
}

/** "<" never appears, so no text of the user can end the element or open a comment. */
function embedJson(data: unknown): string {
  return JSON.stringify(data)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}
