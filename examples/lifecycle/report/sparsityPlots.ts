import type { EChartsOption } from "echarts";
import { BLUE, drawPlot, ORANGE } from "./plots.js";

/** What the plots show of a network at one sparsity. */
export interface SparsityPoint {
  /** In [0, 1). */
  readonly sparsity: number;
  /** In [0, 1]. */
  readonly accuracy: number;
  /** Milliseconds per image, alone and in batches. */
  readonly single: SparsityTimes;
  readonly batched: SparsityTimes;
}

export interface SparsityTimes {
  readonly dense: number;
  readonly pruned: number;
}

export function sparsityAccuracyPlot(points: readonly SparsityPoint[]): string {
  return drawOverSparsity("accuracy, %", [
    { name: "held-back accuracy", color: ORANGE, data: curve(points, ({ accuracy }) => 100 * accuracy) },
  ]);
}

export function sparsityTimePlot(points: readonly SparsityPoint[]): string {
  return drawOverSparsity("µs per image", [
    { name: "dense, one image", color: BLUE, data: curve(points, ({ single }) => 1000 * single.dense) },
    { name: "pruned, one image", color: ORANGE, data: curve(points, ({ single }) => 1000 * single.pruned) },
    { name: "dense, batch", color: BLUE, dashed: true, data: curve(points, ({ batched }) => 1000 * batched.dense) },
    { name: "pruned, batch", color: ORANGE, dashed: true, data: curve(points, ({ batched }) => 1000 * batched.pruned) },
  ]);
}

interface Curve {
  readonly name: string;
  readonly color: string;
  readonly dashed?: boolean;
  readonly data: [number, number][];
}

function curve(points: readonly SparsityPoint[], value: (point: SparsityPoint) => number): [number, number][] {
  return points.map((point) => [100 * point.sparsity, value(point)]);
}

function drawOverSparsity(axis: string, curves: readonly Curve[]): string {
  const isTime = curves.length > 1;
  const series: EChartsOption["series"] = curves.map(({ name, color, dashed = false, data }) => ({
    name,
    type: "line",
    data,
    color,
    symbol: "circle",
    lineStyle: { type: dashed ? "dashed" : "solid" },
  }));
  return drawPlot(
    {
      legend: { top: 0, itemGap: 30 },
      grid: { left: 60, right: 40, top: 55, bottom: 45 },
      xAxis: { type: "value", name: "zeros, %", nameLocation: "middle", nameGap: 28, min: 0, max: 100 },
      // Times start at 0, so that heights compare; accuracies lie too close together for that.
      yAxis: { type: "value", name: axis, scale: !isTime, ...(isTime ? { min: 0 } : { max: 100 }) },
      series,
    },
    320,
  );
}
