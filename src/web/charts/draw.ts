import { BarChart, LineChart, ScatterChart } from "echarts/charts";
import {
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  MarkPointComponent,
  TooltipComponent,
} from "echarts/components";
import { init, use } from "echarts/core";
import { LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";

use([
  ...[
    BarChart,
    LineChart,
    ScatterChart,
    GridComponent,
    LegendComponent,
    MarkLineComponent,
    MarkPointComponent,
  ],
  ...[TooltipComponent, LabelLayout, SVGRenderer],
]);

/** Takes over an element; the library comes with the first chart, not with the page. */
export const openChart = (element: HTMLElement) => init(element, null, { renderer: "svg" });
