/** MobileNetV1, batch norms folded into the convolutions (Howard et al. 2017, arXiv:1704.04861, table 1). @module */
import type { LayerSpec } from "../lanewise.js";
import { strided, type PaddingRule } from "./strided.js";

const BLOCKS: readonly (readonly [stride: 1 | 2, filters: number])[] = [
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

const DIVISOR = 8;

export interface MobilenetV1Options {
  /** Multiplies the channels, which are then rounded to multiples of eight. Default 1. */
  readonly width?: number;
  /** Default "same". */
  readonly padding?: PaddingRule;
}

/** For inputs [3, 224, 224]. */
export function mobilenetV1({ width = 1, padding = "same" }: MobilenetV1Options = {}): LayerSpec[] {
  const channels = (filters: number): number => Math.round((filters * width) / DIVISOR) * DIVISOR;
  const layers: LayerSpec[] = [
    { name: "stem", type: "conv2d", filters: channels(32), ...strided(3, 2, padding), activation: "relu6" },
  ];
  BLOCKS.forEach(([stride, filters], index) => {
    const block = `block${index + 1}`;
    layers.push(
      { name: `${block}_depthwise`, type: "depthwiseConv2d", ...strided(3, stride, padding), activation: "relu6" },
      { name: `${block}_pointwise`, type: "conv2d", filters: channels(filters), kernel: 1, activation: "relu6" },
    );
  });
  layers.push({ name: "pool", type: "globalAvgPool" }, { name: "classes", type: "dense", units: 1000 });
  return layers;
}
