/** What convolution and pool cases share. @module */
import type { WindowShape } from "../harness/subject.js";
import { windowOutput, windowPadding } from "../models/graph.js";

/** Warm-up of a single operation: longer than any engine here takes to tier up one kernel. */
export const WARM_UP_SECONDS = 1;

export function outputPixels(shape: WindowShape): number {
  const [top, right, bottom, left] = windowPadding(shape.height, shape.width, shape);
  return windowOutput(shape.height, top, bottom, shape) * windowOutput(shape.width, left, right, shape);
}

export function describe(shape: WindowShape): string {
  const { channels, filters, height, kernel, stride } = shape;
  const through = channels === filters ? `${channels}` : `${channels}->${filters}`;
  return `${kernel}x${kernel}/${stride} ${through} @${height}`;
}
