import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type { Area } from "../../shell/area.ts";
import { frameRoute } from "../../shell/root-route.tsx";
import { readMapSearch } from "./map-search.ts";

const mapRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/plans/$planId/map",
  validateSearch: readMapSearch,
  // once per visit, and not whenever the address takes up what is selected
  shouldReload: false,
  loader: ({ context, params, cause }) => {
    if (cause === "enter")
      void import("./open-early.ts").then(({ openEarly }) => openEarly(context.queryClient, params.planId));
  },
  component: lazyRouteComponent(() => import("./map-page.tsx"), "MapPage"),
});

/** The map studio: a plan by hand and by machine. */
export const mapArea = {
  routes: [mapRoute],
  links: [],
  shortcuts: [
    { keys: "V", label: { id: "Peta: pilih", en: "Map: select" } },
    { keys: "B", label: { id: "Peta: kuas", en: "Map: paint" } },
    { keys: "D", label: { id: "Peta: geser batas", en: "Map: drag a border" } },
    { keys: "L", label: { id: "Peta: laso", en: "Map: lasso" } },
    { keys: "R", label: { id: "Peta: persegi panjang", en: "Map: rectangle" } },
    {
      keys: "K",
      label: { id: "Peta: kunci atau buka kunci pilihan", en: "Map: lock or unlock the selection" },
    },
    { keys: "mod+Z", label: { id: "Peta: urungkan", en: "Map: undo" } },
    { keys: "mod+shift+Z", label: { id: "Peta: ulangi", en: "Map: redo" } },
    { keys: "mod+S", label: { id: "Peta: simpan", en: "Map: save" } },
    {
      keys: "Enter",
      label: { id: "Peta: pindahkan pilihan ke wilayah tujuan", en: "Map: take the selection over" },
    },
    { keys: "Escape", label: { id: "Peta: kosongkan pilihan", en: "Map: clear the selection" } },
  ],
} as const satisfies Area & { readonly routes: readonly unknown[] };
