import ToriCorpus
import ToriText

extension ReadFact {
  func words(of seen: Seen) -> LocalizedText {
    switch seen {
    case .sheet: LocalizedText("it is a sheet of a workbook", ja: "ブックのシート")
    case .askedFor: LocalizedText("asked for", ja: "指定された")
    case .nothing: LocalizedText(same: "")
    case .noOtherSign:
      LocalizedText("nothing marks it as another kind of page", ja: "別の種類のページである印がない")
    case .atBeginning: LocalizedText("\(self[0]) at its beginning", ja: "初めの部分に\(self[0])")
    case .markdownName:
      LocalizedText("its name is that of a Markdown file", ja: "名前がMarkdownファイルのもの")
    case .numberedHeads:
      LocalizedText(
        "\(self[0]) header\(plural(0)) whose number stands on the line before",
        ja: "番号が前の行にある見出しが\(self[0])")
    case .anchors:
      LocalizedText(
        "\(self[0]) line\(plural(0)) ending in an anchor such as >>5, and no post headers",
        ja: ">>5のようなアンカーで終わる行が\(self[0])あり、投稿の見出しはない")
    case .deletions:
      LocalizedText("\(self[0]) notice\(plural(0)) of deletion", ja: "削除の知らせが\(self[0])")
    case .publicationDates:
      LocalizedText(
        "\(self[0]) date\(plural(0)) of publication inside the article", ja: "記事の中に公開日が\(self[0])")
    case .namedSources: LocalizedText("\(self[0]) named source\(plural(0))", ja: "出典の記載が\(self[0])")
    case .pictureBullets:
      LocalizedText("\(self[0]) bullet\(plural(0)) that are pictures", ja: "絵文字の箇条書きが\(self[0])")
    case .nextPage: LocalizedText("a link to the next page", ja: "次のページへのリンク")
    case .spacedLines: LocalizedText("a blank line after each line", ja: "一行ごとに空行")
    case .summaries:
      LocalizedText(
        "\(self[0]) of \(self[1]) lines as long as a summary",
        ja: "\(self[1])行のうち\(self[0])行が要約ほどの長さ")
    case .datedLines:
      LocalizedText("\(self[0]) line\(plural(0)) led by a date", ja: "日付で始まる行が\(self[0])")
    case .bullets: LocalizedText("\(self[0]) bullet\(plural(0))", ja: "箇条書きが\(self[0])")
    case .unreadPosts:
      LocalizedText(
        "it seems to hold posts, with \(self[0]) lines such as “\(self[1])”, but no shape fits, so none is told from the next: --shape, help shapes",
        ja: "「\(self[1])」のような行が\(self[0])あり投稿のページらしいが、合う形がないので投稿を分けていない: --shape、help shapes")
    case .forumName:
      LocalizedText(
        "it seems to be of a forum, with “\(self[0])”, but no shape fits, so no post is told from the next: --shape, help shapes",
        ja: "「\(self[0])」とありフォーラムのページらしいが、合う形がないので投稿を分けていない: --shape、help shapes")
    case .learnedShape:
      LocalizedText(
        "no known shape fits; one found on the page fits \(self[0]) heads such as “\(self[1])”, which is not certain: --shape '\(self[2])'",
        ja: "既知の形に合わない。ページから推定した形が「\(self[1])」のような見出し\(self[0])個に合うが、不確か: --shape '\(self[2])'")
    case .shape:
      LocalizedText(
        "the shape \(self[0]) fits \(self[1]) head\(plural(1)) such as “\(self[2])”",
        ja: "形\(self[0])が「\(self[2])」のような見出し\(self[1])個に合う")
    case .unfilledSlot:
      LocalizedText(
        "\(self[0]), but nothing fills {\(self[1])}; what is in [ ] may be missing, \\[ is the sign itself",
        ja: "\(self[0])が、{\(self[1])}に入るものがない。[ ]の中はなくてもよい部分で、記号そのものは \\[")
    case .otherShape:
      LocalizedText(
        "\(self[0]); could also be \(self[1]): --shape \(self[1])",
        ja: "\(self[0])。\(self[1])かもしれない: --shape \(self[1])")
    case .markup:
      LocalizedText(
        "its markup names \(self[0]) posts with their authors",
        ja: "HTMLの要素が投稿\(self[0])件と投稿者を示している")
    case .mail: LocalizedText("it begins as mail does", ja: "メールとして始まる")
    case .firstElement: LocalizedText("its first element is <\(self[0])>", ja: "最初の要素が<\(self[0])>")
    case .headings: LocalizedText("its headings are in <h1> to <h5>", ja: "見出しが<h1>から<h5>にある")
    case .wordLines:
      LocalizedText("it has a word a line, and tags on their own", ja: "一行に一語で、タグだけの行がある")
    case .datLines: LocalizedText("its lines are parted by <>", ja: "行が<>で区切られている")
    case .tabs: LocalizedText("each line has \(self[0]) tabs", ja: "どの行にもタブが\(self[0])ある")
    case .columnNames:
      LocalizedText("its first line names columns: \(self[0])", ja: "最初の行が列の名前: \(self[0])")
    case .script: LocalizedText("it is a script that holds JSON", ja: "JSONを持つスクリプト")
    case .jsonArray: LocalizedText("it is a JSON array of objects", ja: "オブジェクトのJSON配列")
    case .jsonLines: LocalizedText("its lines are JSON objects", ja: "行がJSONオブジェクト")
    case .jsonAcrossLines: LocalizedText("it is JSON over several lines", ja: "複数行にわたるJSON")
    case .nameEnding: LocalizedText("its name ends in .\(self[0])", ja: "名前が.\(self[0])で終わる")
    case .several: self[0]
    case .chapter: LocalizedText("it is a chapter of a book", ja: "本の章")
    case .subtitles:
      LocalizedText("it has lines with the times at which they show", ja: "行に表示時刻が付いている")
    case .movableType:
      LocalizedText(
        "it is an export of a blog as Movable Type writes it", ja: "Movable Type形式のブログの書き出し")
    case .starredLines:
      LocalizedText("its texts begin with **** and variables", ja: "文章が****と変数で始まる")
    }
  }
}
