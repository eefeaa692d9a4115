/** Planes of pixels that are no multiple of four, copied apart so that each starts at a multiple of 16 bytes. */
import { SparseMatrix } from "./format";

/** Times that a plane is read on average before copying it pays: 16-byte loads that straddle cache lines cost a tenth of a product. */
const LEAST_READS: i32 = 12;

/** Whether planes start anywhere and have more pixels than one vector. */
@inline
export function areAskew(pixels: i32): bool {
  return (pixels & 3) != 0 && pixels > 4;
}


@inline
export function isCopied(matrix: SparseMatrix, pixels: i32): bool {
  return areAskew(pixels) && matrix.storedColumns >= LEAST_READS * matrix.inputs;
}

/** Bytes from one copied plane to the next. */
@inline
export function copiedPlaneBytes(pixels: i32): usize {
  return ((<usize>pixels + 3) & ~3) << 2;
}

/** The last four pixels of a plane overlap those before. What lies between planes is not written and not read. */
export function copyPlanes(planes: i32, pixels: i32, source: usize, target: usize): void {
  const planeBytes = (<usize>pixels) << 2;
  const lastBytes = planeBytes - 16;
  const step = copiedPlaneBytes(pixels);
  for (let plane = 0; plane < planes; plane++) {
    for (let offset: usize = 0; offset < lastBytes; offset += 16) {
      v128.store(target + offset, v128.load(source + offset));
    }
    v128.store(target + lastBytes, v128.load(source + lastBytes));
    source += planeBytes;
    target += step;
  }
}
