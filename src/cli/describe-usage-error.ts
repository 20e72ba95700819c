import type { CommanderError } from "commander";
import type { Problem } from "../contract/outcome.ts";

const CODES: Readonly<Record<string, string>> = {
  "commander.unknownOption": "CLI-101",
  "commander.unknownCommand": "CLI-102",
  "commander.missingArgument": "CLI-103",
  "commander.excessArguments": "CLI-104",
  "commander.optionMissingArgument": "CLI-105",
  "commander.invalidArgument": "CLI-106",
  "commander.help": "CLI-107",
  "commander.missingMandatoryOptionValue": "CLI-115",
};

/** A mistake in the command line itself, as a Problem; Commander's suggestion becomes the fix. */
export function describeUsageError(error: CommanderError): Problem {
  const [cause, ...rest] = error.message.replace(/^error: /, "").split("\n");
  const suggestion = rest
    .join(" ")
    .trim()
    .replace(/^\(|\)$/g, "");
  const code = CODES[error.code] ?? "CLI-107";
  return {
    code,
    where: { file: "options" },
    cause: error.code === "commander.help" ? "no command was given" : cause,
    fix: suggestion || "see `wilayah --help`, or `wilayah COMMAND --help`",
  };
}
