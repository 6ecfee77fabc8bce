/// What programs for corpora call what is a stage here.
extension Recovery {
  /// `posts | concordance "規制"`, `posts | 特徴語`: the stage that is meant.
  func foreignStage() -> Diagnostic? {
    guard current.kind == .word else { return nil }
    if Self.ratios.contains(current.value.lowercased()) {
      return .ratioOfWords(written(here), at: here)
    }
    guard var local = localStage(current.value.lowercased()) else { return nil }
    // The words of one document stand out against those of the others.
    if local.hasPrefix(Keyword.keywords.spelling) {
      let next = item(after: 1).keyword
      if next == .against || next == .by {
        local = Keyword.keywords.spelling
      } else if let document = askedDocument {
        local = "keywords against (posts not in \(document))"
      }
    }
    // What stands behind it already is not written twice.
    let lead = local.hasSuffix(" of") && item(after: 1).keyword == .of ? " of" : ""
    return .foreignWord(written(here), at: here, local: String(local.dropLast(lead.count)))
  }

  private func localStage(_ word: String) -> String? {
    Self.foreignStages[word] ?? Vocabulary.glossed(word, .stage)?.spelling
  }

  /// The one document that all rows lie in, as it stands behind the `in` of the statement's own query; nil where it is
  /// one of several, or what is asked of them is not plain.
  var askedDocument: String? {
    let start = layout.items[..<index].lastIndex(where: \.isEnd).map { $0 + 1 } ?? 0
    let items = Array(layout.items[start..<index])
    let asked = items.prefix { !$0.isSign("|") }
    let isPlain = !asked.contains { $0.isSign("(") || [.or, .not].contains($0.keyword) }
    guard isPlain, let place = asked.firstIndex(where: { $0.keyword == .in }), place > 0,
      place + 1 < asked.count, place + 2 == items.count || !items[place + 2].isSign(",")
    else { return nil }
    return written(asked[place + 1].span)
  }

  /// A document's name where a query is to stand.
  func bareDocument() -> String? {
    let next = item(after: 1)
    guard current.isNumberOrDate, next.isEnd || next.isSign("|") || next.keyword == .at else {
      return nil
    }
    return written(here)
  }

  /// Different words by words, under every name.
  private static let ratios: Set = [
    "ttr", "mattr", "sttr", "type-token", "type_token", "lexical", "variety", "diversity",
    "richness", "語彙多様性", "多様性", "異なり語数",
  ]

  /// Behind a `|` alone; elsewhere they may be names.
  private static let foreignStages: [String: String] = [
    "concordance": "kwic", "concordances": "kwic", "context": "kwic", "contexts": "kwic",
    "用例": "kwic", "コンコーダンス": "kwic", "用例検索": "kwic",
    "frequency": "words", "frequencies": "words", "freq": "words", "wordlist": "words",
    "tokens": "words", "lemmas": "words", "vocabulary": "words", "語": "words", "単語": "words",
    "頻度": "words", "頻出語": "words", "抽出語": "words", "抽出語リスト": "words", "語彙": "words",
    "clusters": "ngrams 2", "bigrams": "ngrams 2", "trigrams": "ngrams 3",
    "terms": "compounds", "複合語": "compounds", "専門用語": "compounds",
    "keyness": "keywords by doc", "特徴語": "keywords by doc", "キーワード": "keywords by doc",
    "collocation": "collocates of", "collocations": "collocates of", "共起語": "collocates of",
    "コロケーション": "collocates of", "関連語": "collocates of",
    "cooccurrence": "network of words", "cooccurrences": "network of words",
    "co-occurrence": "network of words", "共起": "network of words",
    "共起ネットワーク": "network of words", "ネットワーク": "network of words",
    "dispersions": "dispersion of", "散布": "dispersion of", "分布": "dispersion of",
    "random": "sample", "shuffle": "sample", "first": "limit", "take": "limit", "avg": "mean",
    "average": "mean", "total": "sum", "histogram": "count by",
    "project": "select", "columns": "select", "fields": "select", "trend": "timeline by month",
    "percent": "share by month",
    "percentage": "share by month", "ratio": "share by month", "proportion": "share by month",
    "割合": "share by month", "推移": "timeline by month", "件数": "count", "集計": "count by",
    "年別": "count by year", "月別": "count by month", "週別": "count by week", "日別": "count by day",
    "曜日別": "count by weekday", "時間別": "count by hour", "文書別": "count by doc",
    "投稿者別": "count by author",
  ]
}
