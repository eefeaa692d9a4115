import { wrongType } from "../runtime/errors.js";

/** What lanewise's layers call differently, behind the layer's name: there, parameters of no module have no layer's name. */
const RENAMED: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/^.*\.(cls_token|pos_embed)$/, "$1"],
  [/\.(numerator|denominator)$/, ".weight_$1"],
];

/**
 * The name that a parameter of `kat()` has in the published checkpoints (timm's for vision transformers, kat_rational's for rational
 * functions), for `loadParameters` and `toSafetensors`: `cls_token`, `pos_embed`, `blocks.0.attn.qkv.weight`,
 * `blocks.0.mlp.act1.weight_numerator`. PyTorch writes such a file with
 * `safetensors.torch.save_file(model.state_dict(), "kat_tiny.safetensors")`.
 *
 * @throws TypeError for what is no string.
 * @example
 * ```ts
 * import { load } from "lanewise";
 * import { kat, katCheckpointName } from "lanewise/models";
 *
 * using lanewise = await load();
 * const tiny = { width: 16, depth: 2, heads: 2, groups: 4, patch: 7, inputShape: [1, 28, 28] } as const;
 * const [published, own] = [kat({ ...tiny, classes: 1000 }), kat({ ...tiny, classes: 10 })];
 * using trained = lanewise.network.create(published.layers, { inputShape: published.inputShape, seed: 1 });
 * const file = trained.toSafetensors({ names: katCheckpointName }); // as from a file that PyTorch wrote
 *
 * using network = lanewise.network.create(own.layers, { inputShape: own.inputShape, seed: 2 });
 * network.loadParameters(file, { names: katCheckpointName, skip: ["head.weight", "head.bias"] });
 * console.log(katCheckpointName("blocks.0.mlp.act1.numerator")); // blocks.0.mlp.act1.weight_numerator
 * ```
 */
export function katCheckpointName(parameter: string): string {
  if (typeof parameter !== "string") throw wrongType("parameter", parameter, "a string");
  return RENAMED.reduce((name, [pattern, replacement]) => name.replace(pattern, replacement), parameter);
}
