import { LayerList } from "./layerList.js";
import type { Model, WidthOptions } from "./model.js";
import { readSettings, roundChannels } from "./settings.js";

const STEM = 32;
const HEAD = 1280;
const STAGES: readonly (readonly [expansion: number, filters: number, repeats: number, stride: number])[] = [
  [1, 16, 1, 1],
  [6, 24, 2, 2],
  [6, 32, 3, 2],
  [6, 64, 4, 2],
  [6, 96, 3, 1],
  [6, 160, 3, 2],
  [6, 320, 1, 1],
];

/**
 * MobileNetV2: at width 1 3.50 million parameters, with batch norms, and 301 million multiply-adds; its head of 1280 channels grows with
 * the width and does not shrink. Layers `stem`, `block1_expand`, `block1_depthwise`, `block1_project`, `block1_add` (those that a block
 * has), ... `head`, `pool`, `classes`. Source: Sandler et al., "MobileNetV2", 2018, arXiv:1801.04381, table 2.
 *
 * @throws TypeError, RangeError for options of the wrong kind or out of range.
 */
export function mobilenetV2(options: WidthOptions = {}): Model {
  const settings = readSettings(options, true);
  const { width, classes, size } = settings;
  const list = new LayerList(settings);
  let channels = roundChannels(width * STEM);
  let source = list.conv2d("stem", channels, { kernel: 3, stride: 2, activation: "relu6" });
  let block = 0;
  for (const [expansion, filters, repeats, firstStride] of STAGES) {
    const outputs = roundChannels(width * filters);
    for (let repeat = 0; repeat < repeats; repeat++) {
      const name = `block${++block}`;
      const stride = repeat === 0 ? firstStride : 1;
      if (expansion > 1) list.conv2d(`${name}_expand`, channels * expansion, { activation: "relu6" });
      list.depthwise(`${name}_depthwise`, { stride, activation: "relu6" });
      const projected = list.conv2d(`${name}_project`, outputs, { activation: "none" });
      const isResidual = stride === 1 && channels === outputs;
      if (isResidual) list.layers.push({ name: `${name}_add`, type: "add", input: [source, projected] });
      source = isResidual ? `${name}_add` : projected;
      channels = outputs;
    }
  }
  list.conv2d("head", roundChannels(HEAD * Math.max(1, width)), { activation: "relu6" });
  list.classifier(classes);
  return { layers: list.layers, inputShape: [3, size, size] };
}
