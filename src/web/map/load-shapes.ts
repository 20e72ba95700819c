import type { ShapeColumns } from "../../core/geo/shape-columns.ts";
import { ShapeIndex } from "../../core/geo/shape-index.ts";
import { api, dataOf } from "../api/client.ts";

/** The last layer that was asked for: two maps beside each other show the same one. */
let kept: { readonly layerId: string; readonly index: Promise<ShapeIndex> } | null = null;

/** Where the units of a layer with shapes lie. Throws the `ApiProblem` of a refusal; the next call asks again. */
export function loadShapes(layerId: string): Promise<ShapeIndex> {
  if (kept?.layerId === layerId) return kept.index;
  const index = readShapes(layerId);
  const mine = { layerId, index };
  kept = mine;
  index.catch(() => {
    if (kept === mine) kept = null;
  });
  return index;
}

async function readShapes(layerId: string): Promise<ShapeIndex> {
  const text = await dataOf(
    api.GET("/v1/layers/{layerId}/shapes", { params: { path: { layerId } }, parseAs: "arrayBuffer" }),
  );
  const worker = new Worker(new URL("./shapes-worker.ts", import.meta.url), { type: "module" });
  try {
    return await new Promise((resolve, reject) => {
      worker.addEventListener("message", ({ data }: MessageEvent<ShapeColumns>) =>
        resolve(new ShapeIndex(data)),
      );
      worker.addEventListener("error", ({ message }) => reject(new Error(message)));
      worker.postMessage(text, [text]);
    });
  } finally {
    worker.terminate();
  }
}
