import { type Browser, chromium, type Page } from "playwright-core";
import { CATEGORIES, cpuBetween, longest, type MainThread, readMainThread } from "./read-trace.ts";

/** Pages are put together by the GPU's process, as where there is a GPU: else the page waits while its map is read back. */
const ARGUMENTS = [
  ...["--no-sandbox", "--no-first-run", "--ignore-gpu-blocklist"],
  ...["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
];
const SIZE = { width: 900, height: 600 };
/** Enough that the 95th percentile is not the worst of them. */
const STROKES = 60;
const IDLE = "[data-testid=map][data-idle]";
const HOME_IDLE = "[data-testid=home-map][data-idle]";

/** Milliseconds. */
export interface Figures {
  /** From the address of the first page to the map of the plan that holds on it. */
  readonly homeMs: number;
  /** From the address to a map that is drawn and can be pointed at. */
  readonly interactiveMs: number;
  readonly strokeP50Ms: number;
  readonly strokeP95Ms: number;
  readonly strokeCpuP50Ms: number;
  readonly strokeCpuP95Ms: number;
  /** Processor time of the process that draws, a stroke: with a GPU next to nothing. */
  readonly drawCpuMs: number;
  readonly toFrameP95Ms: number;
  /** Longest tasks of the main thread on the clock. */
  readonly openTaskMs: number;
  readonly paintTaskMs: number;
  readonly panTaskMs: number;
  /** The most that one task of painting, panning and zooming computed. */
  readonly busiestCpuMs: number;
  readonly recolourMs: number;
  readonly moveAllMs: number;
}

interface Visit {
  /** Of the server, without a slash at its end. */
  readonly origin: string;
  /** Of a plan in the map studio. */
  readonly path: string;
  /** An API key. */
  readonly key: string;
  readonly say: (line: string) => void;
}

export async function measureStudio({ origin, path, key, say }: Visit): Promise<Figures> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ARGUMENTS,
  });
  try {
    const context = await browser.newContext({
      viewport: SIZE,
      extraHTTPHeaders: { authorization: `Bearer ${key}` },
    });
    const page = await context.newPage();
    // what runs this file names its functions by a helper that the page does not have
    await page.addInitScript("globalThis.__name ??= (named) => named");
    await page.addInitScript(watchPointer);
    const homeMs = await untilShown(page, `${origin}/`, HOME_IDLE);
    say(`first page's map after ${homeMs.toFixed(0)} ms`);
    const opened = await traced(browser, page, () => untilShown(page, `${origin}${path}`, IDLE));
    say(`interactive after ${opened.value.toFixed(0)} ms`);
    const drawnBefore = await drawSeconds(browser);
    const painted = await traced(browser, page, () => paint(page));
    const drawCpuMs = (1000 * ((await drawSeconds(browser)) - drawnBefore)) / STROKES;
    say("painted");
    const moved = await traced(browser, page, () => panAndZoom(page));
    say("panned and zoomed");
    const recolourMs = await untilDrawn(page, () =>
      page.getByRole("combobox").first().selectOption("measure"),
    );
    const moveAllMs = await moveAll(page);
    const cpu = ordered(cpuBetween(painted.main, painted.main.marks("stroke")));
    const strokes = ordered(painted.value.map(({ workMs }) => workMs));
    const tasks = [...painted.main.tasks, ...moved.main.tasks];
    return {
      ...{ homeMs, interactiveMs: opened.value, recolourMs, moveAllMs, drawCpuMs },
      ...{ strokeP50Ms: quantile(strokes, 0.5), strokeP95Ms: quantile(strokes, 0.95) },
      ...{ strokeCpuP50Ms: quantile(cpu, 0.5), strokeCpuP95Ms: quantile(cpu, 0.95) },
      toFrameP95Ms: quantile(ordered(painted.value.map(({ waitMs, workMs }) => waitMs + workMs)), 0.95),
      openTaskMs: longest(opened.main.tasks, ({ wallMs }) => wallMs),
      paintTaskMs: longest(painted.main.tasks, ({ wallMs }) => wallMs),
      panTaskMs: longest(moved.main.tasks, ({ wallMs }) => wallMs),
      busiestCpuMs: longest(tasks, ({ cpuMs }) => cpuMs),
    };
  } finally {
    await browser.close();
  }
}

