/** What moves an affected component, where no command does it alone, in Japanese. */
import type { fix as reference } from "#messages/en/shared/fix.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const fix = {
  "add-override": "ファイル {file} の {section} に次を追加します：{text}",
  "edit-requirement": "ファイル {file} で {text} を要求し、再インストールします",
  "raise-managed":
    "{name} のバージョンが書かれている場所（pom または親 pom の property か dependencyManagement）で {version} に上げます",
  "raise-requirement": "ファイル {file} で {name} の要求範囲が {version} を許すようにします",
  "raise-parent":
    "上位の構成要素 {parents} を、{name} {version} を許すリリースに上げます。現在の要求範囲は許さず、このツールに上書き機能はありません",
  rebuild: "ビルド結果なので {name} {version} で再ビルドします",
  "any-tool": "管理するツールで {name} を {version} に上げます。どのツールかは一覧にありません",
  "by-supplier": "供給者の案内に従って {name} を {version} に上げます",
  preRelease: "注意：{version} はプレリリース（pre-release）です。影響のない安定版は知られていません",
  place: "一覧：{place}",
} as const satisfies SomeKeys<typeof reference>;
