import { naturalLogarithm } from "./logarithm";
import { gammaNumber, normalPair, openStream, seedStreams, uniform } from "./random";

/** 1 - w of the sample at hand. */
let complement: f64 = 0;

/**
 * samples[n, d], numbers `first` to first + n - 1 of the stream of a seed, around the unit vector `mean` with concentration kappa.
 *
 * w = mean . sample by Wood's rejection; the rest of a sample is a normal vector of d - 1 numbers, scaled; and a Householder reflection takes
 * the first axis, or its opposite, whichever is farther from the mean, to the mean. See: A. T. A. Wood, Simulation of the von Mises
 * Fisher distribution, Communications in Statistics - Simulation 23 (1994) 157-164.
 */
export function direction_sample_f64(
  n: i32,
  d: i32,
  mean: usize,
  kappa: f64,
  seedLow: i32,
  seedHigh: i32,
  first: i32,
  samples: usize,
): void {
  seedStreams(seedLow, seedHigh);
  for (let row = 0; row < n; row++) {
    openStream(first + row);
    drawComplement(<f64>(d - 1), kappa);
    const rest = fillTangent(d, samples);
    const cosine = 1 - complement;
    reflect(d, mean, cosine, sqrt<f64>((complement * (1 + cosine)) / rest), samples);
    samples += (<usize>d) << 3;
  }
}

/**
 * With b = m / (2 k + sqrt(4 k^2 + m^2)), of Z ~ Beta(m / 2, m / 2) 1 - w = 2 b Z / (1 - (1 - b) Z) is accepted with a probability whose logarithm
 * is k (w - w0) + m ln((1 - w w0) / (1 - w0^2)), 1 - w0 = 2 b / (1 + b). In 1 - w and 1 - w0 nothing cancels, however large k is.
 */
function drawComplement(m: f64, kappa: f64): void {
  const twice = 2 * kappa; // its square is finite up to 6e153
  const b = m / (twice + sqrt<f64>(twice * twice + m * m));
  const typical = (2 * b) / (1 + b);
  while (true) {
    const one = gammaNumber(0.5 * m);
    const other = gammaNumber(0.5 * m);
    // Z and 1 - Z over their sum: no part of 1 - (1 - b) Z cancels.
    const drawn = (2 * b * one) / (other + b * one);
    const ratio = (typical + drawn - typical * drawn) / (typical * (2 - typical));
    const logarithm = kappa * (typical - drawn) + m * naturalLogarithm(ratio);
    if (!(logarithm >= naturalLogarithm(uniform()))) continue;
    complement = drawn;
    return;
  }
}

/** Bytes of a sample whose squares are summed by themselves: of 10^6 in one sum a length would be 2e-14 off. */
const BLOCK_BYTES: usize = 4096;

/** Normal numbers after the first place; returns the sum of their squares. */
function fillTangent(d: i32, sample: usize): f64 {
  const end = sample + ((<usize>d) << 3);
  let total: f64 = 0;
  let block: f64 = 0;
  for (let at = sample + 8; at < end; at += 16) {
    normalPair(PAIR);
    const one = load<f64>(PAIR);
    store<f64>(at, one);
    block += one * one;
    if (at + 8 == end) break;
    const other = load<f64>(PAIR, 8);
    store<f64>(at, other, 8);
    block += other * other;
    if (((end - at) & (BLOCK_BYTES - 1)) < 16) {
      total += block;
      block = 0;
    }
  }
  return total + block;
}

const PAIR = memory.data(16, 16);

/** The sample (-s w, factor * normals) less its part along u = mean + s e, twice: the reflection maps -s e to the mean. s = sign of mean[0]. */
function reflect(d: i32, mean: usize, cosine: f64, factor: f64, sample: usize): void {
  const end = sample + ((<usize>d) << 3);
  const first = load<f64>(mean);
  const sign: f64 = first < 0 ? -1 : 1;
  let along: f64 = 0;
  let from = mean + 8;
  for (let at = sample + 8; at < end; at += 8) {
    const value = load<f64>(at) * factor;
    store<f64>(at, value);
    along += value * load<f64>(from);
    from += 8;
  }
  const height = first + sign;
  const multiple = (along - sign * cosine * height) / (sign * height);
  store<f64>(sample, -sign * cosine - multiple * height);
  from = mean + 8;
  for (let at = sample + 8; at < end; at += 8) {
    store<f64>(at, load<f64>(at) - multiple * load<f64>(from));
    from += 8;
  }
}
