/** What `bongsu bundle` says, in Korean. */
import type { bundleCommand as reference } from "#messages/en/sealing/bundle-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const bundleCommand = {
  usageExport: "bongsu bundle export --from 주소|폴더 [--since 이전] --out 파일",
  usageVerify: "bongsu bundle verify 파일 [--dir 폴더] [--key 아이디 | --trust 키파일] [--root 파일]",
  usageImport:
    "bongsu bundle import 파일 --dir 폴더 [--key 아이디 | --trust 키파일] [--root 파일] [--ecosystems 목록]",
  optionFrom: "--from 주소|폴더  상황반, 그 공개물, 공개물 폴더, 또는 다른 꾸러미",
  optionSince: "--since 이전  이 이전 꾸러미·폴더·상황반에 이미 있던 것은 뺍니다",
  what: "공개물을 한 파일로 담아 망이 끊긴 곳으로 옮깁니다. 맨 위는 사람이 읽을 수 있고 프로그램은 들어 있지 않으며, 상황반의 서명으로만 믿습니다. 두 번 들여와도 달라지지 않고, 끊긴 것은 이어집니다.",
  exits: "종료 상태: 0 이상 없음, 2 거부(이유 표시). import는 sync처럼 3도 있습니다.",
  full: "전체",
  delta: "색인 {since} 이후 바뀐 것",
  written: "{out}: {room}의 색인 {sequence}, {kind}, 파일 {files}개, {bytes}바이트",
  verified:
    "이상 없음: {room}의 색인 {sequence}, {kind}, 파일 {files}개. 색인 가운데 {left}개는 빠져 있습니다",
  firstUse:
    "이 키를 보증하는 곳이 없습니다. 꾸러미와 함께 온 키입니다. --key나 --trust로, 또는 상황반을 따르는 폴더(--dir)와 맞춰 보세요.",
  title: "봉수 꾸러미",
  titleDrill: "봉수 꾸러미 · 훈련",
  room: "상황반: {room}, 색인 {sequence}",
  times: "서명: {issued}. 유효: {expires}까지",
  holdsFull: "파일 {count}개를 모두 담았습니다.",
  holdsDelta: "색인 {since} 이후 바뀐 파일 {count}개를 담았습니다.",
  directives: "지시: {directives}",
  howTo:
    "확인: bongsu bundle verify 파일 --dir 폴더. 들여오기: bongsu bundle import 파일 --dir 폴더. 프로그램은 들어 있지 않습니다.",
  otherWords: "이 꾸러미의 첫 줄들은 이 판의 문구와 다릅니다. 그 줄이 아니라 여기 나온 것을 따르세요.",
} as const satisfies SameKeys<typeof reference>;
