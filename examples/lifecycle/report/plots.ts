/** Plots as SVG, drawn without a DOM by Apache ECharts. */
import { init, type EChartsOption } from "echarts";

export const BLUE = "#2563eb";
export const ORANGE = "#d97706";
const WIDTH = 800;

export function drawPlot(option: EChartsOption, height: number): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width: WIDTH, height });
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: "system-ui, sans-serif" }, ...option });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

/** Most points of a curve: more would be finer than the picture's pixels. */
const MOST_POINTS = 400;

/** Loss by step on a logarithmic axis, means of equal stretches where there are many; accuracy after each epoch. */
export function trainingPlot(losses: readonly number[], accuracies: readonly number[]): string {
  const stepsPerEpoch = losses.length / accuracies.length;
  const stretch = Math.ceil(losses.length / MOST_POINTS);
  const points = Array.from({ length: Math.ceil(losses.length / stretch) }, (_, index) => {
    const part = losses.slice(index * stretch, (index + 1) * stretch);
    const middle = index * stretch + part.length / 2;
    return [middle / stepsPerEpoch, part.reduce((sum, loss) => sum + loss, 0) / part.length];
  });
  return drawPlot(
    {
      legend: { top: 0, itemGap: 30, icon: "roundRect", itemHeight: 4 },
      grid: { left: 60, right: 70, top: 45, bottom: 45 },
      xAxis: { type: "value", name: "epoch", nameLocation: "middle", nameGap: 28, min: 0, max: accuracies.length },
      yAxis: [
        { type: "log", name: "loss", axisLabel: { formatter: (value: number) => String(value) } },
        { type: "value", name: "accuracy, %", scale: true, max: 100, splitLine: { show: false } },
      ],
      series: [
        { name: "training loss", type: "line", data: points, showSymbol: false, color: BLUE, lineStyle: { width: 1 } },
        {
          name: "held-back accuracy",
          type: "line",
          yAxisIndex: 1,
          data: accuracies.map((accuracy, index) => [index + 1, 100 * accuracy]),
          color: ORANGE,
          symbol: "circle",
        },
      ],
    },
    340,
  );
}

/** @param confusion - rows: the label; columns: what it was read as */
export function confusionPlot(confusion: readonly (readonly number[])[]): string {
  const classes = confusion.map((_, label) => String(label));
  const wrong = confusion.flatMap((row, label) => row.filter((_, found) => found !== label));
  const cells = confusion.flatMap((row, label) => row.map((count, found) => ({ found, label, count })));
  return drawPlot(
    {
      grid: { left: 60, right: 20, top: 10, bottom: 50 },
      xAxis: {
        type: "category",
        data: classes,
        name: "read as",
        nameLocation: "middle",
        nameGap: 28,
        axisTick: { show: false },
      },
      yAxis: {
        type: "category",
        data: classes,
        name: "digit",
        nameLocation: "middle",
        nameGap: 28,
        inverse: true,
        axisTick: { show: false },
      },
      // Coloured by the errors, which the diagonal would drown.
      visualMap: { show: false, min: 0, max: Math.max(1, ...wrong), inRange: { color: ["#ffffff", "#f97316"] } },
      series: [
        {
          type: "heatmap",
          data: cells.map(({ found, label, count }) => ({
            value: [found, label, count],
            label: { show: count > 0 },
            ...(found === label ? { itemStyle: { color: "#dbeafe" } } : {}),
          })),
          label: { show: true, color: "#222" },
          itemStyle: { borderColor: "#e5e7eb", borderWidth: 1 },
        },
      ],
    },
    420,
  );
}
