import type { Cases, Trial } from "../../case.js";
import { channelsLast, spread } from "../../values.js";

/** Around groups of four pixels and of four channels, none of either, and several images. */
function* channelsFirstTrials(): Iterable<Trial> {
  for (const channels of [0, 1, 2, 3, 4, 5, 7, 8, 9]) {
    for (const pixels of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 31]) {
      for (const batch of [0, 1, 3]) {
        yield {
          name: `batch ${String(batch)}, ${String(channels)} channels of ${String(pixels)}`,
          run: (memory) => {
            const count = batch * channels * pixels;
            const planes = spread(count + 1, count, 4);
            const x = memory.input(channelsLast(planes, batch, channels, pixels));
            const y = memory.output(count);
            memory.call("channels_first_f32", batch, channels, pixels, x, y);
            return [{ name: "y", actual: memory.floats(y, count), reference: planes, tolerance: 0 }];
          },
        };
      }
    }
  }
}

export const CASES: Cases = { channels_first_f32: channelsFirstTrials };
