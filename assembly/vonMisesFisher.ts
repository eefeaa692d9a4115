/** The ABI of the small module `lanewise/von-mises-fisher`. */
export * from "./core/memory";
export * from "./bessel/index";
export * from "./vonMisesFisher/index";
