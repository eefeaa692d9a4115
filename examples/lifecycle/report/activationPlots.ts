import type { EChartsOption } from "echarts";
import type { Curve, LearnedActivation } from "../activations.js";
import { drawPlot } from "./plots.js";

/** The groups' colours: a step of hue each. */
const HUE_STEP = 40;

/** Each group's function of a layer before training, dashed, and after. */
export function activationPlot(before: LearnedActivation, after: LearnedActivation): string {
  const groups = after.curves.map((learned, group) => ({ group, started: before.curves[group] ?? [], learned }));
  const series: EChartsOption["series"] = groups.flatMap(({ group, started, learned }) => [
    line(`group ${group + 1}, before`, started, group, "dashed"),
    line(`group ${group + 1}`, learned, group, "solid"),
  ]);
  return drawPlot(
    {
      legend: { top: 0, data: groups.map(({ group }) => `group ${group + 1}`), icon: "roundRect", itemHeight: 4 },
      grid: { left: 50, right: 30, top: 45, bottom: 45 },
      xAxis: { type: "value", name: "x", nameLocation: "middle", nameGap: 28, min: -5, max: 5 },
      yAxis: { type: "value", name: "F(x)" },
      series,
    },
    320,
  );
}

function line(name: string, curve: Curve, group: number, type: "dashed" | "solid") {
  const color = `hsl(${HUE_STEP * group}, 65%, 42%)`;
  return {
    name,
    type: "line" as const,
    data: curve.map(([x, y]) => [x, y]),
    showSymbol: false,
    color,
    lineStyle: { type, width: type === "solid" ? 2 : 1 },
  };
}
