/**
 * The first convolution of image networks: 3x3 with stride 2 over 1 to 4 channels, planar or channels last. A patch has 9 to
 * 36 values, so what a general convolution does once per call (padding the whole image) and once per tap (an offset) shows.
 */
import { Shape } from "../core/shape";
import { TILE_COLUMNS } from "../simd/tile";
import { copyChannelsLastRows } from "./channelsLast";
import { patchSize } from "./convolutionShape";
import { packRows } from "./packing";
import { copyRows, inputPitch, zero } from "./paddedPlanes";
import { multiplyStem, panelFilters } from "./stemTile";

/** Floats of a strip of padded rows: 28 KiB, so that it and the outputs of a panel stay in a 48 KiB L1 cache. */
const STRIP_FLOATS: i32 = 7168;

/** Whether the stem's tile can run; rows of fewer than eight outputs do not fill it. */
@inline
export function isStem(shape: Shape): bool {
  return (
    shape.kernelHeight == 3 &&
    shape.kernelWidth == 3 &&
    shape.stride == 2 &&
    shape.channels > 0 &&
    shape.channels <= 4 &&
    shape.outputWidth >= TILE_COLUMNS
  );
}

/** Columns of each class in a strip; whole vectors, so that the classes are aligned alike. */
@inline
function stripPitch(shape: Shape): i32 {
  return (inputPitch(shape) + 3) & ~3;
}

/** Output rows of a strip. */
function stripRows(shape: Shape): i32 {
  const rowFloats = 2 * stripPitch(shape) * shape.channels;
  return min(max((STRIP_FLOATS / rowFloats - 1) / 2, 1), shape.outputHeight);
}

/** Panels of eight pixels in a row of outputs; the last one overlaps the one before it. */
@inline
function rowPanels(shape: Shape): i32 {
  return (shape.outputWidth + TILE_COLUMNS - 1) / TILE_COLUMNS;
}

/** Packs weights [filters, taps] as panels [taps, filters]. */
export function packStem(filters: i32, taps: i32, weight: usize, packed: usize): void {
  const filterBytes = (<usize>taps) << 2;
  while (filters > 0) {
    const height = panelFilters(filters);
    packRows(height, taps, weight, filterBytes, 4, packed);
    weight += <usize>height * filterBytes;
    packed += <usize>height * filterBytes;
    filters -= height;
  }
}

/** Scratch: biases for want of any, offsets of kernel rows, of panels, the strip. */
export function stemScratchBytes(shape: Shape): i32 {
  const rows = stripRows(shape);
  const strip = shape.channels * (2 * rows + 1) * 2 * stripPitch(shape);
  return (8 + 3 * shape.channels + 2 * rows * rowPanels(shape) + strip) * 4;
}

/** conv2d's forward pass where `isStem` holds; x [batch, height, width, channels] when `isChannelsLast`. */
export function forwardStem(
  shape: Shape,
  isChannelsLast: bool,
  x: usize,
  weight: usize,
  bias: usize,
  y: usize,
  scratch: usize,
): void {
  const rows = stripRows(shape);
  const pitch = stripPitch(shape);
  const channelBytes = (<usize>((2 * rows + 1) * 2 * pitch)) << 2;
  const rowOffsets = scratch + 32;
  const panels = rowOffsets + ((<usize>(3 * shape.channels)) << 2);
  const strip = panels + ((<usize>(2 * rows * rowPanels(shape))) << 2);
  writeRowOffsets(shape, pitch, channelBytes, rowOffsets);
  writePanels(shape, rows, pitch, panels);
  zero(scratch, 32);
  zero(strip, <usize>shape.channels * channelBytes);
  for (let image = 0; image < shape.batch; image++) {
    for (let row = 0; row < shape.outputHeight; row += rows) {
      const count = min(shape.outputHeight - row, rows);
      fillStrip(shape, isChannelsLast, 2 * row - shape.padTop, 2 * count + 1, pitch, channelBytes, x, strip);
      const target = y + ((<usize>(row * shape.outputWidth)) << 2);
      const stripPanels = count * rowPanels(shape);
      multiplyStrip(shape, pitch, weight, bias, strip, rowOffsets, stripPanels, panels, target, scratch);
    }
    x += (<usize>(shape.channels * shape.height * shape.width)) << 2;
    y += (<usize>(shape.filters * shape.outputHeight * shape.outputWidth)) << 2;
  }
}

/** Where the rows (channel, ky) of a kernel lie in the strip. */
function writeRowOffsets(shape: Shape, pitch: i32, channelBytes: usize, offsets: usize): void {
  for (let channel = 0; channel < shape.channels; channel++) {
    for (let ky = 0; ky < 3; ky++) {
      store<u32>(offsets, <u32>(<usize>channel * channelBytes + ((<usize>(ky * 2 * pitch)) << 2)));
      offsets += 4;
    }
  }
}

/** Where each panel of eight pixels is read in the strip and written in the plane. */
function writePanels(shape: Shape, rows: i32, pitch: i32, panels: usize): void {
  const last = shape.outputWidth - TILE_COLUMNS;
  for (let row = 0; row < rows; row++) {
    for (let panel = 0; panel < rowPanels(shape); panel++) {
      const column = min(panel * TILE_COLUMNS, last);
      store<u32>(panels, (row * 4 * pitch + column) << 2);
      store<u32>(panels, (row * shape.outputWidth + column) << 2, 4);
      panels += 8;
    }
  }
}

/** Rows `first` ... `first` + `rows` - 1 of every channel, with zeros where there is no such row. */
function fillStrip(
  shape: Shape,
  isChannelsLast: bool,
  first: i32,
  rows: i32,
  pitch: i32,
  channelBytes: usize,
  x: usize,
  strip: usize,
): void {
  const height = shape.height;
  const width = shape.width;
  const padLeft = shape.padLeft;
  if (isChannelsLast) {
    copyChannelsLastRows(shape.channels, height, width, first, rows, padLeft, pitch, x, strip, channelBytes);
    return;
  }
  for (let channel = 0; channel < shape.channels; channel++) {
    copyRows(height, width, first, rows, padLeft, pitch, 2, x, strip);
    x += (<usize>(height * width)) << 2;
    strip += channelBytes;
  }
}

/** All filters of a strip, panel by panel: the strip stays in the L1 cache, a panel of weights is at most 864 bytes. */
function multiplyStrip(
  shape: Shape,
  pitch: i32,
  weight: usize,
  bias: usize,
  strip: usize,
  rowOffsets: usize,
  count: i32,
  panels: usize,
  y: usize,
  scratch: usize,
): void {
  const taps = patchSize(shape);
  const filterBytes = (<usize>(shape.outputHeight * shape.outputWidth)) << 2;
  const oddBytes = (<usize>pitch) << 2;
  for (let filter = 0; filter < shape.filters;) {
    const filters = panelFilters(shape.filters - filter);
    const panelBias = bias ? bias + ((<usize>filter) << 2) : scratch;
    multiplyStem(filters, shape, taps, weight, panelBias, strip, oddBytes, rowOffsets, count, panels, y, filterBytes);
    weight += (<usize>(filters * taps)) << 2;
    y += <usize>filters * filterBytes;
    filter += filters;
  }
}
