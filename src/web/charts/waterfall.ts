import {
  baseOption,
  type ChartModel,
  type ChartStyle,
  nameAxis,
  plotArea,
  valueAxis,
} from "./chart-model.ts";

export interface WaterfallData {
  readonly before: number;
  readonly after: number;
  /** In the order shown; they sum to the change. */
  readonly steps: readonly { readonly name: string; readonly effect: number }[];
}

export interface WaterfallWords {
  readonly factor: string;
  readonly money: string;
  readonly before: string;
  readonly after: string;
}

interface Segment {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** A level that stands on the ground, or a step between two. */
  readonly isLevel: boolean;
}

const NAME_PIXELS = 110;
/** What stands to the right of the longest bar. */
const LABEL_PIXELS = 72;

/** From one level to another, step by step: what each factor added or took. Steps up and down differ in colour and by their sign. */
export function waterfallModel(
  { before, after, steps }: WaterfallData,
  words: WaterfallWords,
  { colours, format }: ChartStyle,
): ChartModel {
  const segments: Segment[] = [{ name: words.before, from: 0, to: before, isLevel: true }];
  let level = before;
  for (const { name, effect } of steps) {
    segments.push({ name, from: level, to: level + effect, isLevel: false });
    level += effect;
  }
  segments.push({ name: words.after, from: 0, to: after, isLevel: true });
  const write = ({ from, to, isLevel }: Segment, money: (amount: number) => string) =>
    isLevel ? money(to) : signed(to - from, money);
  const colourOf = ({ from, to, isLevel }: Segment) =>
    isLevel ? colours.muted : to < from ? colours.bad : colours.main;
  const part = (value: (segment: Segment) => number) => ({
    ...{ type: "bar", stack: "steps", barMaxWidth: 30 },
    data: segments.map((segment) => ({ value: value(segment), itemStyle: { color: colourOf(segment) } })),
  });
  const low = ({ from, to }: Segment) => Math.min(from, to);
  const high = ({ from, to }: Segment) => Math.max(from, to);
  return {
    option: {
      ...baseOption(colours),
      grid: plotArea({ left: 8, right: LABEL_PIXELS, top: 8, bottom: 8 }),
      tooltip: {
        ...(baseOption(colours).tooltip as object),
        trigger: "item",
        formatter: ({ dataIndex: at }: { readonly dataIndex: number }) =>
          `${segments[at].name}\n${write(segments[at], format.money)}`,
      },
      // lying, for the names of factors are long and phones narrow
      xAxis: valueAxis(colours, { name: "", label: format.shortMoney }),
      yAxis: {
        ...nameAxis(
          colours,
          segments.map(({ name }) => name),
        ),
        inverse: true,
        axisLabel: {
          ...{ color: colours.muted, fontSize: 12, lineHeight: 14, interval: 0 },
          ...{ width: NAME_PIXELS, overflow: "break" },
        },
      },
      series: [
        // what lies between the ground and the step is there, and not seen; a step may cross the ground
        {
          ...{ type: "bar", stack: "steps", silent: true, itemStyle: { opacity: 0 } },
          data: segments.map((segment) => Math.max(0, low(segment)) + Math.min(0, high(segment))),
        },
        {
          ...part((segment) => Math.max(0, high(segment)) - Math.max(0, low(segment))),
          label: {
            ...{ show: true, position: "right", color: colours.text, fontSize: 12 },
            formatter: ({ dataIndex: at }: { readonly dataIndex: number }) =>
              write(segments[at], format.shortMoney),
          },
        },
        part((segment) => Math.min(0, low(segment)) - Math.min(0, high(segment))),
      ],
    },
    table: {
      head: [words.factor, words.money],
      rows: segments.map((segment) => [segment.name, write(segment, format.money)]),
    },
  };
}

const signed = (amount: number, money: (amount: number) => string): string =>
  amount > 0 ? `+${money(amount)}` : money(amount);
