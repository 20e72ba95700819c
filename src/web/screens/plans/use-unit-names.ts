import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { layerMapQuery } from "../map/map-queries.ts";

/** What units of a layer are called, by code; the code itself until that is read, and where nobody named the unit. */
export function useUnitNames(layerId: string | undefined): (code: string) => string {
  const { data: layer } = useQuery({ ...layerMapQuery(layerId ?? ""), enabled: layerId !== undefined });
  return useMemo(() => {
    const names = new Map(layer?.units.codes.map((code, unit) => [code, layer.units.names[unit]]));
    return (code: string) => names.get(code) || code;
  }, [layer]);
}
