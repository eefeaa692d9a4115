import { checkOptions } from "../runtime/options.js";
import { checkChoice, checkInteger, checkShape } from "../runtime/checks.js";
import { outOfRange } from "../runtime/errors.js";
import type { RationalName } from "../kan/types.js";
import type { LayerSpec } from "../network/types.js";
import type { Model } from "./model.js";

/** timm's, of every layer norm. */
const EPSILON = 1e-6;

/** Hidden features of a block's second half, in features of its tokens. */
const EXPANSION = 4;

/** 1 / sqrt(E swish(x)^2), x normal: what keeps the variance (by quadrature; the paper's table has 1.679, by samples). */
const SWISH_GAIN = 1.6766;

export interface KatOptions {
  /** Features of a token. Default 192, KAT-Tiny's; 384 is Small, 768 Base. */
  width?: number;
  /** Blocks. Default 12. */
  depth?: number;
  /** Of attention; they divide `width`. Default 3; Small has 6, Base 12. */
  heads?: number;
  /** Of channels that share a rational function; they divide `width`. Default 8. */
  groups?: number;
  /** Height and width of the patches that become tokens; both sides of the image are multiples of it. Default 16. */
  patch?: number;
  /** [channels, height, width]. Default [3, 224, 224]. */
  inputShape?: readonly [channels: number, height: number, width: number];
  /** How attention starts: "mimetic", as the published models were, takes seconds at KAT-Tiny's width. Default "xavier". */
  attentionInit?: "xavier" | "mimetic";
  /** Units of the last layer, which yields logits. Default 1000. */
  classes?: number;
}

const OPTIONS = ["width", "depth", "heads", "groups", "patch", "inputShape", "classes", "attentionInit"];

type Settings = Required<KatOptions>;

/**
 * Kolmogorov-Arnold transformers: a vision transformer whose blocks end in x + W2 F2(W1 F1(layer norm(x))), F1 and F2 rational functions
 * of channels in groups that start as the identity and as swish, W1 and W2 such that variances are kept. By default KAT-Tiny of 5.7
 * million parameters; dropout and stochastic depth are left out. Layers have timm's names as far as a layer holds what a module does:
 * `patch_embed.proj`, `blocks.0.norm1`, `blocks.0.attn`, `blocks.0.mlp.act1`, `blocks.0.mlp.fc1`, `norm`, `head`; `embed` holds `cls_token`
 * and `position` holds `pos_embed`; `katCheckpointName` gives the names of the published checkpoints. Source: Yang, Wang,
 * "Kolmogorov-Arnold Transformer", 2024, arXiv:2409.10594.
 *
 * @throws TypeError, RangeError for options of the wrong kind or out of range.
 * @example
 * ```ts
 * import { load } from "lanewise";
 * import { kat } from "lanewise/models";
 *
 * using lanewise = await load();
 * const model = kat({ width: 16, depth: 2, heads: 2, groups: 4, patch: 7, inputShape: [1, 28, 28], classes: 10 });
 * using network = lanewise.network.create(model.layers, { inputShape: model.inputShape, seed: 1 });
 * console.log(network.predict(new Float32Array(28 * 28)).length); // 10
 * ```
 */
export function kat(options: KatOptions = {}): Model {
  const settings = readSettings(options);
  const { width, depth, patch, classes, inputShape } = settings;
  const layers: LayerSpec[] = [
    { name: "patch_embed.proj", type: "conv2d", filters: width, kernel: patch, stride: patch },
    { name: "tokens", type: "tokens" },
    { name: "embed", type: "classToken" },
    { name: "position", type: "positionEmbedding" },
  ];
  let source = "position";
  for (let block = 0; block < depth; block++) {
    layers.push(...blockLayers(`blocks.${block}`, source, settings));
    source = `blocks.${block}.mlp`;
  }
  layers.push(
    { name: "norm", type: "layerNorm", epsilon: EPSILON },
    { name: "class", type: "selectToken" },
    { name: "head", type: "dense", units: classes },
  );
  return { layers, inputShape };
}

/** The layers of a block that reads `source`; the last has the block's name and `.mlp`. */
function blockLayers(
  block: string,
  source: string,
  { width, heads, groups, attentionInit }: Settings,
): readonly LayerSpec[] {
  const attended = `${block}.attended`;
  const rational = (name: string, init: RationalName): LayerSpec => ({ name, type: "rational", groups, init });
  return [
    { name: `${block}.norm1`, type: "layerNorm", epsilon: EPSILON, input: source },
    { name: `${block}.attn`, type: "attention", heads, ...(attentionInit === "xavier" ? {} : { init: attentionInit }) },
    { name: attended, type: "add", input: [source, `${block}.attn`] },
    { name: `${block}.norm2`, type: "layerNorm", epsilon: EPSILON },
    rational(`${block}.mlp.act1`, "identity"),
    { name: `${block}.mlp.fc1`, type: "dense", units: EXPANSION * width, gain: 1 },
    rational(`${block}.mlp.act2`, "swish"),
    { name: `${block}.mlp.fc2`, type: "dense", units: width, gain: SWISH_GAIN },
    { name: `${block}.mlp`, type: "add", input: [attended, `${block}.mlp.fc2`] },
  ];
}

function readSettings(value: unknown): Settings {
  const {
    width = 192,
    depth = 12,
    heads = 3,
    groups = 8,
    patch = 16,
    inputShape = [3, 224, 224],
    classes = 1000,
    attentionInit = "xavier",
  } = checkOptions("options", value, OPTIONS);
  const settings = {
    width: checkInteger("options.width", width, 1),
    depth: checkInteger("options.depth", depth, 1),
    heads: checkInteger("options.heads", heads, 1),
    groups: checkInteger("options.groups", groups, 1),
    patch: checkInteger("options.patch", patch, 1),
    classes: checkInteger("options.classes", classes, 1),
    attentionInit: checkChoice("options.attentionInit", attentionInit, ["xavier", "mimetic"]),
  };
  for (const key of ["heads", "groups"] as const) {
    if (settings.width % settings[key] !== 0) {
      throw outOfRange(`options.${key}`, settings[key], `a divisor of the width, ${settings.width}`);
    }
  }
  return { ...settings, inputShape: readInputShape(inputShape, settings.patch) };
}

function readInputShape(value: unknown, patch: number): Settings["inputShape"] {
  const shape = checkShape("options.inputShape", value);
  const [channels = 0, height = 0, width = 0] = shape;
  const isWhole = height % patch === 0 && width % patch === 0;
  if (shape.length !== 3 || channels === 0 || height === 0 || width === 0 || !isWhole) {
    throw outOfRange(
      "options.inputShape",
      value,
      `[channels, height, width], both sides multiples of the patch, ${patch}`,
    );
  }
  return [channels, height, width];
}
