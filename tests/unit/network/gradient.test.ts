import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { describeVariants } from "../../support/variants.js";
import { loadSync } from "../../../src/sync.js";
import { CASES, createNetwork, type NetworkCase } from "./cases.js";
import { assertClose, ROUNDING } from "./compare.js";
import { createRandom, integerArray, uniformArray } from "./random.js";
import { lossOf, parametersOf, runReference, type Parameters } from "./reference/graph.js";
import { at, exact, sizeOf } from "./reference/values.js";

/** Data for a case: a target of labels where the output is a vector of classes and the seed is even, else of values. */
function dataOf({ inputShape, batch }: NetworkCase, outputShape: readonly number[], seed: number) {
  const random = createRandom(seed + 500);
  const x = uniformArray(random, batch * sizeOf(inputShape));
  const [classes = 1] = outputShape;
  const isLabels = outputShape.length === 1 && seed % 2 === 0;
  const target = isLabels ? integerArray(random, batch, classes) : uniformArray(random, batch * sizeOf(outputShape));
  return { x, target };
}

function outputShapeOf(parameters: Parameters, { layers, inputShape, batch }: NetworkCase): readonly number[] {
  const shape = [batch, ...inputShape];
  return runReference(layers, parameters, exact(shape, new Float32Array(sizeOf(shape))), true).output.shape.slice(1);
}

/** Parameters that training changes, one value moved by `step`. */
function moved(parameters: Parameters, name: string, index: number, step: number): Parameters {
  const original = parameters.get(name);
  assert.ok(original !== undefined);
  const value = original.value.slice();
  value[index] = at(value, index) + step;
  return new Map(parameters).set(name, exact(original.shape, value));
}

describe("gradients of the f64 reference against finite differences", () => {
  const lanewise = loadSync({ variant: "simd" });
  for (const [seed, networkCase] of CASES.entries()) {
    test(networkCase.title, () => {
      const { layers, inputShape, batch } = networkCase;
      using network = createNetwork(lanewise, networkCase, seed);
      const parameters = parametersOf(network);
      const { x, target } = dataOf(networkCase, outputShapeOf(parameters, networkCase), seed);
      const input = exact([batch, ...inputShape], x);
      const { gradients } = lossOf(layers, parameters, input, target);
      const step = 1e-5;
      for (const [name, gradient] of gradients) {
        // Ten values of each parameter, spread over it: a difference costs two whole runs.
        const stride = Math.max(1, Math.floor(gradient.value.length / 10));
        for (let index = 0; index < gradient.value.length; index += stride) {
          const above = lossOf(layers, moved(parameters, name, index, step), input, target).value;
          const below = lossOf(layers, moved(parameters, name, index, -step), input, target).value;
          const difference = (above - below) / (2 * step);
          const error = Math.abs(difference - at(gradient.value, index));
          const bound = 1e-6 * at(gradient.magnitude, index) + 1e-9;
          assert.ok(
            error <= bound,
            `${name}[${index}]: ${at(gradient.value, index)} against ${difference}, over ${bound}`,
          );
        }
      }
    });
  }
});

describeVariants("gradients of wasm against the f64 reference", (load) => {
  const lanewise = load();
  for (const [seed, networkCase] of CASES.entries()) {
    test(networkCase.title, () => {
      const { layers, inputShape, batch } = networkCase;
      using network = createNetwork(lanewise, networkCase, seed);
      const before = parametersOf(network);
      const { x, target } = dataOf(networkCase, outputShapeOf(before, networkCase), seed);
      const input = exact([batch, ...inputShape], x);
      const { value, gradients, roundings } = lossOf(layers, before, input, target);
      const { loss } = network.trainStep(x, target, { type: "sgd", learningRate: 1 });
      assert.ok(Math.abs(loss - value) <= 1e-4 * (1 + value), `loss ${loss} instead of ${value}`);
      assert.ok(gradients.size > 0);
      for (const [name, gradient] of gradients) {
        // A step of rate 1 takes the gradient off the weight: reading it back rounds once at the size of both.
        const old = before.get(name)?.value ?? new Float64Array();
        const difference = network.getParameter(name).values.map((after, index) => at(old, index) - after);
        const slack = (index: number): number =>
          2 * ROUNDING * (Math.abs(at(old, index)) + Math.abs(at(gradient.value, index)));
        assertClose(name, difference, gradient, 2 * roundings, slack);
      }
    });
  }
});
