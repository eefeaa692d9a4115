/**
 * The eigenvectors of a symmetric matrix [size, size], as rows, by eigenvalue from the largest: Householder's tridiagonal form, then the
 * implicit QL algorithm (Golub, Van Loan, "Matrix Computations", 8.3), in double precision. Only +, -, *, / and sqrt, so that every engine
 * gives the same bits. Takes about 7 size^3 multiply-adds; the matrix is overwritten.
 */
export function eigenvectors(matrix: Float64Array, size: number): readonly Float64Array[] {
  const rows = Array.from({ length: size }, (_, row) => matrix.subarray(row * size, (row + 1) * size));
  const vectors = rows.map((_, row) => Float64Array.from({ length: size }, (_, column) => (row === column ? 1 : 0)));
  const { diagonal, beside } = tridiagonalize(rows, vectors);
  diagonalize(diagonal, beside, vectors);
  const order = Array.from(diagonal.keys()).sort((a, b) => at(diagonal, b) - at(diagonal, a));
  return order.map((index) => rowOf(vectors, index));
}

const MOST_STEPS = 100; // two on average
const EPSILON = 2 ** -53;

function at(values: Float64Array, index: number): number {
  return values[index] ?? NaN;
}

function rowOf(rows: readonly Float64Array[], index: number): Float64Array {
  const row = rows[index];
  if (row === undefined) throw new Error(`there is no row ${index}`);
  return row;
}

/** Reflects until only the diagonal and what lies beside it are left; the reflections are applied to `vectors` too. */
function tridiagonalize(
  rows: readonly Float64Array[],
  vectors: readonly Float64Array[],
): { readonly diagonal: Float64Array; readonly beside: Float64Array } {
  const size = rows.length;
  const v = new Float64Array(size);
  for (let first = 1; first < size - 1; first++) {
    const factor = reflector(rowOf(rows, first - 1), first, v);
    if (factor === 0) continue;
    reflectBothSides(rows, first - 1, v, factor);
    reflectRows(vectors, first, v, factor);
  }
  const diagonal = Float64Array.from(rows, (row, index) => at(row, index));
  return { diagonal, beside: Float64Array.from(rows, (row, index) => row[index + 1] ?? 0) };
}

/** v and f so that I - f v v^T leaves of row[first ...] the first value alone; 0 where it is so already. v is 0 before `first`. */
function reflector(row: Float64Array, first: number, v: Float64Array): number {
  v.fill(0, 0, first);
  let tail = 0;
  for (let index = first; index < row.length; index++) {
    v[index] = at(row, index);
    if (index > first) tail += at(row, index) ** 2;
  }
  if (tail === 0) return 0;
  const head = at(row, first);
  const norm = Math.sqrt(head * head + tail);
  v[first] = head < 0 ? head - norm : head + norm; // no cancellation
  return 2 / (at(v, first) ** 2 + tail);
}

/** rows := H rows H, for H = I - factor v v^T: a change of rank two. */
function reflectBothSides(rows: readonly Float64Array[], first: number, v: Float64Array, factor: number): void {
  const size = rows.length;
  const w = new Float64Array(size);
  let product = 0;
  for (let index = first; index < size; index++) {
    w[index] = factor * dot(rowOf(rows, index), v, first);
    product += at(w, index) * at(v, index);
  }
  const half = (factor * product) / 2;
  for (let index = first; index < size; index++) w[index] = at(w, index) - half * at(v, index);
  for (let index = first; index < size; index++) {
    const row = rowOf(rows, index);
    subtract(row, at(v, index), w, first);
    subtract(row, at(w, index), v, first);
  }
}

/** rows := H rows. */
function reflectRows(rows: readonly Float64Array[], first: number, v: Float64Array, factor: number): void {
  const sums = new Float64Array(rows.length);
  for (let index = first; index < rows.length; index++) subtract(sums, -factor * at(v, index), rowOf(rows, index), 0);
  for (let index = first; index < rows.length; index++) subtract(rowOf(rows, index), at(v, index), sums, 0);
}

export function dot(a: Float64Array, b: Float64Array, first: number = 0): number {
  let sum = 0;
  for (let index = first; index < a.length; index++) sum += at(a, index) * at(b, index);
  return sum;
}

/** row -= factor * other */
function subtract(row: Float64Array, factor: number, other: Float64Array, first: number): void {
  for (let index = first; index < row.length; index++) row[index] = at(row, index) - factor * at(other, index);
}

/** Rotates pairs of rows until nothing is left beside the diagonal. */
function diagonalize(diagonal: Float64Array, beside: Float64Array, vectors: readonly Float64Array[]): void {
  const size = diagonal.length;
  for (let first = 0; first < size; first++) {
    for (let step = 0; ; step++) {
      const last = endOfBlock(diagonal, beside, first);
      if (last === first) break;
      if (step === MOST_STEPS) throw new Error("the eigenvalues of a matrix of finite numbers did not converge");
      qlStep(diagonal, beside, vectors, first, last);
    }
  }
}

/** The first index from `first` whose neighbour beside the diagonal is nothing against the diagonal. */
function endOfBlock(diagonal: Float64Array, beside: Float64Array, first: number): number {
  let last = first;
  while (last < diagonal.length - 1) {
    const scale = Math.abs(at(diagonal, last)) + Math.abs(at(diagonal, last + 1));
    if (Math.abs(at(beside, last)) <= EPSILON * scale) break;
    last++;
  }
  return last;
}

/** One sweep from the bottom of a block to its top, by Wilkinson's shift. */
function qlStep(
  diagonal: Float64Array,
  beside: Float64Array,
  vectors: readonly Float64Array[],
  first: number,
  last: number,
): void {
  const slope = (at(diagonal, first + 1) - at(diagonal, first)) / (2 * at(beside, first));
  const root = Math.sqrt(slope * slope + 1);
  const shift = at(diagonal, first) - at(beside, first) / (slope + (slope < 0 ? -root : root));
  let bulge = at(diagonal, last) - shift;
  let [sine, cosine, moved] = [1, 1, 0];
  for (let index = last - 1; index >= first; index--) {
    const [f, b] = [sine * at(beside, index), cosine * at(beside, index)];
    const length = Math.sqrt(f * f + bulge * bulge);
    beside[index + 1] = length;
    if (length === 0) {
      // The block falls apart here: what follows is another's.
      diagonal[index + 1] = at(diagonal, index + 1) - moved;
      beside[last] = 0;
      return;
    }
    sine = f / length;
    cosine = bulge / length;
    const before = at(diagonal, index + 1) - moved;
    const difference = (at(diagonal, index) - before) * sine + 2 * cosine * b;
    moved = sine * difference;
    diagonal[index + 1] = before + moved;
    bulge = cosine * difference - b;
    rotate(rowOf(vectors, index), rowOf(vectors, index + 1), sine, cosine);
  }
  diagonal[first] = at(diagonal, first) - moved;
  beside[first] = bulge;
  beside[last] = 0;
}

function rotate(a: Float64Array, b: Float64Array, sine: number, cosine: number): void {
  for (let index = 0; index < a.length; index++) {
    const [x, y] = [at(a, index), at(b, index)];
    a[index] = cosine * x - sine * y;
    b[index] = sine * x + cosine * y;
  }
}
