/**
 * The shape record that convolutions and pools read: 14 words in linear memory, written once per plan by the caller.
 * Bottom and right padding follow from the output size. NCHW throughout.
 */
@unmanaged
export class Shape {
  batch: i32;
  channels: i32;
  height: i32;
  width: i32;
  filters: i32;
  kernelHeight: i32;
  kernelWidth: i32;
  stride: i32;
  padTop: i32;
  padLeft: i32;
  outputHeight: i32;
  outputWidth: i32;
  /** Clamp applied to forward outputs; -Infinity and +Infinity for none. */
  minimum: f32;
  maximum: f32;
}
