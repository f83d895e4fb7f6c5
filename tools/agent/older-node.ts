/**
 * What the agent uses and Node lacks before 26, from well-kept polyfills, each of which does nothing where the thing is there. It is a part of its own in
 * the bundle, which Node 26 never evaluates; `test/program/agent-bundle.test.ts` runs the bundle without them.
 */
import "core-js/actual/array/from-async.js";
import "core-js/actual/error/is-error.js";
import "core-js/actual/iterator/index.js";
import "core-js/actual/map/get-or-insert.js";
import "core-js/actual/map/get-or-insert-computed.js";
import "core-js/actual/map/group-by.js";
import "core-js/actual/object/group-by.js";
import "core-js/actual/promise/try.js";
import "core-js/actual/promise/with-resolvers.js";
import "core-js/actual/regexp/escape.js";
import "core-js/actual/set/index.js";
import "core-js/actual/symbol/async-dispose.js";
import "core-js/actual/symbol/dispose.js";
import "core-js/actual/typed-array/from-base64.js";
import "core-js/actual/typed-array/from-hex.js";
import "core-js/actual/typed-array/to-base64.js";
import "core-js/actual/typed-array/to-hex.js";
import "core-js/actual/url/parse.js";
import "temporal-polyfill/global";
