import type { RuntimeContext } from "../runtime/context.js";
import type { ResolvedActivation } from "./activation.js";
import type { Window } from "./window.js";

/** What kernels read of a convolution or a pool; assembly/core/shape.ts has the same order. */
export interface ShapeRecord {
  readonly batch: number;
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  readonly filters: number;
  readonly window: Window;
  readonly activation: ResolvedActivation;
}

export const SHAPE_RECORD_BYTES = 64; // 14 words, rounded up to the alignment of blocks

export function writeShapeRecord(context: RuntimeContext, pointer: number, record: ShapeRecord): void {
  const { window } = record;
  const counts = context.i32(pointer, 12);
  counts[0] = record.batch;
  counts[1] = record.channels;
  counts[2] = record.height;
  counts[3] = record.width;
  counts[4] = record.filters;
  counts[5] = window.kernelHeight;
  counts[6] = window.kernelWidth;
  counts[7] = window.stride;
  counts[8] = window.padTop;
  counts[9] = window.padLeft;
  counts[10] = window.outputHeight;
  counts[11] = window.outputWidth;
  const clamp = context.f32(pointer + 48, 2);
  clamp[0] = record.activation.minimum;
  clamp[1] = record.activation.maximum;
}
