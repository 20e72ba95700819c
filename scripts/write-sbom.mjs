// Writes out/sbom.cdx.json: what a production installation holds, as CycloneDX, by npm's own command.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";

const text = execFileSync("npm", ["sbom", "--sbom-format", "cyclonedx", "--omit", "dev"], {
  encoding: "utf8",
  maxBuffer: 100_000_000,
  stdio: ["ignore", "pipe", "inherit"],
});
const { components } = JSON.parse(text);
mkdirSync("out", { recursive: true });
writeFileSync("out/sbom.cdx.json", text);
console.log(`out/sbom.cdx.json: ${components.length} components`);
