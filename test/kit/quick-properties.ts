/** For `npm run check`, loaded before its tests: each property is tried for a few hundredths of a second and no longer. `npm test` tries it as often as it says. */
import { configureGlobal } from "fast-check";

configureGlobal({ interruptAfterTimeLimit: 30, markInterruptAsFailure: false });
