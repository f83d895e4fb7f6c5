/** Watches the picture, in a process of its own: `watch.ts BASE TOKEN COUNT`; each message is answered by what was received so far. */
import http from "node:http";

/** What all watchers received. */
export type Received = { readonly open: number; readonly events: number; readonly bytes: number };

const [base = "", bearer = "", count = "0"] = process.argv.slice(2);
let [open, events, bytes] = [0, 0, 0];

for (let n = 0; n < Number(count); n++) {
  const headers = { authorization: `Bearer ${bearer}` };
  const request = http.get(`${base}/api/picture/stream`, { agent: false, headers }, (response) => {
    if (response.statusCode === 200) open += 1;
    response.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (chunk.includes("event: ")) events += 1;
    });
    response.on("error", () => undefined);
  });
  request.on("error", () => undefined);
}
process.on("message", () => process.send?.({ open, events, bytes } satisfies Received));
process.on("disconnect", () => process.exit(0));
