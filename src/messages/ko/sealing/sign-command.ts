/** What `bongsu sign` says, in Korean. */
import type { signCommand as reference } from "#messages/en/sealing/sign-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const signCommand = {
  usage: "bongsu sign 파일 --key 키 --out 결과",
  optionKey: "--key 키  기관의 키 (bongsu key new --purpose order --out 키)",
  optionOut: "--out 결과  서명한 문서를 쓸 곳. 이미 있던 서명도 함께 남습니다",
  what: "기관을 대표해 지시나 명부에 서명합니다. 네트워크가 필요 없습니다. 서명할 내용을 파일에서 직접 읽어, 전화로 맞춰 볼 낱말 16개와 함께 보여 줍니다.",
  noFile: "{path} 파일이 없습니다",
  cannot: "{path}은(는) 지시도 명부도 아니어서 서명하지 않습니다",
  otherKey: "{path}은(는) 이 세계(훈련 또는 실제)의 지시용 키가 아닙니다",
  roster: "명부 {version}판, {from}부터 {to}까지",
  directive: "지시 {directive}, {revision}판: {title}",
  suspension: "지시 {directive} 개정 {revision} 효력 정지, {office}, {from}부터 {until}까지:",
  suspensionOpen: "지시 {directive} 개정 {revision} 효력 정지, {office}, {from}부터 다음 개정까지:",
  notice: "{office} 알림, {issuedAt}: {title}",
  guideline: "{office} 지침, {issuedAt}: {title}",
  digest: "sha256 {sha256}, 낱말로:",
  signed: "{out}: 서명 {count}개",
} as const satisfies SameKeys<typeof reference>;
