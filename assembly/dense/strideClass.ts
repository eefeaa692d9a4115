/** How the taps of a strided kernel divide among the pixels of its input, by the remainder of a padded coordinate. */

/** Taps of a kernel of `size` in class `remainder`. */
@inline
export function classTaps(size: i32, remainder: i32, stride: i32): i32 {
  return remainder < size ? (size - remainder - 1) / stride + 1 : 0;
}

/** Most taps of any class: the border that dy needs above and to the left is one less. */
@inline
export function mostTaps(size: i32, stride: i32): i32 {
  return (size + stride - 1) / stride;
}

/** Rows (or columns) of padded dy that the pixels of one dimension of dx read. */
@inline
export function paddedExtent(extent: i32, pad: i32, kernel: i32, stride: i32): i32 {
  return (extent - 1 + pad) / stride + mostTaps(kernel, stride);
}

/** First class index whose padded coordinate, remainder + stride * index, is not in the border. */
@inline
export function firstInClass(pad: i32, remainder: i32, stride: i32): i32 {
  return (pad - remainder + stride - 1) / stride;
}

/** Class indices, counted from the first, whose padded coordinate is a pixel. */
@inline
export function countInClass(extent: i32, pad: i32, remainder: i32, stride: i32): i32 {
  return (pad + extent - 1 - remainder + stride) / stride - firstInClass(pad, remainder, stride);
}
