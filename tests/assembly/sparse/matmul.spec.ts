import { COLUMNS_GAPS, SparseMatrix, VALUES_F16 } from "../../../assembly/sparse/format";
import { sparse_matmul_f32, sparse_matmul_scratch_bytes_f32 } from "../../../assembly/sparse/matmul";
import { address, expectBits } from "../support/floats";

const OUTPUTS = 3;
const INPUTS = 6;
/** Held here: the matrix is a bare address, which keeps nothing alive. */
const MEMORY = new StaticArray<u8>(256);
const HALF_ONE: u16 = 0x3c00;
const HALF_MINUS_TWO: u16 = 0xc000;

/**
 * Rows 2 and 0 as a pair on columns 1 and 4, both weights 1 and -2; row 1 alone, with nothing stored. The biases are 10 times the row's
 * number.
 */
function fill(isCompact: bool): SparseMatrix {
  const matrix = changetype<SparseMatrix>((address(MEMORY) + 15) & ~15);
  const start = changetype<usize>(matrix);
  matrix.outputs = OUTPUTS;
  matrix.inputs = INPUTS;
  matrix.blocksOfFour = 0;
  matrix.blocksOfTwo = 1;
  matrix.singles = 1;
  matrix.storage = isCompact ? VALUES_F16 : 0;
  matrix.columnForm = isCompact ? COLUMNS_GAPS : 0;
  matrix.storedColumns = 2;
  matrix.tableOffset = 48;
  matrix.columnsOffset = 112;
  matrix.valuesOffset = 144;
  store<u32>(start + 48, 2);
  store<u32>(start + 52, 2);
  store<u32>(start + 56, 0);
  store<f32>(start + 60, 20);
  store<f32>(start + 64, 0);
  store<u32>(start + 68, 0);
  store<u32>(start + 72, 1);
  store<f32>(start + 76, 10);
  if (isCompact) {
    store<u8>(start + 112, 1);
    store<u8>(start + 113, 3);
  } else {
    store<u16>(start + 112, 1);
    store<u16>(start + 114, 4);
  }
  for (let index = 0; index < 4; index++) {
    const isFirst = (index & 1) == 0;
    if (isCompact) {
      store<u16>(start + 144 + 2 * index, isFirst ? HALF_ONE : HALF_MINUS_TWO);
    } else {
      store<f32>(start + 144 + 4 * index, isFirst ? 1 : -2);
    }
  }
  return matrix;
}

function run(isCompact: bool, pixels: i32): void {
  const matrix = fill(isCompact);
  const x = new StaticArray<f32>(INPUTS * pixels);
  // Column 5 is stored nowhere: its NaN must not be met.
  for (let index = 0; index < x.length; index++) x[index] = index / pixels == 5 ? NaN : <f32>((index * 5) % 7);
  const expected = new StaticArray<f32>(OUTPUTS * pixels);
  for (let pixel = 0; pixel < pixels; pixel++) {
    const sum: f32 = x[pixels + pixel] + x[4 * pixels + pixel];
    expected[pixel] = 0 - 2 * sum;
    expected[pixels + pixel] = 10;
    expected[2 * pixels + pixel] = 20 + sum;
  }
  const y = new StaticArray<f32>(OUTPUTS * pixels);
  const scratch = new StaticArray<u8>(sparse_matmul_scratch_bytes_f32(matrix, 1, pixels) + 16);
  const work = (address(scratch) + 15) & ~15;
  sparse_matmul_f32(matrix, 1, pixels, address(x), address(y), -Infinity, Infinity, work);
  expectBits(y, expected);
}

describe("sparse_matmul_f32", () => {
  it("multiplies stored columns by planes of every width", () => {
    for (let pixels = 1; pixels < 70; pixels++) run(false, pixels);
  });

  it("widens compact matrices", () => {
    for (let pixels = 1; pixels < 70; pixels += 3) run(true, pixels);
  });

  it("needs scratch to widen, to turn samples and to copy odd planes", () => {
    expect<i32>(sparse_matmul_scratch_bytes_f32(fill(false), 1, 8)).toBe(0);
    expect<i32>(sparse_matmul_scratch_bytes_f32(fill(true), 1, 9)).toBeGreaterThan(4096 * 10);
    expect<i32>(sparse_matmul_scratch_bytes_f32(fill(false), 1, 9)).toBe(4 * 12 * INPUTS);
    expect<i32>(sparse_matmul_scratch_bytes_f32(fill(false), 4, 1)).toBeGreaterThanOrEqual(16 * (INPUTS + OUTPUTS));
  });
});
