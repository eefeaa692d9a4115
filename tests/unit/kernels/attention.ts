import { UNIT_ROUNDOFF } from "./case.js";
import { at } from "./values.js";

export interface AttentionShape {
  readonly batch: number;
  readonly tokens: number;
  readonly heads: number;
  readonly headSize: number;
}

/** A matrix in f64 beside a bound of the error that f32 makes of it. */
class Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly value: Float64Array;
  readonly error: Float64Array;

  constructor(rows: number, columns: number) {
    this.rows = rows;
    this.columns = columns;
    this.value = new Float64Array(rows * columns);
    this.error = new Float64Array(rows * columns);
  }

  static of(rows: number, columns: number, cell: (row: number, column: number) => readonly [number, number]): Matrix {
    const matrix = new Matrix(rows, columns);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        [matrix.value[row * columns + column], matrix.error[row * columns + column]] = cell(row, column);
      }
    }
    return matrix;
  }

  get transposed(): Matrix {
    return Matrix.of(this.columns, this.rows, (row, column) => this.at(column, row));
  }

  at(row: number, column: number): [number, number] {
    return [at(this.value, row * this.columns + column), at(this.error, row * this.columns + column)];
  }

  /** Rounded once per term, and once for a scale that comes in. */
  times(other: Matrix, scale = 1): Matrix {
    const transposed = other.transposed;
    return Matrix.of(this.rows, other.columns, (row, column) => {
      let [sum, absolute, error] = [0, 0, 0];
      for (let depth = 0; depth < this.columns; depth++) {
        const [a, aError] = this.at(row, depth);
        const [b, bError] = transposed.at(column, depth);
        sum += a * b;
        absolute += Math.abs(a * b);
        error += Math.abs(a) * bError + aError * Math.abs(b);
      }
      return [sum * scale, scale * (error + (this.columns + 3) * UNIT_ROUNDOFF * absolute)];
    });
  }
}

/** What a head reads: its part of every token of an image. */
function part(
  { tokens, heads, headSize }: AttentionShape,
  values: ArrayLike<number>,
  parts: number,
  place: number[],
): Matrix {
  const [image = 0, which = 0, head = 0] = place;
  return Matrix.of(tokens, headSize, (token, index) => {
    const row = (image * tokens + token) * parts + which;
    return [at(values, (row * heads + head) * headSize + index), 0];
  });
}

function softmaxRows(scores: Matrix): Matrix {
  const { rows, columns } = scores;
  const cells = Array.from({ length: rows }, (_, row) => {
    const values = scores.value.slice(row * columns, (row + 1) * columns);
    const largest = values.reduce((most, value) => Math.max(most, value), -Infinity);
    const total = values.reduce((sum, value) => sum + Math.exp(value - largest), 0);
    const error = scores.error
      .slice(row * columns, (row + 1) * columns)
      .reduce((most, each) => Math.max(most, each), 0);
    return { largest, total, error };
  });
  return Matrix.of(rows, columns, (row, column) => {
    const { largest = NaN, total = NaN, error = NaN } = cells[row] ?? {};
    const [score] = scores.at(row, column);
    const probability = Math.exp(score - largest) / total;
    return [probability, probability * (2 * error + (4 + largest - score) * UNIT_ROUNDOFF)];
  });
}

interface Head {
  readonly query: Matrix;
  readonly key: Matrix;
  readonly value: Matrix;
  readonly probabilities: Matrix;
  readonly scale: number;
}

function attend(shape: AttentionShape, qkv: ArrayLike<number>, image: number, head: number): Head {
  const [query, key, value] = [0, 1, 2].map((which) => part(shape, qkv, 3, [image, which, head])) as [
    Matrix,
    Matrix,
    Matrix,
  ];
  const scale = 1 / Math.sqrt(shape.headSize);
  return { query, key, value, scale, probabilities: softmaxRows(query.times(key.transposed, scale)) };
}

export interface Approximate {
  readonly reference: Float64Array;
  readonly tolerance: Float64Array;
}

/** Scatters the heads' matrices into one array [batch, tokens, parts, heads, headSize]. */
function collect(
  shape: AttentionShape,
  parts: number,
  matricesOf: (image: number, head: number) => readonly Matrix[],
): Approximate {
  const { batch, tokens, heads, headSize } = shape;
  const length = batch * tokens * parts * heads * headSize;
  const [reference, tolerance] = [new Float64Array(length), new Float64Array(length)];
  for (let image = 0; image < batch; image++) {
    for (let head = 0; head < heads; head++) {
      matricesOf(image, head).forEach((matrix, which) => {
        for (let token = 0; token < tokens; token++) {
          for (let index = 0; index < headSize; index++) {
            const to = (((image * tokens + token) * parts + which) * heads + head) * headSize + index;
            const [value, error] = matrix.at(token, index);
            reference[to] = value;
            tolerance[to] = error + 2 ** -140;
          }
        }
      });
    }
  }
  return { reference, tolerance };
}

/** softmax(Q K^T / sqrt(headSize)) V per head. */
export function attention(shape: AttentionShape, qkv: ArrayLike<number>): Approximate {
  return collect(shape, 1, (image, head) => {
    const { probabilities, value } = attend(shape, qkv, image, head);
    return [probabilities.times(value)];
  });
}

export function attentionGradient(shape: AttentionShape, qkv: ArrayLike<number>, dy: ArrayLike<number>): Approximate {
  return collect(shape, 3, (image, head) => {
    const { query, key, value, probabilities, scale } = attend(shape, qkv, image, head);
    const gradient = part(shape, dy, 1, [image, 0, head]);
    const dScores = softmaxGradient(probabilities, gradient.times(value.transposed));
    const dQuery = dScores.times(key, scale);
    const dKey = dScores.transposed.times(query, scale);
    return [dQuery, dKey, probabilities.transposed.times(gradient)];
  });
}

function softmaxGradient(probabilities: Matrix, dy: Matrix): Matrix {
  const { rows, columns } = dy;
  const sums = Array.from({ length: rows }, (_, row) => {
    let [sum, absolute, error] = [0, 0, 0];
    for (let column = 0; column < columns; column++) {
      const [p, pError] = probabilities.at(row, column);
      const [d, dError] = dy.at(row, column);
      sum += p * d;
      absolute += Math.abs(p * d);
      error += p * dError + pError * Math.abs(d);
    }
    return { sum, absolute, error };
  });
  return Matrix.of(rows, columns, (row, column) => {
    const { sum = NaN, absolute = NaN, error = NaN } = sums[row] ?? {};
    const [p, pError] = probabilities.at(row, column);
    const [d, dError] = dy.at(row, column);
    const size = Math.abs(d) + absolute;
    return [p * (d - sum), pError * size + p * (dError + error) + 3 * UNIT_ROUNDOFF * p * size];
  });
}
