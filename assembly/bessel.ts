/** The ABI of the small module `lanewise/bessel`. */
import "./bessel/constants";
import "./bessel/doubleDouble";
import "./bessel/logarithm";
export * from "./bessel/index";
export * from "./core/memory";
