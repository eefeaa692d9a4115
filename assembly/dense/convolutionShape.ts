/** What the forward pass of a convolution and its gradients share. */
import { Shape } from "../core/shape";

/** Whether x itself is the matrix of patches. */
@inline
export function isPointwise(shape: Shape): bool {
  return (
    shape.kernelHeight == 1 &&
    shape.kernelWidth == 1 &&
    shape.stride == 1 &&
    shape.outputHeight == shape.height &&
    shape.outputWidth == shape.width
  );
}

/** Terms of one output's sum. */
@inline
export function patchSize(shape: Shape): i32 {
  return shape.channels * shape.kernelHeight * shape.kernelWidth;
}

/** Byte offsets of the taps (channel, ky, kx) in padded planes, in the order of the weights. */
export function writeTapOffsets(shape: Shape, rows: i32, pitch: i32, offsets: usize): void {
  const stride = shape.stride;
  for (let channel = 0; channel < shape.channels; channel++) {
    for (let ky = 0; ky < shape.kernelHeight; ky++) {
      for (let kx = 0; kx < shape.kernelWidth; kx++) {
        const row = (channel * rows + ky) * stride + (kx % stride);
        store<u32>(offsets, (row * pitch + kx / stride) << 2);
        offsets += 4;
      }
    }
  }
}
