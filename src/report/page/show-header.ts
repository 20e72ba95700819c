import type { Language } from "../words.ts";
import { wordsByLanguage } from "../words.ts";
import { buildElement } from "./build-element.ts";
import type { PageContext } from "./page-context.ts";

export function showHeader(context: PageContext): HTMLElement {
  const { data, words, format, state } = context;
  const facts = [
    data.layerName,
    words().units(format().count(data.units.codes.length)),
    words().territories(format().count(data.territories.length)),
  ];
  const languages = (Object.keys(wordsByLanguage) as Language[]).map((language) =>
    buildElement(
      "button",
      {
        type: "button",
        lang: language,
        "aria-pressed": String(state().language === language),
        click: () => context.change({ language }),
      },
      wordsByLanguage[language].languageName,
    ),
  );
  return buildElement(
    "header",
    { class: "page-header" },
    buildElement("a", { class: "skip", href: "#territories" }, words().skipToTable),
    buildElement(
      "div",
      {},
      buildElement("h1", {}, data.title),
      buildElement("p", { class: "facts" }, facts.join(" · ")),
    ),
    buildElement(
      "div",
      { class: "switches" },
      buildElement(
        "div",
        { class: "languages", role: "group", "aria-label": words().language },
        ...languages,
      ),
      buildElement(
        "button",
        {
          type: "button",
          class: "square",
          "aria-label": words().theme,
          title: words().theme,
          click: () => context.change({ dark: !state().dark }),
        },
        state().dark ? "☀" : "☾",
      ),
      buildElement("button", { type: "button", class: "quiet", click: () => window.print() }, words().print),
    ),
  );
}

export function showFooter({ data, words }: PageContext): HTMLElement {
  return buildElement(
    "footer",
    {},
    data.credits.length > 0 ? buildElement("h2", {}, words().credits) : null,
    data.credits.length > 0
      ? buildElement("ul", {}, ...data.credits.map((credit) => buildElement("li", {}, credit)))
      : null,
    buildElement("p", {}, `${words().madeWith(data.version)} · ${words().selfContained}`),
  );
}
