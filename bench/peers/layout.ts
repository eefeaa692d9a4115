/** From our layouts (NCHW, PyTorch's weights) to those of TensorFlow (NHWC), and back. @module */

type Sizes = readonly number[];

/** `values` of shape [a, b, c, d] with the axes in the order given: `axes[i]` is the old axis of the new axis i. */
export function permute(values: Float32Array, shape: Sizes, axes: Sizes): Float32Array<ArrayBuffer> {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((total, size) => total * size, 1));
  const sizes = axes.map((axis) => shape[axis] as number);
  const steps = axes.map((axis) => strides[axis] as number);
  const moved = new Float32Array(values.length);
  const position = axes.map(() => 0);
  let from = 0;
  for (let to = 0; to < moved.length; to++) {
    moved[to] = values[from] as number;
    for (let axis = axes.length - 1; axis >= 0; axis--) {
      const next = (position[axis] as number) + 1;
      from += steps[axis] as number;
      position[axis] = next;
      if (next < (sizes[axis] as number)) break;
      from -= next * (steps[axis] as number);
      position[axis] = 0;
    }
  }
  return moved;
}

/** [batch, C, H, W] to [batch, H, W, C]; a flat input [batch, features] stays as it is. */
export function toChannelsLast(values: Float32Array, batch: number, shape: Sizes): Float32Array<ArrayBuffer> {
  return shape.length === 3 ? permute(values, [batch, ...shape], [0, 2, 3, 1]) : Float32Array.from(values);
}

/** [batch, H, W, C] to [batch, C, H, W], `shape` being [C, H, W]. */
export function toChannelsFirst(values: Float32Array, batch: number, shape: Sizes): Float32Array<ArrayBuffer> {
  const [channels = 1, height = 1, width = 1] = shape;
  return permute(values, [batch, height, width, channels], [0, 3, 1, 2]);
}

/** The shape of one sample with its channels last. */
export function channelsLast(shape: Sizes): number[] {
  const [channels = 1, height = 1, width = 1] = shape;
  return shape.length === 3 ? [height, width, channels] : [...shape];
}

/**
 * A dense layer's weight [units, C*H*W] for features in channels-last order; `shape` is [C, H, W] of what was flattened.
 * Where nothing was flattened the weight is unchanged.
 */
export function denseForChannelsLast(weight: Float32Array, units: number, shape: Sizes): Float32Array<ArrayBuffer> {
  return shape.length === 3 ? permute(weight, [units, ...shape], [0, 2, 3, 1]) : Float32Array.from(weight);
}
