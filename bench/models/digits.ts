/** The small convolutional network of the digits: 28x28, 8 and 16 filters. @module */
import { buildModel } from "./build.js";
import type { Model } from "./model.js";

export function digits(): Model {
  return buildModel(
    "digits",
    [1, 28, 28],
    [
      { name: "first", type: "conv2d", filters: 8, kernel: 3, padding: "same", activation: "relu" },
      { name: "firstPool", type: "maxPool", size: 2 },
      { name: "second", type: "conv2d", filters: 16, kernel: 3, padding: "same", activation: "relu" },
      { name: "secondPool", type: "maxPool", size: 2 },
      { name: "flat", type: "flatten" },
      { name: "classes", type: "dense", units: 10 },
    ],
  );
}
