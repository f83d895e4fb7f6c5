/** SHA-256 by OpenSSL, in place of the browser's file beside it: Node's own Web Crypto takes ten milliseconds to be there for the first time. */
export { sha256 } from "./platform-node.ts";
