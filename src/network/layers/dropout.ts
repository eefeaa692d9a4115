import { outOfRange } from "../../runtime/errors.js";
import { checkNumber } from "../../runtime/checks.js";
import { dropoutWord } from "../random.js";
import type { LayerDefinition, LayerPlan, PlanRequest } from "./layer.js";
import { PLAIN } from "./plain.js";
import { totalSize } from "./shapes.js";

export const dropout: LayerDefinition = {
  keys: ["rate"],
  inputs: { least: 1, most: 1 },
  describe({ argument, spec, inputs: [shape] }) {
    const rate = checkNumber(`${argument}.rate`, spec["rate"], 0, 1);
    if (rate === 1) throw outOfRange(`${argument}.rate`, rate, "less than 1");
    return {
      ...PLAIN,
      shape,
      role: "dropout",
      plan: rate === 0 ? undefined : (request) => planDropout(rate, totalSize(request.batch, shape), request),
    };
  },
};

/** Planned for training only. Backward draws the same mask again instead of keeping it. */
function planDropout(rate: number, size: number, request: PlanRequest): LayerPlan {
  const { dropout: run } = request.storage.kernels;
  const { random } = request;
  const word = dropoutWord(random.seed);
  const counter = request.reserveRandom(size);
  return {
    kernel: "dropout",
    inPlace: true,
    gradientInPlace: true,
    bind: ({ inputs: [x], output: y, outputGradient: dy, inputGradients: [dx] }) => ({
      forward: () => run(size, x, rate, word, random.step, counter, y),
      backward: () => run(size, dy, rate, word, random.step, counter, dx),
    }),
  };
}
