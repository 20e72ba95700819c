import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Files the build writes beside the bundle (scripts/build.mjs). */
const BUILT_SCRIPT = "report-page.js";
const BUILT_STYLE = "report-page.css";

/** The page's own script and style, already compiled. */
export interface ReportAssets {
  readonly script: string;
  readonly style: string;
}

let loaded: Promise<ReportAssets> | null = null;

/** The page's script and style: as built where a build is beside us, else compiled from source once per process. */
export function loadReportAssets(): Promise<ReportAssets> {
  loaded ??= readBuilt() ?? compileFromSource();
  return loaded;
}

function readBuilt(): Promise<ReportAssets> | null {
  const script = new URL(BUILT_SCRIPT, import.meta.url);
  const style = new URL(BUILT_STYLE, import.meta.url);
  if (!existsSync(script) || !existsSync(style)) return null;
  return Promise.resolve({ script: readFileSync(script, "utf8"), style: readFileSync(style, "utf8") });
}

async function compileFromSource(): Promise<ReportAssets> {
  const { build } = await import("esbuild");
  const compile = async (entry: string): Promise<string> => {
    const result = await build({
      entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
      bundle: true,
      minify: true,
      write: false,
      format: "iife",
      target: "es2020",
      charset: "utf8",
      legalComments: "none",
      logLevel: "silent",
    });
    return result.outputFiles[0].text;
  };
  const [script, style] = await Promise.all([compile("./page/main.ts"), compile("./page/page.css")]);
  return { script, style };
}
