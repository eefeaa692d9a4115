/** The ABI of the small module `lanewise/bessel`. */
export * from "./core/memory";
export * from "./bessel/index";
