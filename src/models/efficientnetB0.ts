import { LayerList } from "./layerList.js";
import type { Model, ModelOptions } from "./model.js";
import { readSettings } from "./settings.js";

const STEM = 32;
const HEAD = 1280;
/** A squeeze has a quarter of the channels that enter the block, not of the expanded ones. */
const SQUEEZE = 1 / 4;
const STAGES: readonly (readonly [
  expansion: number,
  filters: number,
  repeats: number,
  stride: number,
  kernel: number,
])[] = [
  [1, 16, 1, 1, 3],
  [6, 24, 2, 2, 3],
  [6, 40, 2, 2, 5],
  [6, 80, 3, 2, 3],
  [6, 112, 3, 1, 5],
  [6, 192, 4, 2, 5],
  [6, 320, 1, 1, 3],
];

/**
 * EfficientNet-B0 with swish and squeeze-excitation: 5.29 million parameters, with batch norms, and 386 million multiply-adds of convolutions
 * and dense layers. Layers as those of MobileNetV2, and after a depthwise convolution `block1_squeeze_pool`, `block1_squeeze`, `block1_excite`
 * and `block1_scale`. Without the stochastic depth of its training. Source: Tan, Le, "EfficientNet", 2019, arXiv:1905.11946, table 1.
 *
 * @throws TypeError, RangeError for options of the wrong kind or out of range.
 */
export function efficientnetB0(options: ModelOptions = {}): Model {
  const settings = readSettings(options, false);
  const { classes, size } = settings;
  const list = new LayerList(settings);
  let channels = STEM;
  let source = list.conv2d("stem", channels, { kernel: 3, stride: 2, activation: "swish" });
  let block = 0;
  for (const [expansion, filters, repeats, firstStride, kernel] of STAGES) {
    for (let repeat = 0; repeat < repeats; repeat++) {
      const name = `block${++block}`;
      const stride = repeat === 0 ? firstStride : 1;
      const expanded = channels * expansion;
      if (expansion > 1) list.conv2d(`${name}_expand`, expanded, { activation: "swish" });
      const planes = list.depthwise(`${name}_depthwise`, { kernel, stride, activation: "swish" });
      squeezeAndExcite(list, name, planes, [channels * SQUEEZE, expanded]);
      const projected = list.conv2d(`${name}_project`, filters, { activation: "none" });
      const isResidual = stride === 1 && channels === filters;
      if (isResidual) list.layers.push({ name: `${name}_add`, type: "add", input: [source, projected] });
      source = isResidual ? `${name}_add` : projected;
      channels = filters;
    }
  }
  list.conv2d("head", HEAD, { activation: "swish" });
  list.classifier(classes);
  return { layers: list.layers, inputShape: [3, size, size] };
}

/** Planes times a factor per channel that follows from the means of all channels (Hu et al., 2018, arXiv:1709.01507). */
function squeezeAndExcite(
  { layers }: LayerList,
  block: string,
  planes: string,
  [squeezed, expanded]: readonly [number, number],
): void {
  layers.push(
    { name: `${block}_squeeze_pool`, type: "globalAvgPool" },
    { name: `${block}_squeeze`, type: "dense", units: squeezed, activation: "swish" },
    { name: `${block}_excite`, type: "dense", units: expanded, activation: "sigmoid" },
    { name: `${block}_scale`, type: "multiply", input: [planes, `${block}_excite`] },
  );
}
