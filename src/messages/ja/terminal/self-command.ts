/** What `bongsu self` says, in Japanese. */
import type { selfCommand as reference } from "#messages/en/terminal/self-command.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const selfCommand = {
  usage: "bongsu self check [--from URL|フォルダー] [--dir フォルダー] [--key 鍵ID | --trust ファイル]",
  what: "実行中のエージェントのバージョンとハッシュ値、そしてこのファイルが状況室の署名した声明にあるものかを示します。何も送信しません。",
  option: {
    from: "--from URL|フォルダー  状況室、またはそのエージェントのファイルがあるフォルダー（既定値：BONGSU_ROOM）",
  },
  exit: "終了ステータス：状況室のファイルなら 0、そうでなければ 1、分からなければ 3、声明を読めなければ 2。",
  version: "バージョン：{version}",
  file: "ファイル：{path}",
  statedBy: "{room} がバージョン {version} について述べた声明、鍵 {keyid}",
  verdict: {
    genuine: "このファイルは状況室が提供する {name} です。",
    "not-listed":
      "このファイルは状況室がこのバージョンとして提供するものではありません。改変されたか、別の所から来たものです。状況室から取り直してください。",
    "other-version":
      "状況室はバージョン {version} を提供しており、このバージョンについては何も述べていません。改変されたかは分かりません。状況室から新しいものを取ってください。",
  },
  keyUnknown:
    "この鍵を保証した人がいません。別の経路で得た鍵 ID と比べて --key で示すか、同期済みのフォルダーを --dir で示してください。",
  notCompared: "何とも比べていません。--from で状況室を示してください。",
  fromSource: "バージョン {version} で、ソースから実行しています。比べる単一のファイルがありません。",
  notSigned: "この声明は、ここで信頼する状況室の鍵で署名されていません。",
  unreadable: "エージェントのファイルについての声明を読めません。",
  noStatement: "{from} に agent/agent.dsse.json も agent.dsse.json もありません。",
} as const satisfies SomeKeys<typeof reference>;
