/** Shapes on which the depthwise kernels that read planes where they lie meet every border. */
import { shapeRecord } from "./convolution.js";
import type { ShapeRecord } from "./memory.js";

const HEIGHTS = [1, 2, 3, 4, 5, 6, 7, 8] as const;
const WIDTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
const SIZES = [3, 5] as const;
const STRIDES = [1, 2] as const;
/** One more than a 3x3 kernel's reach, so that what is not read in place is there too. */
const PADS = [0, 1, 2] as const;

const pairsOfPads: readonly (readonly [number, number])[] = PADS.flatMap((first) =>
  PADS.map((second) => [first, second] as const),
);

/**
 * Planes of each size to 8x9, smaller than the kernel among them, with each pair of pads at the left and the right; those
 * above and below run through their pairs meanwhile. Where a plane and its border do not hold the kernel there is no
 * shape; pads behind the last tap make none of their own.
 */
export function borderShapes(): readonly Required<ShapeRecord>[] {
  const shapes = SIZES.flatMap((size) =>
    STRIDES.flatMap((stride) => HEIGHTS.flatMap((height) => shapesOfHeight(size, stride, height))),
  );
  return [...new Map(shapes.map((shape) => [JSON.stringify(shape), shape])).values()];
}

function shapesOfHeight(size: number, stride: number, height: number): readonly Required<ShapeRecord>[] {
  const vertical = pairsOfPads.filter(([top, bottom]) => height + top + bottom >= size);
  const shapes: Required<ShapeRecord>[] = [];
  for (const width of WIDTHS) {
    for (const [index, [left, right]] of pairsOfPads.entries()) {
      const pads = vertical[(index + width) % vertical.length];
      if (pads === undefined || width + left + right < size) continue;
      const [top, bottom] = pads;
      shapes.push(shapeRecord([1, 2, height, width], [2, size, size, stride], [top, right, bottom, left]));
    }
  }
  return shapes;
}
