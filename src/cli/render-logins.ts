import type { DemoLogin } from "../app/ports/demo-login.ts";
import { renderTable } from "./render-table.ts";
import type { Words } from "./words.ts";

/** The demo's logins, one per line, to be copied from. */
export const renderLogins = (logins: readonly DemoLogin[], words: Words): string =>
  `${words.demoLogins}\n${renderTable(logins.map(({ role, email, password }) => [`  ${role}`, email, password]))}`;

export const renderSetupToken = (token: string, words: Words): string => `${words.setupToken} ${token}\n`;
