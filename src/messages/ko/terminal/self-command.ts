/** What `bongsu self` says, in Korean. */
import type { selfCommand as reference } from "#messages/en/terminal/self-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const selfCommand = {
  usage: "bongsu self check [--from 주소|폴더] [--dir 폴더] [--key 키ID | --trust 파일]",
  what: "실행 중인 에이전트의 버전과 해시값, 그리고 이 파일이 상황반이 서명해 밝힌 파일인지 알려 줍니다. 아무것도 보내지 않습니다.",
  option: {
    from: "--from 주소|폴더  상황반, 또는 그 에이전트 파일이 든 폴더(기본값: BONGSU_ROOM)",
  },
  exit: "종료 상태: 상황반의 파일이면 0, 아니면 1, 알 수 없으면 3, 진술을 읽을 수 없으면 2.",
  version: "버전: {version}",
  file: "파일: {path}",
  statedBy: "{room}이(가) 버전 {version}에 대해 밝힘, 키 {keyid}",
  verdict: {
    genuine: "이 파일은 상황반이 제공하는 {name}입니다.",
    "not-listed":
      "이 파일은 상황반이 이 버전으로 제공하는 파일이 아닙니다. 바뀌었거나 다른 곳에서 온 것입니다. 상황반에서 다시 받으십시오.",
    "other-version":
      "상황반은 버전 {version}을(를) 제공하며 이 버전에 대해서는 밝힌 것이 없습니다. 바뀌었는지 알 수 없습니다. 상황반에서 새것을 받으십시오.",
  },
  keyUnknown:
    "이 키를 보증한 사람이 없습니다. 다른 경로로 받은 키 ID와 대조하여 --key로 알려 주거나, 동기화한 폴더를 --dir로 알려 주십시오.",
  notCompared: "아무것과도 대조하지 않았습니다. --from으로 상황반을 알려 주십시오.",
  fromSource: "버전 {version}이며 소스에서 실행 중입니다. 대조할 단일 파일이 없습니다.",
  notSigned: "이 진술은 여기서 믿는 상황반의 키로 서명되지 않았습니다.",
  unreadable: "에이전트 파일에 대한 진술을 읽을 수 없습니다.",
  noStatement: "{from}에 agent/agent.dsse.json도 agent.dsse.json도 없습니다.",
} as const satisfies SameKeys<typeof reference>;
