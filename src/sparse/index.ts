import type { RuntimeContext } from "../runtime/context.js";
import { checkMatrixOptions, checkPackedShape, checkRowsOptions, checkWeights } from "./checks.js";
import { checkCSR, compressCSR } from "./csr.js";
import { PackedMatrix } from "./matrix.js";
import { prune } from "./prune.js";
import { compressRows } from "./rows.js";
import { SharedScratch } from "./scratch.js";
import type { Sparse } from "./types.js";

/** The sparse family over one instance. */
export function createSparse(context: RuntimeContext): Sparse {
  const scratch = new SharedScratch(context);
  return {
    prune,
    matrix: (weights, shape, options = {}) => {
      const checkedShape = checkPackedShape(shape);
      const checkedWeights = checkWeights(weights, checkedShape);
      const settings = checkMatrixOptions(options, checkedShape[0]);
      const rows = compressRows(checkedWeights, checkedShape, settings.storage);
      return new PackedMatrix(context, scratch, rows, settings);
    },
    fromCSR: (values, columns, rowPointers, shape, options = {}) => {
      const checkedShape = checkPackedShape(shape);
      const entries = checkCSR([values, columns, rowPointers], checkedShape);
      const settings = checkRowsOptions(options, checkedShape[0]);
      const rows = compressCSR(entries, checkedShape, settings.storage);
      return new PackedMatrix(context, scratch, rows, settings);
    },
  };
}
