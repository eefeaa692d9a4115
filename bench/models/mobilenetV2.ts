/** MobileNetV2 1.0, batch norms folded into the convolutions (Sandler et al. 2018, arXiv:1801.04381, table 2). @module */
import type { LayerSpec } from "../lanewise.js";
import { strided, type PaddingRule } from "./strided.js";

const STAGES: readonly (readonly [expansion: number, filters: number, repeats: number, stride: number])[] = [
  [1, 16, 1, 1],
  [6, 24, 2, 2],
  [6, 32, 3, 2],
  [6, 64, 4, 2],
  [6, 96, 3, 1],
  [6, 160, 3, 2],
  [6, 320, 1, 1],
];

/** For inputs [3, 224, 224]; padding "same" by default. */
export function mobilenetV2({ padding = "same" }: { readonly padding?: PaddingRule } = {}): LayerSpec[] {
  const layers: LayerSpec[] = [
    { name: "stem", type: "conv2d", filters: 32, ...strided(3, 2, padding), activation: "relu6" },
  ];
  let channels = 32;
  let source = "stem";
  let block = 0;
  for (const [expansion, filters, repeats, firstStride] of STAGES) {
    for (let repeat = 0; repeat < repeats; repeat++) {
      const name = `block${++block}`;
      const stride = repeat === 0 ? firstStride : 1;
      if (expansion > 1) {
        const expanded = channels * expansion;
        layers.push({ name: `${name}_expand`, type: "conv2d", filters: expanded, kernel: 1, activation: "relu6" });
      }
      layers.push(
        { name: `${name}_depthwise`, type: "depthwiseConv2d", ...strided(3, stride, padding), activation: "relu6" },
        { name: `${name}_project`, type: "conv2d", filters, kernel: 1 },
      );
      const residual = stride === 1 && channels === filters;
      if (residual) layers.push({ name: `${name}_add`, type: "add", input: [source, `${name}_project`] });
      source = residual ? `${name}_add` : `${name}_project`;
      channels = filters;
    }
  }
  layers.push(
    { name: "head", type: "conv2d", filters: 1280, kernel: 1, activation: "relu6" },
    { name: "pool", type: "globalAvgPool" },
    { name: "classes", type: "dense", units: 1000 },
  );
  return layers;
}