const ordered = (values: readonly number[]) => [...values].sort((a, b) => a - b);
const quantile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

async function untilShown(page: Page, address: string, selector: string): Promise<number> {
  const began = performance.now();
  await page.goto(address);
  await page.waitForSelector(selector, { timeout: 180_000 });
  return performance.now() - began;
}

/** Processor time so far of the process that draws for all pages. */
async function drawSeconds(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return processInfo.find(({ type }) => type === "GPU")?.cpuTime ?? Number.NaN;
}

async function traced<Value>(
  browser: Browser,
  page: Page,
  work: () => Promise<Value>,
): Promise<{ readonly value: Value; readonly main: MainThread }> {
  await browser.startTracing(page, { categories: CATEGORIES });
  const value = await work();
  return { value, main: readMainThread(await browser.stopTracing()) };
}

interface Stroke {
  /** From the event to its handler. */
  readonly waitMs: number;
  /** From there to the end of all that the page does in the frame that follows. */
  readonly workMs: number;
}

interface Watched {
  stroke: Promise<Stroke> | null;
  count: number;
}

/** Notes of every move of the pointer how long the page was at work on it. Runs in the page. */
function watchPointer(): void {
  const watched: Watched = { stroke: null, count: 0 };
  Object.assign(globalThis, { watched });
  addEventListener(
    "pointermove",
    ({ timeStamp }) => {
      const began = performance.now();
      performance.mark(`stroke ${watched.count++}`);
      watched.stroke = new Promise((resolve) => {
        // asked for first, called first: what the handlers ask for runs after it in the same frame, a message after both
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve({ waitMs: began - timeStamp, workMs: performance.now() - began });
          port2.postMessage(null);
        });
      });
    },
    { capture: true },
  );
}

/** A brush that goes around the middle of the map, held down. */
async function paint(page: Page): Promise<readonly Stroke[]> {
  const { x, y, width, height } = await boxOf(page);
  await page.keyboard.press("b");
  await page.mouse.move(x + width / 2 + 60, y + height / 2);
  await page.mouse.down();
  const strokes: Stroke[] = [];
  for (let i = 1; i <= STROKES; i++) {
    const turn = (i / 20) * 4 * Math.PI;
    const reach = 60 + 40 * Math.sin(turn / 5) + i / 3;
    await page.mouse.move(x + width / 2 + reach * Math.cos(turn), y + height / 2 + reach * Math.sin(turn));
    strokes.push(await page.evaluate("watched.stroke"));
  }
  await page.mouse.up();
  await page.waitForSelector(IDLE, { timeout: 60_000 });
  return strokes;
}

async function panAndZoom(page: Page): Promise<void> {
  const { x, y, width, height } = await boxOf(page);
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  await page.keyboard.press("v");
  for (const deltaY of [-300, 300]) {
    await page.mouse.move(middleX, middleY);
    await page.mouse.wheel(0, deltaY);
    await page.mouse.down();
    for (let i = 1; i <= 6; i++) await page.mouse.move(middleX - 20 * i, middleY + 10 * i);
    await page.mouse.up();
    await page.waitForSelector(IDLE, { timeout: 60_000 });
  }
}

/** Every unit in sight of the whole map to the territory that is looked at. */
async function moveAll(page: Page): Promise<number> {
  const { x, y, width, height } = await boxOf(page);
  await page.getByRole("combobox").first().selectOption("territory");
  await page.getByRole("button", { name: /Show all|Tampilkan semua/ }).click();
  await page.waitForSelector(IDLE, { timeout: 60_000 });
  await page.keyboard.press("r");
  await page.mouse.move(x + 60, y + 5);
  await page.mouse.down();
  await page.mouse.move(x + width / 2, y + height / 2, { steps: 4 });
  await page.mouse.move(x + width - 5, y + height - 5, { steps: 4 });
  await page.mouse.up();
  await page.waitForSelector(IDLE, { timeout: 60_000 });
  return untilDrawn(page, () => page.keyboard.press("Enter"));
}

async function untilDrawn(page: Page, change: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await change();
  await page.evaluate(
    "new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))",
  );
  await page.waitForSelector(IDLE, { timeout: 120_000 });
  return performance.now() - began;
}

async function boxOf(page: Page) {
  const box = await page.locator("[data-testid=map]").boundingBox();
  if (box === null) throw new Error("got no map on the page, expected one");
  return box;
}
