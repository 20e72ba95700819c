import type { PlanDesk } from "./plan-desk.ts";

/** Between two slices of measuring, so that whoever paints comes first. */
const PAUSE_MILLISECONDS = 16;

/** Measures the travel that a desk leaves to be measured, a slice at a time, now and after each change. Gives how to stop. */
export function measureOn(desk: PlanDesk): () => void {
  let pause: ReturnType<typeof setTimeout> | null = null;
  const goOn = () => {
    if (pause === null && desk.view.isMeasuring) pause = setTimeout(step, PAUSE_MILLISECONDS);
  };
  const step = () => {
    pause = null;
    if (desk.measure()) pause = setTimeout(step, PAUSE_MILLISECONDS);
  };
  goOn();
  const unsubscribe = desk.subscribe(goOn);
  return () => {
    unsubscribe();
    if (pause !== null) clearTimeout(pause);
  };
}
