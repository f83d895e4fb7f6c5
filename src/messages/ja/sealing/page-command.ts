/** What `bongsu page` says, in Japanese. */
import type { pageCommand as reference } from "#messages/en/sealing/page-command.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const pageCommand = {
  usage: "bongsu page verify アドレス [--policy ファイル] [--trust ファイル] [--lang {languages}]",
  usageVerifier: "bongsu page verifier --out ファイル [--force] [--lang {languages}]",
  optionPolicy:
    "--policy ファイル  状況室のログを見ていなければならない証人（c2sp.org/tlog-policy）。なければ状況室が示すログの鍵だけ",
  optionTrust:
    "--trust ファイル  別の経路で得た状況室の鍵（保管した /pub/keys.json）。なければ状況室が示す鍵",
  optionOut:
    "--out ファイル  確認画面を書く場所。どのブラウザーでも開ける一つのファイルで、同じ版の状況室の /verify とバイト単位で同じです",
  what: "状況室の公開画面（/check など）と一覧にあるすべてのファイルを取得し、状況室が署名してログに残した一覧と比べます。届いたものは実行しません。",
  exits: "終了ステータス：0 ログのとおり、1 違う、2 取得できないか読めない。",
  verifierWritten:
    "{path}：このファイルか、状況室の鍵とポリシーを含むブックマークを保管してください。sha256 {digest}",
  verifierMissing: "確認画面はここで作られていません。同じ版の状況室が /verify で渡します。",
  addressWrong: "{address} は http または https のアドレスではありません。",
  unreachable: "{address} から画面を取得できません（{why}）。",
  keysWrong: "状況室の鍵を読み取れません。",
  policyWrong: "ポリシーまたはログの鍵を読み取れません。",
  same: "{address} はログのとおりです。{version} 版のファイル {files} 個、ログ {origin} の {size} 項目中 {index} 番、証人：{witnesses}。",
  firstUse:
    "鍵またはポリシーを同じサーバーから受け取りました。このログを見る全員に同じものを示すというだけで、他の誰も保証していません。鍵とポリシーを保管し、--trust と --policy で指定してください。",
  differs:
    "ログのものと違います（相違 {count}）。この画面に何も入力せず、別の経路で状況室に知らせてください。",
} as const satisfies SomeKeys<typeof reference>;
