import type { LayerSpec } from "../network/types.js";

/** A network to be: `network.create(model.layers, { inputShape: model.inputShape })`. */
export interface Model {
  readonly layers: readonly LayerSpec[];
  /** [3, size, size]. */
  readonly inputShape: readonly [channels: number, height: number, width: number];
}

export interface ModelOptions {
  /** Units of the last layer, which yields logits: append a `softmax` for probabilities. Default 1000. */
  classes?: number;
  /** Height and width of the input. Default 224. */
  size?: number;
  /**
   * Where strides leave an odd pixel of padding. Default "same", TensorFlow's: at the bottom and the right; "symmetric" pads each side by half
   * the kernel, as PyTorch's models do. Shapes are the same.
   */
  padding?: "same" | "symmetric";
  /**
   * Default false: convolutions have biases, as once batch norms are folded into them. True, to train: each convolution is without bias
   * and a batch norm follows it.
   */
  batchNorm?: boolean;
}

export interface WidthOptions extends ModelOptions {
  /** Factor of every number of channels, which are rounded to multiples of 8. Default 1. */
  width?: number;
}
