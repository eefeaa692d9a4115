/**
 * Releases what a user forgot to dispose, when the collector finds it: a safety net, never the plan, since engines collect
 * late or not at all.
 */
export class SafetyNet {
  // Some edge runtimes have no FinalizationRegistry; there a forgotten tensor stays until its instance goes.
  readonly #registry =
    typeof FinalizationRegistry === "function"
      ? new FinalizationRegistry<() => void>((release) => release())
      : undefined;

  /** Runs `release` once: when the returned function is called or `owner` is collected. `release` must not hold `owner`. */
  guard(owner: object, release: () => void): () => void {
    let isReleased = false;
    const releaseOnce = (): void => {
      if (isReleased) return;
      isReleased = true;
      this.#registry?.unregister(releaseOnce);
      release();
    };
    this.#registry?.register(owner, releaseOnce, releaseOnce);
    return releaseOnce;
  }
}
