/** Loaded before the bundled agent (`node --import`): at the end writes how many characters of code it compiled to the file that `COMPILED_BYTES` names. */
import { writeFileSync } from "node:fs";
import vm from "node:vm";

let compiled = 0;

class CountedScript extends vm.Script {
  constructor(code: string, options?: vm.ScriptOptions | string) {
    super(code, options);
    compiled += code.length;
  }
}

vm.Script = CountedScript;
process.on("exit", () => writeFileSync(process.env["COMPILED_BYTES"] ?? "", String(compiled)));
