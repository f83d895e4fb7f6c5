/** What `bongsu witness` says, in Korean. */
import type { witnessCommand as reference } from "#messages/en/sealing/witness-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const witnessCommand = {
  usage: "bongsu witness --key 키 --name 이름 --log 로그키… --data 폴더 [--port 8430] [--host 127.0.0.1]",
  usageKeys: "bongsu witness keys --key 키 --name 이름",
  optionKey: "--key 키  용도가 log인 키 (bongsu key new --purpose log --out 키)",
  optionName: "--name 이름  서명에 쓰는 증인 이름, 예: witness.example/w1",
  optionLog: "--log 로그키  지켜볼 로그의 키(이름+아이디+base64). 여럿이면 여러 번 씁니다",
  optionData: "--data 폴더  서명한 것을 두는 곳. 지워지면 안 됩니다",
  what: "로그가 늘어난 것을 보았다고 서명하며, 서로 다른 두 가지에 서명하지 않습니다 (c2sp.org/tlog-witness). 데이터베이스가 필요 없습니다.",
  runs: "증인 {name}이(가) {address}에서 {origins}을(를) 지켜봅니다",
  keyWrong: "{key}은(는) 로그의 키가 아닙니다",
  fault: "서명하지 않았습니다: {detail}",
  stateUnreadable:
    "{file}은(는) {origin}의 체크포인트가 아닙니다. 이 증인이 마지막으로 서명한 것을 알 수 없어 시작하지 않습니다. 백업에서 파일을 되돌리십시오. 같은 키로 새로 시작하면 한 로그의 두 판에 서명할 수 있으니 그렇게 하지 마십시오.",
} as const satisfies SameKeys<typeof reference>;
