/// What programs for corpora call what is a stage here.
extension Recovery {
  /// `posts | concordance "規制"`, `posts | 特徴語`: the stage that is meant.
  func foreignStage() -> Diagnostic? {
    guard current.kind == .word, let local = Self.foreignStages[current.value.lowercased()] else {
      return nil
    }
    // What stands behind it already is not written twice.
    let lead = local.hasSuffix(" of") && item(after: 1).keyword == .of ? " of" : ""
    return .foreignWord(written(here), at: here, local: String(local.dropLast(lead.count)))
  }

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
  ]
}
