import type { Command } from "commander";
import { problemJsonSchema, summaryJsonSchema } from "../../contract/read-problem.ts";
import type { CommandContext } from "../command-context.ts";
import { EXIT } from "../exit-codes.ts";
import { renderProblems } from "../render-problems.ts";

/** `wilayah schema problem|summary`: JSON Schema on stdout. */
export function addSchemaCommand(program: Command, { terminal, finish }: CommandContext): void {
  program
    .command("schema")
    .description("print the JSON Schema of problem.json or summary.json")
    .argument("<document>", "problem or summary")
    .addHelpText("after", "\nExample:\n  wilayah schema problem > problem.schema.json")
    .option("--json", "accepted for symmetry; the schema is JSON anyway")
    .action((document: string) => {
      const schemas: Readonly<Record<string, () => unknown>> = {
        problem: problemJsonSchema,
        summary: summaryJsonSchema,
      };
      if (!Object.hasOwn(schemas, document)) {
        terminal.err(
          renderProblems([
            {
              code: "CLI-108",
              where: { file: "options" },
              cause: `there is no schema "${document}"`,
              fix: `give one of ${Object.keys(schemas).join(", ")}`,
            },
          ]),
        );
        finish(EXIT.badInput);
        return;
      }
      terminal.out(`${JSON.stringify(schemas[document](), null, 2)}\n`);
    });
}
