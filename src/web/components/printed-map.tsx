import { useEffect, useRef } from "react";
import type { StudioMap } from "../map/studio-map.ts";

interface PrintedMapProps {
  /** Null until it is drawn. */
  readonly map: StudioMap | null;
  readonly label: string;
}

/** On paper what a map shows at that moment, for its own canvas comes out empty there. */
export function PrintedMap({ map, label }: PrintedMapProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (map === null) return;
    const draw = () => {
      if (canvas.current) map.drawOn(canvas.current);
    };
    window.addEventListener("beforeprint", draw);
    return () => window.removeEventListener("beforeprint", draw);
  }, [map]);
  return <canvas ref={canvas} className="only-print" role="img" aria-label={label} />;
}
