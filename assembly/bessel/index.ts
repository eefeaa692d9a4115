export { bessel_scratch_bytes_f64, log_bessel_f64 } from "./logBessel";
export { bessel_ratio_f64 } from "./ratio";
