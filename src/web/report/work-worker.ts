/** The worker that does the work which is asked of who says no name: it searches a number, in steps, and says it. It sees the challenge and nothing of the report. */
import { searchWork } from "#core/intake/work-puzzle.ts";

const step = 20_000;

globalThis.addEventListener("message", ({ data }: MessageEvent<{ challenge: string; bits: number }>) => {
  for (let from = 0; ; from += step) {
    const nonce = searchWork(data.challenge, data.bits, { from, most: step });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- the page that started this worker hears it, nobody else
    globalThis.postMessage({ nonce, tried: from + step });
    if (nonce !== null) return;
  }
});
