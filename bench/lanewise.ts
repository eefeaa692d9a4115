/** The package under test, as its users get it: the built one. @module */
export { load } from "lanewise";
export type { Activation, Lanewise, LayerSpec, Network, Padding, Rational, Tensor, Variant } from "lanewise";
