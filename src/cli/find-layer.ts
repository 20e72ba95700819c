import { listLayers } from "../app/layers/list-layers.ts";
import { notFound } from "../app/refuse.ts";
import { failure, type Outcome, success } from "../contract/outcome.ts";
import type { Door } from "./plan-door.ts";

/** Id of the layer of this id or name, or of the only one. Problems: APP-404, CLI-116. */
export async function findLayer(
  { world, actor }: Door,
  wished: string | undefined,
): Promise<Outcome<string>> {
  const layers = await listLayers(world, actor);
  if (!layers.ok) return layers;
  const fitting =
    wished === undefined
      ? layers.value
      : layers.value.filter(({ id, name }) => id === wished || name === wished);
  if (fitting.length === 1) return success(fitting[0].id);
  if (wished !== undefined && fitting.length === 0) return notFound("layer", wished);
  return failure([
    {
      code: "CLI-116",
      where: { file: "options", item: "--layer" },
      cause: `there are ${fitting.length} layers to choose from`,
      fix:
        fitting.length === 0
          ? "store a layer of units first"
          : `name one: ${fitting.map(({ id, name }) => `${name} (${id})`).join(", ")}`,
    },
  ]);
}
