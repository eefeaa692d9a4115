/** MobileNetV1 1.0 at 224, batch norms folded into the convolutions (Howard et al. 2017, arXiv:1704.04861, table 1). @module */
import type { LayerSpec } from "../lanewise.js";
import { buildModel } from "./build.js";
import type { Model } from "./model.js";

const BLOCKS: readonly (readonly [stride: number, filters: number])[] = [
  [1, 64],
  [2, 128],
  [1, 128],
  [2, 256],
  [1, 256],
  [2, 512],
  [1, 512],
  [1, 512],
  [1, 512],
  [1, 512],
  [1, 512],
  [2, 1024],
  [1, 1024],
];

export function mobilenetV1(): Model {
  const layers: LayerSpec[] = [
    { name: "stem", type: "conv2d", filters: 32, kernel: 3, stride: 2, padding: "same", activation: "relu6" },
  ];
  BLOCKS.forEach(([stride, filters], index) => {
    const block = `block${index + 1}`;
    layers.push(
      { name: `${block}_depthwise`, type: "depthwiseConv2d", kernel: 3, stride, padding: "same", activation: "relu6" },
      { name: `${block}_pointwise`, type: "conv2d", filters, kernel: 1, activation: "relu6" },
    );
  });
  layers.push(
    { name: "pool", type: "globalAvgPool" },
    { name: "flat", type: "flatten" },
    { name: "classes", type: "dense", units: 1000 },
  );
  return buildModel("MobileNetV1", [3, 224, 224], layers);
}
