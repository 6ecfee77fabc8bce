import ToriText

/// Names of papers, agencies and channels, told by how they end.
enum SourceName {
  private static let endings = [
    "新聞", "新聞社", "新報", "日報", "時報", "通信", "通信社", "ニュース", "放送", "テレビ", "タイムズ", "ロイター", "タイムス", "NHK",
    "News", "Times", "Tribune", "Herald", "Gazette", "Reuters", "Guardian", "Telegraph",
    "Zeitung", "Nachrichten", "Presse", "신문", "일보", "뉴스", "방송", "晚报", "日报", "晚報", "新闻网", "新聞網",
    "通讯社",
  ]
  private static let names = [
    "afp", "ap", "bbc", "cnn", "nhk", "時事", "共同", "読売", "朝日", "毎日", "産経", "日経",
  ]

  /// Whether most of what differs among the names is of papers.
  static func areSources(_ names: [ArraySlice<UInt8>]) -> Bool {
    let distinct = Set(names.map { Array($0.trimmed) })
    guard distinct.count >= 2 else { return false }
    return distinct.count { isOne($0[...]) } * 3 >= distinct.count * 2
  }

  private static func isOne(_ name: ArraySlice<UInt8>) -> Bool {
    name.hasSuffix(anyOf: endings) || names.contains(name.string.lowercased())
  }
}
