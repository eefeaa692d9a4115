/** What the forward pass of a depthwise convolution and its gradients share. */
import { Shape } from "../core/shape";
import { inputRows, paddedPlaneSize } from "./paddedPlanes";

/** Columns of one remainder class, with room for a last group of four outputs. */
@inline
export function depthwisePitch(shape: Shape): i32 {
  return ((shape.outputWidth + 3) & ~3) + (shape.kernelWidth - 1) / shape.stride;
}

/** Floats of a padded plane and its tap offsets. */
@inline
export function depthwisePlaneFloats(shape: Shape): i32 {
  return (
    paddedPlaneSize(inputRows(shape), depthwisePitch(shape), shape.stride) + shape.kernelHeight * shape.kernelWidth
  );
}

/** Byte offsets of the taps (ky, kx) in a padded plane. */
export function writeDepthwiseTaps(shape: Shape, pitch: i32, offsets: usize): void {
  const stride = shape.stride;
  for (let ky = 0; ky < shape.kernelHeight; ky++) {
    for (let kx = 0; kx < shape.kernelWidth; kx++) {
      store<u32>(offsets, ((ky * stride + (kx % stride)) * pitch + kx / stride) << 2);
      offsets += 4;
    }
  }
}
