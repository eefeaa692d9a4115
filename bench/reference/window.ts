/** Convolutions and pools in f64, tap by tap. @module */
import type { Edges, WindowShape } from "../harness/subject.js";
import { windowOutput, windowPadding } from "../models/graph.js";

type Numbers = ArrayLike<number>;

interface Plan extends WindowShape {
  readonly edges: Edges;
  readonly outputHeight: number;
  readonly outputWidth: number;
}

function planOf(shape: WindowShape): Plan {
  const edges = windowPadding(shape.height, shape.width, shape);
  return {
    ...shape,
    edges,
    outputHeight: windowOutput(shape.height, edges[0], edges[2], shape),
    outputWidth: windowOutput(shape.width, edges[3], edges[1], shape),
  };
}

/** Calls `visit` with every pair of an output pixel and an input pixel inside the plane that the tap (dy, dx) joins. */
function eachPixel(plan: Plan, dy: number, dx: number, visit: (output: number, input: number) => void): void {
  for (let row = 0; row < plan.outputHeight; row++) {
    const y = row * plan.stride + dy - plan.edges[0];
    if (y < 0 || y >= plan.height) continue;
    for (let column = 0; column < plan.outputWidth; column++) {
      const x = column * plan.stride + dx - plan.edges[3];
      if (x >= 0 && x < plan.width) visit(row * plan.outputWidth + column, y * plan.width + x);
    }
  }
}

function addPlane(
  plan: Plan,
  x: Numbers,
  from: number,
  weight: Numbers,
  weightFrom: number,
  y: Float64Array,
  to: number,
): void {
  for (let dy = 0; dy < plan.kernel; dy++) {
    for (let dx = 0; dx < plan.kernel; dx++) {
      const scale = weight[weightFrom + dy * plan.kernel + dx] as number;
      eachPixel(plan, dy, dx, (output, input) => {
        y[to + output] = (y[to + output] as number) + scale * (x[from + input] as number);
      });
    }
  }
}

/** x [batch, channels, height, width], weight [filters, channels, kernel, kernel]. */
export function referenceConv2d(shape: WindowShape, x: Numbers, weight: Numbers, bias: Numbers): Float64Array {
  const plan = planOf(shape);
  const outputs = plan.outputHeight * plan.outputWidth;
  const inputs = plan.height * plan.width;
  const taps = plan.kernel * plan.kernel;
  const y = new Float64Array(plan.batch * plan.filters * outputs);
  for (let image = 0; image < plan.batch; image++) {
    for (let filter = 0; filter < plan.filters; filter++) {
      const to = (image * plan.filters + filter) * outputs;
      y.fill(bias[filter] as number, to, to + outputs);
      for (let channel = 0; channel < plan.channels; channel++) {
        const from = (image * plan.channels + channel) * inputs;
        addPlane(plan, x, from, weight, (filter * plan.channels + channel) * taps, y, to);
      }
    }
  }
  return y;
}

/** x [batch, channels, height, width], weight [channels, 1, kernel, kernel]. */
export function referenceDepthwise(shape: WindowShape, x: Numbers, weight: Numbers, bias: Numbers): Float64Array {
  const plan = planOf(shape);
  const outputs = plan.outputHeight * plan.outputWidth;
  const y = new Float64Array(plan.batch * plan.channels * outputs);
  for (let plane = 0; plane < plan.batch * plan.channels; plane++) {
    const channel = plane % plan.channels;
    y.fill(bias[channel] as number, plane * outputs, (plane + 1) * outputs);
    addPlane(plan, x, plane * plan.height * plan.width, weight, channel * plan.kernel ** 2, y, plane * outputs);
  }
  return y;
}

/** Padding is no part of a maximum, and not counted in an average. */
export function referencePool(kind: "maxPool" | "avgPool", shape: WindowShape, x: Numbers): Float64Array {
  const plan = planOf(shape);
  const outputs = plan.outputHeight * plan.outputWidth;
  const planes = plan.batch * plan.channels;
  const y = new Float64Array(planes * outputs).fill(kind === "maxPool" ? -Infinity : 0);
  const counts = new Float64Array(outputs);
  for (let plane = 0; plane < planes; plane++) {
    const from = plane * plan.height * plan.width;
    const to = plane * outputs;
    counts.fill(0);
    for (let tap = 0; tap < plan.kernel ** 2; tap++) {
      eachPixel(plan, Math.floor(tap / plan.kernel), tap % plan.kernel, (output, input) => {
        const value = x[from + input] as number;
        const before = y[to + output] as number;
        y[to + output] = kind === "maxPool" ? Math.max(before, value) : before + value;
        counts[output] = (counts[output] as number) + 1;
      });
    }
    if (kind === "avgPool")
      for (let output = 0; output < outputs; output++)
        y[to + output] = (y[to + output] as number) / (counts[output] as number);
  }
  return y;
}
