import { LayerList } from "./layerList.js";
import type { Model, WidthOptions } from "./model.js";
import { readSettings, roundChannels } from "./settings.js";

const STEM = 32;
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

/**
 * MobileNetV1: at width 1 4.23 million parameters, with batch norms, and 569 million multiply-adds. Layers `stem`, `block1_depthwise`,
 * `block1_pointwise`, ... `pool`, `classes`. Source: Howard et al., "MobileNets", 2017, arXiv:1704.04861, table 1.
 *
 * @throws TypeError, RangeError for options of the wrong kind or out of range.
 * @example
 * ```ts
 * import { load } from "lanewise";
 * import { mobilenetV1 } from "lanewise/models";
 *
 * using lanewise = await load();
 * const { layers, inputShape } = mobilenetV1({ width: 0.25, size: 32, classes: 10 });
 * using network = lanewise.network.create(layers, { inputShape });
 * network.prune({ sparsity: 0.9 });
 * console.log(network.predict(new Float32Array(3 * 32 * 32)).length); // 10
 * ```
 */
export function mobilenetV1(options: WidthOptions = {}): Model {
  const settings = readSettings(options, true);
  const { width, classes, size } = settings;
  const list = new LayerList(settings);
  list.conv2d("stem", roundChannels(width * STEM), { kernel: 3, stride: 2, activation: "relu6" });
  for (const [index, [stride, filters]] of BLOCKS.entries()) {
    const block = `block${index + 1}`;
    list.depthwise(`${block}_depthwise`, { stride, activation: "relu6" });
    list.conv2d(`${block}_pointwise`, roundChannels(width * filters), { activation: "relu6" });
  }
  list.classifier(classes);
  return { layers: list.layers, inputShape: [3, size, size] };
}
