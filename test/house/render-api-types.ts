import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString, COMMENT_HEADER } from "openapi-typescript";
import { describeApi } from "../../src/main/describe-api.ts";

/** Types of every operation for the web application, kept in the repository. */
export const API_TYPES_FILE = "src/web/api/schema.d.ts";

/** The text that the file has to have: from the OpenAPI document of this source. */
export async function renderApiTypes(): Promise<string> {
  const document = await describeApi("0.0.0");
  const types = await openapiTS(JSON.stringify(onlyAnswers(document)), { alphabetize: true });
  return `${COMMENT_HEADER}${astToString(types)}`;
}

/** Without what is the same everywhere: refusals are problem details, and headers are read by name. Nine tenths of the text. */
function onlyAnswers(document: object): object {
  const { paths } = document as { readonly paths: Readonly<Record<string, Operations>> };
  for (const operation of Object.values(paths).flatMap((operations) => Object.values(operations))) {
    for (const [status, answer] of Object.entries(operation.responses)) {
      if (/^[23]/.test(status)) delete answer.headers;
      else delete operation.responses[status];
    }
  }
  return document;
}

type Operations = Readonly<Record<string, { readonly responses: Record<string, { headers?: object }> }>>;

// `npm run api-types`
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(API_TYPES_FILE, await renderApiTypes());
  console.log(API_TYPES_FILE);
}
