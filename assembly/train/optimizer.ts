import { loadLanes, storeLanes } from "../core/lanes";
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
  const learningRate_f32x4 = f32x4.splat(learningRate);
  const momentum_f32x4 = f32x4.splat(momentum);
  const weightDecay_f32x4 = f32x4.splat(weightDecay);
  const gradientScale_f32x4 = f32x4.splat(gradientScale);
  const zero_f32x4 = f32x4.splat(0);
  const hasVelocity = velocity != 0;
  for (let left = n; left > 0; left -= 4) {
    const weight_f32x4 = loadLanes(weight, left, zero_f32x4);
    const scaled_f32x4 = f32x4.mul(loadLanes(gradient, left, zero_f32x4), gradientScale_f32x4);
    let step_f32x4 = madd(weight_f32x4, weightDecay_f32x4, scaled_f32x4);
    if (hasVelocity) {
      step_f32x4 = madd(loadLanes(velocity, left, zero_f32x4), momentum_f32x4, step_f32x4);
      storeLanes(velocity, step_f32x4, left);
      velocity += 16;
    }
    storeLanes(weight, nmadd(step_f32x4, learningRate_f32x4, weight_f32x4), left);
    weight += 16;
    gradient += 16;
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
  const stepSize_f32x4 = f32x4.splat(stepSize);
  const beta1_f32x4 = f32x4.splat(beta1);
  const beta2_f32x4 = f32x4.splat(beta2);
  const rest1_f32x4 = f32x4.splat(1 - beta1);
  const rest2_f32x4 = f32x4.splat(1 - beta2);
  const epsilon_f32x4 = f32x4.splat(epsilon);
  const correction_f32x4 = f32x4.splat(1 / rootCorrection2);
  const weightDecay_f32x4 = f32x4.splat(weightDecay);
  const gradientScale_f32x4 = f32x4.splat(gradientScale);
  const zero_f32x4 = f32x4.splat(0);
  for (let left = n; left > 0; left -= 4) {
    const weight_f32x4 = loadLanes(weight, left, zero_f32x4);
    const scaled_f32x4 = f32x4.mul(loadLanes(gradient, left, zero_f32x4), gradientScale_f32x4);
    const gradient_f32x4 = madd(weight_f32x4, weightDecay_f32x4, scaled_f32x4);
    const new1_f32x4 = f32x4.mul(gradient_f32x4, rest1_f32x4);
    const moment1_f32x4 = madd(loadLanes(moment1, left, zero_f32x4), beta1_f32x4, new1_f32x4);
    const new2_f32x4 = f32x4.mul(f32x4.mul(gradient_f32x4, gradient_f32x4), rest2_f32x4);
    const moment2_f32x4 = madd(loadLanes(moment2, left, zero_f32x4), beta2_f32x4, new2_f32x4);
    storeLanes(moment1, moment1_f32x4, left);
    storeLanes(moment2, moment2_f32x4, left);
    const root_f32x4 = madd(f32x4.sqrt(moment2_f32x4), correction_f32x4, epsilon_f32x4);
    const step_f32x4 = f32x4.div(f32x4.mul(moment1_f32x4, stepSize_f32x4), root_f32x4);
    storeLanes(weight, f32x4.sub(weight_f32x4, step_f32x4), left);
    weight += 16;
    gradient += 16;
    moment1 += 16;
    moment2 += 16;
  }
}
