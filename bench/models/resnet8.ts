/** ResNet8 of MLPerf Tiny (CIFAR-10, 16 filters) without its batch norms. @module */
import type { LayerSpec } from "../lanewise.js";
import { buildModel } from "./build.js";
import type { Model } from "./model.js";

const STAGES: readonly (readonly [filters: number, stride: number])[] = [
  [16, 1],
  [32, 2],
  [64, 2],
];

export function resnet8(): Model {
  const layers: LayerSpec[] = [
    { name: "stem", type: "conv2d", filters: 16, kernel: 3, padding: "same", activation: "relu" },
  ];
  let source = "stem";
  STAGES.forEach(([filters, stride], index) => {
    const stage = `stage${index + 1}`;
    layers.push(
      {
        name: `${stage}_first`,
        type: "conv2d",
        input: source,
        filters,
        kernel: 3,
        stride,
        padding: "same",
        activation: "relu",
      },
      { name: `${stage}_second`, type: "conv2d", filters, kernel: 3, padding: "same" },
    );
    let shortcut = source;
    if (stride > 1) {
      shortcut = `${stage}_skip`;
      layers.push({ name: shortcut, type: "conv2d", input: source, filters, kernel: 1, stride, padding: "same" });
    }
    layers.push(
      { name: `${stage}_add`, type: "add", input: [`${stage}_second`, shortcut] },
      { name: `${stage}_relu`, type: "activation", activation: "relu" },
    );
    source = `${stage}_relu`;
  });
  layers.push(
    { name: "pool", type: "globalAvgPool" },
    { name: "flat", type: "flatten" },
    { name: "classes", type: "dense", units: 10 },
  );
  return buildModel("ResNet8", [3, 32, 32], layers);
}
