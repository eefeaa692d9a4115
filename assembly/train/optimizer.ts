import { vectorBytes } from "../core/lanes";
import { fillTail, takeTail } from "../core/tail";
import { madd, nmadd } from "../simd/f32x4";

/**
 * g = gradientScale gradient + weightDecay weight; velocity = momentum velocity + g; weight -= learningRate velocity.
 * Without velocity (0), weight -= learningRate g. See: torch.optim.SGD (dampening 0, no Nesterov).
 */
export function sgd_f32(
  n: i32,
  weight: usize,
  gradient: usize,
  velocity: usize,
  learningRate: f32,
  momentum: f32,
  weightDecay: f32,
  gradientScale: f32,
): void {
  const whole = vectorBytes(n);
  sgdVectors(whole, weight, gradient, velocity, learningRate, momentum, weightDecay, gradientScale);
  const left = n & 3;
  if (left == 0) return;
  const lastWeight = fillTail(0, weight + whole, left);
  const lastGradient = fillTail(1, gradient + whole, left);
  const lastVelocity = velocity != 0 ? fillTail(2, velocity + whole, left) : 0;
  sgdVectors(16, lastWeight, lastGradient, lastVelocity, learningRate, momentum, weightDecay, gradientScale);
  takeTail(0, weight + whole, left);
  if (velocity != 0) takeTail(2, velocity + whole, left);
}

function sgdVectors(
  bytes: usize,
  weight: usize,
  gradient: usize,
  velocity: usize,
  learningRate: f32,
  momentum: f32,
  weightDecay: f32,
  gradientScale: f32,
): void {
  const learningRate_f32x4 = f32x4.splat(learningRate);
  const momentum_f32x4 = f32x4.splat(momentum);
  const weightDecay_f32x4 = f32x4.splat(weightDecay);
  const gradientScale_f32x4 = f32x4.splat(gradientScale);
  for (let offset: usize = 0; offset < bytes; offset += 16) {
    const weight_f32x4 = v128.load(weight + offset);
    const scaled_f32x4 = f32x4.mul(v128.load(gradient + offset), gradientScale_f32x4);
    let step_f32x4 = madd(weight_f32x4, weightDecay_f32x4, scaled_f32x4);
    if (velocity != 0) {
      step_f32x4 = madd(v128.load(velocity + offset), momentum_f32x4, step_f32x4);
      v128.store(velocity + offset, step_f32x4);
    }
    v128.store(weight + offset, nmadd(step_f32x4, learningRate_f32x4, weight_f32x4));
  }
}

/**
 * g = gradientScale gradient + weightDecay weight; m1 = beta1 m1 + (1 - beta1) g; m2 = beta2 m2 + (1 - beta2) g^2;
 * weight -= stepSize m1 / (sqrt(m2) / rootCorrection2 + epsilon), where stepSize = learningRate / (1 - beta1^t) and
 * rootCorrection2 = sqrt(1 - beta2^t). See: Kingma, Ba, "Adam", 2015; torch.optim.Adam.
 */
export function adam_f32(
  n: i32,
  weight: usize,
  gradient: usize,
  moment1: usize,
  moment2: usize,
  stepSize: f32,
  beta1: f32,
  beta2: f32,
  epsilon: f32,
  rootCorrection2: f32,
  weightDecay: f32,
  gradientScale: f32,
): void {
  const whole = vectorBytes(n);
  const correction: f32 = 1 / rootCorrection2;
  const decay = weightDecay;
  const scale = gradientScale;
  adamVectors(whole, weight, gradient, moment1, moment2, stepSize, beta1, beta2, epsilon, correction, decay, scale);
  const left = n & 3;
  if (left == 0) return;
  const last0 = fillTail(0, weight + whole, left);
  const last1 = fillTail(1, gradient + whole, left);
  const last2 = fillTail(2, moment1 + whole, left);
  const last3 = fillTail(3, moment2 + whole, left);
  adamVectors(16, last0, last1, last2, last3, stepSize, beta1, beta2, epsilon, correction, decay, scale);
  takeTail(0, weight + whole, left);
  takeTail(2, moment1 + whole, left);
  takeTail(3, moment2 + whole, left);
}

function adamVectors(
  bytes: usize,
  weight: usize,
  gradient: usize,
  moment1: usize,
  moment2: usize,
  stepSize: f32,
  beta1: f32,
  beta2: f32,
  epsilon: f32,
  correction: f32,
  weightDecay: f32,
  gradientScale: f32,
): void {
  const stepSize_f32x4 = f32x4.splat(stepSize);
  const beta1_f32x4 = f32x4.splat(beta1);
  const beta2_f32x4 = f32x4.splat(beta2);
  const rest1_f32x4 = f32x4.splat(1 - beta1);
  const rest2_f32x4 = f32x4.splat(1 - beta2);
  const epsilon_f32x4 = f32x4.splat(epsilon);
  const correction_f32x4 = f32x4.splat(correction);
  const weightDecay_f32x4 = f32x4.splat(weightDecay);
  const gradientScale_f32x4 = f32x4.splat(gradientScale);
  for (let offset: usize = 0; offset < bytes; offset += 16) {
    const weight_f32x4 = v128.load(weight + offset);
    const scaled_f32x4 = f32x4.mul(v128.load(gradient + offset), gradientScale_f32x4);
    const gradient_f32x4 = madd(weight_f32x4, weightDecay_f32x4, scaled_f32x4);
    const new1_f32x4 = f32x4.mul(gradient_f32x4, rest1_f32x4);
    const moment1_f32x4 = madd(v128.load(moment1 + offset), beta1_f32x4, new1_f32x4);
    const new2_f32x4 = f32x4.mul(f32x4.mul(gradient_f32x4, gradient_f32x4), rest2_f32x4);
    const moment2_f32x4 = madd(v128.load(moment2 + offset), beta2_f32x4, new2_f32x4);
    v128.store(moment1 + offset, moment1_f32x4);
    v128.store(moment2 + offset, moment2_f32x4);
    const root_f32x4 = madd(f32x4.sqrt(moment2_f32x4), correction_f32x4, epsilon_f32x4);
    const step_f32x4 = f32x4.div(f32x4.mul(moment1_f32x4, stepSize_f32x4), root_f32x4);
    v128.store(weight + offset, f32x4.sub(weight_f32x4, step_f32x4));
  }
}
