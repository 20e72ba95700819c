/** What the user's hands mean, in pixels of the map. */
export interface MapGestures {
  readonly pan: (dx: number, dy: number) => void;
  /** Returns false when nothing can change, so that the page may scroll instead. */
  readonly zoom: (factor: number, x: number, y: number) => boolean;
  readonly zoomHome: () => void;
  readonly hover: (x: number, y: number) => void;
  readonly leave: () => void;
  readonly select: (x: number, y: number) => void;
  readonly selectCentre: () => void;
  readonly clear: () => void;
}

/** A press that moves less than this is a click. */
const CLICK_PIXELS = 5;
const PAN_STEP_PIXELS = 60;
const ZOOM_STEP = 1.5;

/** Listens to pointer, wheel and keyboard on the map's frame. */
export function listenToMap(frame: HTMLElement, gestures: MapGestures): void {
  listenToPointers(frame, gestures);
  frame.addEventListener(
    "wheel",
    (event) => {
      const { x, y } = placeIn(frame, event);
      const factor = Math.exp(-Math.max(-120, Math.min(120, event.deltaY)) / 350);
      if (gestures.zoom(factor, x, y)) event.preventDefault();
    },
    { passive: false },
  );
  frame.addEventListener("dblclick", (event) => {
    const { x, y } = placeIn(frame, event);
    gestures.zoom(2, x, y);
  });
  frame.addEventListener("keydown", (event) => {
    if (event.target !== frame || event.ctrlKey || event.metaKey || event.altKey) return;
    if (pressKey(frame, event.key, gestures)) event.preventDefault();
  });
}

function placeIn(frame: HTMLElement, event: MouseEvent): { x: number; y: number } {
  const box = frame.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

function pressKey(frame: HTMLElement, key: string, gestures: MapGestures): boolean {
  const [x, y] = [frame.clientWidth / 2, frame.clientHeight / 2];
  const actions: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => gestures.pan(PAN_STEP_PIXELS, 0),
    ArrowRight: () => gestures.pan(-PAN_STEP_PIXELS, 0),
    ArrowUp: () => gestures.pan(0, PAN_STEP_PIXELS),
    ArrowDown: () => gestures.pan(0, -PAN_STEP_PIXELS),
    "+": () => gestures.zoom(ZOOM_STEP, x, y),
    "=": () => gestures.zoom(ZOOM_STEP, x, y),
    "-": () => gestures.zoom(1 / ZOOM_STEP, x, y),
    "0": gestures.zoomHome,
    Enter: gestures.selectCentre,
    " ": gestures.selectCentre,
    Escape: gestures.clear,
  };
  const action = actions[key];
  action?.();
  return action !== undefined;
}

function listenToPointers(frame: HTMLElement, gestures: MapGestures): void {
  const pressed = new Map<number, { x: number; y: number }>();
  let travelled = 0;
  frame.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.target instanceof HTMLButtonElement) return;
    if (pressed.size === 0) travelled = 0;
    pressed.set(event.pointerId, placeIn(frame, event));
    frame.setPointerCapture(event.pointerId);
  });
  frame.addEventListener("pointermove", (event) => {
    const now = placeIn(frame, event);
    const before = pressed.get(event.pointerId);
    if (!before) return gestures.hover(now.x, now.y);
    travelled += Math.hypot(now.x - before.x, now.y - before.y);
    const others = [...pressed].filter(([id]) => id !== event.pointerId);
    pressed.set(event.pointerId, now);
    if (others.length === 0) {
      if (travelled > CLICK_PIXELS) gestures.pan(now.x - before.x, now.y - before.y);
      return;
    }
    const [, fixed] = others[0];
    const spread = (point: { x: number; y: number }) =>
      Math.max(1, Math.hypot(point.x - fixed.x, point.y - fixed.y));
    gestures.zoom(spread(now) / spread(before), (now.x + fixed.x) / 2, (now.y + fixed.y) / 2);
  });
  const release = (event: PointerEvent) => {
    const at = pressed.get(event.pointerId);
    pressed.delete(event.pointerId);
    if (at && event.type === "pointerup" && travelled <= CLICK_PIXELS) gestures.select(at.x, at.y);
  };
  frame.addEventListener("pointerup", release);
  frame.addEventListener("pointercancel", release);
  frame.addEventListener("pointerleave", gestures.leave);
}
