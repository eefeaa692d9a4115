/** The ABI of the small module `lanewise/bessel`. */
// What is imported first gets the lowest addresses: for constants that are loaded in many places they are a byte shorter.
import "./bessel/constants";
import "./bessel/doubleDouble";
import "./bessel/logarithm";
export * from "./bessel/index";
export * from "./core/memory";
