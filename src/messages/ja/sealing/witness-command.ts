/** What `bongsu witness` says, in Japanese. */
import type { witnessCommand as reference } from "#messages/en/sealing/witness-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const witnessCommand = {
  usage: "bongsu witness --key 鍵 --name 名前 --log ログ鍵… --data フォルダ [--port 8430] [--host 127.0.0.1]",
  usageKeys: "bongsu witness keys --key 鍵 --name 名前",
  optionKey: "--key 鍵  用途が log の鍵 (bongsu key new --purpose log --out 鍵)",
  optionName: "--name 名前  署名に使う証人の名前。例: witness.example/w1",
  optionLog: "--log ログ鍵  見るログの鍵（名前+ID+base64）。複数なら繰り返します",
  optionData: "--data フォルダ  署名したものを置く場所。失ってはいけません",
  what: "ログが伸びたのを見たと署名し、食い違う二つには署名しません (c2sp.org/tlog-witness)。データベースは要りません。",
  runs: "証人 {name} は {address} で {origins} を見ています",
  keyWrong: "{key} はログの鍵ではありません",
  fault: "署名しませんでした: {detail}",
  stateUnreadable:
    "{file} は {origin} のチェックポイントではありません。この証人が最後に署名したものが分からないため起動しません。バックアップからファイルを戻してください。同じ鍵で新しく始めると、一つのログの二つの版に署名しかねないため、行わないでください。",
} as const satisfies SameKeys<typeof reference>;
