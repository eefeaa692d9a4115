/** Batch norm and cross-entropy in f64. @module */
import type { BatchNormWorkload, LossWorkload } from "../harness/subject.js";

/** (x - mean) / sqrt(variance + epsilon) * gamma + beta by the batch's own mean and biased variance. */
export function referenceBatchNorm(workload: BatchNormWorkload): Float64Array {
  const { batch, channels, size, epsilon, x, gamma, beta } = workload;
  const y = new Float64Array(x.length);
  for (let channel = 0; channel < channels; channel++) {
    const positions: number[] = [];
    for (let image = 0; image < batch; image++)
      for (let pixel = 0; pixel < size; pixel++) positions.push((image * channels + channel) * size + pixel);
    const mean = positions.reduce((sum, at) => sum + (x[at] as number), 0) / positions.length;
    const variance = positions.reduce((sum, at) => sum + ((x[at] as number) - mean) ** 2, 0) / positions.length;
    const scale = (gamma[channel] as number) / Math.sqrt(variance + epsilon);
    for (const at of positions) y[at] = ((x[at] as number) - mean) * scale + (beta[channel] as number);
  }
  return y;
}

function softmaxRow(logits: ArrayLike<number>, from: number, columns: number): Float64Array {
  const row = Float64Array.from({ length: columns }, (_, column) => logits[from + column] as number);
  const largest = Math.max(...row);
  const powers = row.map((logit) => Math.exp(logit - largest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** Gradient of the mean cross-entropy by the logits: (softmax - one-hot) / rows. */
export function referenceLossGradient({ rows, columns, logits, labels }: LossWorkload): Float64Array {
  const gradient = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    softmaxRow(logits, row * columns, columns).forEach((probability, column) => {
      gradient[row * columns + column] = (probability - (column === labels[row] ? 1 : 0)) / rows;
    });
  }
  return gradient;
}

/** Mean over the rows of -log softmax at the label. */
export function crossEntropy(logits: ArrayLike<number>, labels: Int32Array): number {
  const columns = logits.length / labels.length;
  let total = 0;
  labels.forEach((label, row) => {
    total -= Math.log(softmaxRow(logits, row * columns, columns)[label] as number);
  });
  return total / labels.length;
}
