import { checkInteger } from "../runtime/checks.js";
import { outOfRange, wrongType } from "../runtime/errors.js";

/** Where a window of a convolution or a pool stands on its input. */
export interface Window {
  readonly kernelHeight: number;
  readonly kernelWidth: number;
  readonly stride: number;
  readonly padTop: number;
  readonly padLeft: number;
  readonly outputHeight: number;
  readonly outputWidth: number;
}

export interface WindowRequest {
  readonly height: number;
  readonly width: number;
  readonly kernelHeight: number;
  readonly kernelWidth: number;
  /** Undefined: 1. */
  readonly stride: unknown;
  /** Undefined: "valid". */
  readonly padding: unknown;
}

const LARGEST_PADDING = 0xffff;

/**
 * Checks stride and padding and works out the output's size; `argument` names the options in errors.
 * @throws TypeError, RangeError, RangeError for a kernel larger than the padded input.
 */
export function resolveWindow(argument: string, request: WindowRequest): Window {
  const { height, width, kernelHeight, kernelWidth } = request;
  const stride = request.stride === undefined ? 1 : checkInteger(`${argument}.stride`, request.stride, 1);
  const rows = { size: height, kernel: kernelHeight, stride };
  const columns = { size: width, kernel: kernelWidth, stride };
  const [top, right, bottom, left] = resolvePadding(`${argument}.padding`, request.padding, rows, columns);
  if (kernelHeight > height + top + bottom || kernelWidth > width + left + right) {
    throw new RangeError(
      `${argument}: the kernel [${kernelHeight}, ${kernelWidth}] is larger than the padded input ` +
        `[${height + top + bottom}, ${width + left + right}]`,
    );
  }
  const outputHeight = Math.floor((height + top + bottom - kernelHeight) / stride) + 1;
  const outputWidth = Math.floor((width + left + right - kernelWidth) / stride) + 1;
  return { kernelHeight, kernelWidth, stride, padTop: top, padLeft: left, outputHeight, outputWidth };
}

interface Axis {
  readonly size: number;
  readonly kernel: number;
  readonly stride: number;
}

type Sides = readonly [top: number, right: number, bottom: number, left: number];

function resolvePadding(argument: string, value: unknown, rows: Axis, columns: Axis): Sides {
  if (value === undefined || value === "valid") return [0, 0, 0, 0];
  if (value === "same") {
    const vertical = samePadding(rows);
    const horizontal = samePadding(columns);
    const top = Math.floor(vertical / 2);
    const left = Math.floor(horizontal / 2);
    return [top, horizontal - left, vertical - top, left];
  }
  const expected = '"same", "valid" or [top, right, bottom, left]';
  if (typeof value === "string") throw outOfRange(argument, value, expected);
  if (!Array.isArray(value)) throw wrongType(argument, value, expected);
  if (value.length !== 4) throw outOfRange(argument, value, expected);
  const [top, right, bottom, left] = value as readonly unknown[];
  const side = (name: string, size: unknown): number => checkInteger(`${argument} (${name})`, size, 0, LARGEST_PADDING);
  return [side("top", top), side("right", right), side("bottom", bottom), side("left", left)];
}

/** Zeros in all that make the output ceil(size / stride) long. */
function samePadding({ size, kernel, stride }: Axis): number {
  return Math.max((Math.ceil(size / stride) - 1) * stride + kernel - size, 0);
}
