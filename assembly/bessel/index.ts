export { bessel_f64, bessel_one_f64, bessel_scratch_bytes_f64 } from "./bessel";
