/** Ed25519 by OpenSSL, in place of the browser's file beside it. */
export { ed25519Primitive } from "./platform-node.ts";
