import ToriEngine
import ToriText

/// What a report says of itself.
enum ReportWords {
  static let posts = LocalizedText("Posts", ja: "投稿")
  static let made = LocalizedText("How this was made", ja: "この文書のもと")
  static let inAnswers = LocalizedText("in answers", ja: "答え")

  /// `Answer 3: 13 rows`
  static func count(of table: ReportTable, answer number: Int) -> LocalizedText {
    let count = table.rowCount
    let rows = LocalizedText("\(count) row\(count == 1 ? "" : "s")", ja: "\(count)行")
    let shown =
      table.rows.count < count
      ? LocalizedText(
        "the first \(table.rows.count) of \(rows)", ja: "\(rows)のうち先頭の\(table.rows.count)行")
      : count == 0 ? LocalizedText("no rows", ja: "0行") : rows
    return LocalizedText("Answer \(number): \(shown)", ja: "答え\(number): \(shown)")
  }

  /// `Answer 3: Attention by month`
  static func picture(_ title: String?, answer number: Int) -> LocalizedText {
    let title = title.map { ": \($0)" } ?? ""
    return LocalizedText("Answer \(number)\(title)", ja: "答え\(number)\(title)")
  }

  /// Above the identifiers of rows that are not shown.
  static func identifiers(of table: ReportTable) -> LocalizedText {
    let more = table.rowCount - table.rows.count
    let count = table.others.count
    return count == more
      ? LocalizedText("The other \(more), by their ids:", ja: "ほかの\(more)行のid:")
      : LocalizedText(
        "Of the other \(more), the first \(count) by their ids:",
        ja: "ほかの\(more)行のうち先頭の\(count)行のid:")
  }

  /// Above the posts.
  static func opening(of posts: ReportPosts) -> [LocalizedText] {
    var words = [
      LocalizedText(
        "Each post that the answers name, in the order of the corpus, with the bytes of the file that it was read from.",
        ja: "答えに出てくる投稿を、コーパスの順に一度ずつ、読み取ったもとのファイルのバイトとともに示す。")
    ]
    if posts.leftOut > 0 {
      words.append(
        LocalizedText(
          "\(posts.leftOut) more are named, and left out here.",
          ja: "ほかに\(posts.leftOut)件が出てくるが、ここでは省く。"))
    }
    if !posts.hasChecksums {
      words.append(
        LocalizedText(
          "A file of the corpus is gone or is another now, so that no bytes could be summed up.",
          ja: "コーパスのファイルがなくなったか変わったので、バイトのチェックサムは求められなかった。"))
    }
    return words
  }

  static func leftOut(_ count: Int) -> LocalizedText {
    LocalizedText("… \(count) more characters are left out", ja: "…ほか\(count)文字は省く")
  }

  /// `001.txt, bytes 7079–7353, lines 108–111`
  static func place(of post: ReportPosts.Post) -> LocalizedText {
    var parts = post.file.isEmpty ? [] : [LocalizedText(same: post.file)]
    if let bytes = post.bytes {
      let (start, end) = (bytes.lowerBound, bytes.upperBound)
      parts.append(LocalizedText("bytes \(start)–\(end)", ja: "バイト\(start)–\(end)"))
    }
    if let lines = post.lines {
      let (start, end) = (lines.lowerBound, lines.upperBound)
      parts.append(
        start == end
          ? LocalizedText("line \(start)", ja: "\(start)行目")
          : LocalizedText("lines \(start)–\(end)", ja: "\(start)–\(end)行目"))
    }
    return parts.listed()
  }

  static let documentColumns: [(name: LocalizedText, isNumeric: Bool)] = [
    (LocalizedText("document", ja: "文書"), false), (LocalizedText("file", ja: "ファイル"), false),
    (LocalizedText("bytes", ja: "バイト"), true), (LocalizedText(same: "XXH3"), false),
    (LocalizedText("read as", ja: "読み方"), false), (LocalizedText("posts", ja: "投稿"), true),
  ]

  static func documents(_ documents: [CatalogueDocument]) -> [[String]] {
    zip(documents, documents.shownPaths).prefix(ReportLimits.documents).map { document, path in
      [
        document.name, path, String(document.byteCount),
        CorpusIdentity.hexadecimal(document.checksum), document.reader.rawValue,
        String(document.postCount),
      ]
    }
  }

  static func moreDocuments(
    than shown: Int, of documents: [CatalogueDocument]
  ) -> LocalizedText? {
    let more = documents.count - shown
    return more == 0
      ? nil : LocalizedText("and \(more) more documents", ja: "ほかに\(more)文書")
  }
}
