import { BLUE, drawPlot, ORANGE } from "./plots.js";

export interface RocCurve {
  readonly name: string;
  /** Shares in [0, 1] of foreign images and of digits that pass, from (0, 0) to (1, 1). */
  readonly points: readonly (readonly [foreign: number, own: number])[];
}

const COLORS = [BLUE, ORANGE, "#059669", "#9333ea"];

export function rocPlot(curves: readonly RocCurve[]): string {
  return drawPlot(
    {
      legend: { top: 0, itemGap: 30, icon: "roundRect", itemHeight: 4 },
      grid: { left: 60, right: 40, top: 55, bottom: 45 },
      xAxis: {
        type: "value",
        name: "foreign images that pass, %",
        nameLocation: "middle",
        nameGap: 28,
        min: 0,
        max: 100,
      },
      yAxis: { type: "value", name: "digits that pass, %", min: 0, max: 100 },
      series: curves.map(({ name, points }, index) => ({
        name,
        type: "line",
        data: points.map(([foreign, own]) => [100 * foreign, 100 * own]),
        showSymbol: false,
        color: COLORS[index % COLORS.length]!,
        lineStyle: { width: 1.5 },
      })),
    },
    420,
  );
}
