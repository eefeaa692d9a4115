/** EfficientNet-B0, batch norms folded into the convolutions (Tan and Le 2019, arXiv:1905.11946, table 1). @module */
import type { LayerSpec } from "../lanewise.js";
import { strided, type PaddingRule } from "./strided.js";

type Stage = readonly [expansion: number, filters: number, repeats: number, stride: number, kernel: number];

const STAGES: readonly Stage[] = [
  [1, 16, 1, 1, 3],
  [6, 24, 2, 2, 3],
  [6, 40, 2, 2, 5],
  [6, 80, 3, 2, 3],
  [6, 112, 3, 1, 5],
  [6, 192, 4, 2, 5],
  [6, 320, 1, 1, 3],
];

/** Squeeze-and-excitation narrows to a quarter of the block's own input. */
const SQUEEZE = 4;

function squeezeAndExcitation(block: string, channels: number, squeezed: number): LayerSpec[] {
  return [
    { name: `${block}_mean`, type: "globalAvgPool" },
    { name: `${block}_squeeze`, type: "dense", units: squeezed, activation: "swish" },
    { name: `${block}_excite`, type: "dense", units: channels, activation: "sigmoid" },
    { name: `${block}_scale`, type: "multiply", input: [`${block}_depthwise`, `${block}_excite`] },
  ];
}

/** For inputs [3, 224, 224]; padding "same" by default. */
export function efficientnetB0({ padding = "same" }: { readonly padding?: PaddingRule } = {}): LayerSpec[] {
  const layers: LayerSpec[] = [
    { name: "stem", type: "conv2d", filters: 32, ...strided(3, 2, padding), activation: "swish" },
  ];
  let channels = 32;
  let source = "stem";
  let block = 0;
  for (const [expansion, filters, repeats, firstStride, kernel] of STAGES) {
    for (let repeat = 0; repeat < repeats; repeat++) {
      const name = `block${++block}`;
      const stride = repeat === 0 ? firstStride : 1;
      const expanded = channels * expansion;
      if (expansion > 1)
        layers.push({ name: `${name}_expand`, type: "conv2d", filters: expanded, kernel: 1, activation: "swish" });
      layers.push(
        {
          name: `${name}_depthwise`,
          type: "depthwiseConv2d",
          ...strided(kernel, stride, padding),
          activation: "swish",
        },
        ...squeezeAndExcitation(name, expanded, channels / SQUEEZE),
        { name: `${name}_project`, type: "conv2d", filters, kernel: 1 },
      );
      const residual = stride === 1 && channels === filters;
      if (residual) layers.push({ name: `${name}_add`, type: "add", input: [source, `${name}_project`] });
      source = residual ? `${name}_add` : `${name}_project`;
      channels = filters;
    }
  }
  layers.push(
    { name: "head", type: "conv2d", filters: 1280, kernel: 1, activation: "swish" },
    { name: "pool", type: "globalAvgPool" },
    { name: "classes", type: "dense", units: 1000 },
  );
  return layers;
}
