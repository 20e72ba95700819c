import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "@mantine/spotlight/styles.css";
import "@fontsource/inter/latin-400.css";
import "@fontsource/inter/latin-500.css";
import "@fontsource/inter/latin-600.css";
import "@fontsource/inter/latin-700.css";
import "@fontsource/inter/latin-ext-400.css";
import { MantineProvider } from "@mantine/core";
import { ModalsProvider } from "@mantine/modals";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { commonWords } from "./i18n/common-words.ts";
import { useWords } from "./i18n/define-words.ts";
import { startLanguage } from "./i18n/language.ts";
import { queryClient, router } from "./router.ts";
import { areas } from "./screens/areas.ts";
import { AreasContext } from "./shell/area.ts";
import { namePagesMissing } from "./shell/page-missing.ts";
import "./shell/print.css";
import { cssVariables, themeNaming } from "./shell/theme.ts";

/** Of the answer that carried this page: style elements made later need it under our Content-Security-Policy. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? "";
// the scroll lock of dialogs asks for it under this name
Object.assign(globalThis, { __webpack_nonce__: nonce });

startLanguage();
namePagesMissing();
const root = document.getElementById("root");
if (root === null) throw new Error("got a page without #root, expected index.html");

function Studio() {
  const t = useWords(commonWords);
  return (
    <MantineProvider
      theme={themeNaming({ close: t("close") })}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={queryClient}>
        <ModalsProvider>
          <Notifications position="bottom-right" />
          <AreasContext value={areas}>
            <RouterProvider router={router} />
          </AreasContext>
        </ModalsProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}

createRoot(root).render(
  <StrictMode>
    <Studio />
  </StrictMode>,
);
