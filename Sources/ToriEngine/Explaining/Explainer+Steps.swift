import ToriLanguage
import ToriText

/// What the steps of a plan are called.
extension Explainer {
  func words(_ operation: Plan.Operation) -> LocalizedText {
    switch operation {
    case .scan(let kind): LocalizedText("all \(kind.plural)", ja: "すべての\(kind.plural)")
    case .filter: LocalizedText("filter", ja: "絞り込み")
    case .groups(let kind): LocalizedText("gather \(kind.plural)", ja: "\(kind.plural)にまとめる")
    case .members: LocalizedText("posts of the groups", ja: "まとまりの投稿")
    case .sort(let terms, nil):
      LocalizedText("sort by \(order(terms))", ja: "\(order(terms))の順に並べる")
    case .sort(let terms, let limit?):
      LocalizedText("first \(limit) by \(order(terms))", ja: "\(order(terms))の順で先頭\(limit)件")
    case .limit(let count): LocalizedText("first \(count)", ja: "先頭\(count)件")
    case .sample(let count, _): LocalizedText("draw \(count)", ja: "無作為に\(count)件")
    case .select(let columns): LocalizedText("take \(names(columns))", ja: "\(names(columns))を取り出す")
    case .countRows: LocalizedText("count rows, fetching none", ja: "取り出さずに数える")
    case .aggregate(let aggregate, let keys):
      LocalizedText("gather \(figure(aggregate, keys))", ja: "\(figure(aggregate, keys))を集める")
    case .timeline(let part):
      LocalizedText("count by \(part.words), gaps filled", ja: "\(part.words)ごとに数え、隙間を埋める")
    case .share(let key):
      LocalizedText("count by \(key.name), beside all posts", ja: "\(key.name)の値ごとに、全投稿と並べて数える")
    case .concordance(let needle, _):
      LocalizedText("find every \(folded(needle))", ja: "\(folded(needle))をすべて見つける")
    case .related(let relation): LocalizedText(same: relation.keyword)
    case .cite: LocalizedText(same: "cite")
    case .raw: LocalizedText("read source files", ja: "原文ファイルを読む")
    case .combine(let operation): LocalizedText(same: operation.rawValue)
    case .expect(let expectation): expected(expectation)
    }
  }
}

extension LocalizedText {
  static let allInOrder = LocalizedText("all of, tried in this order", ja: "すべて（この順に試す）")
  static let anyInOrder = LocalizedText("any of, tried in this order", ja: "どれか（この順に試す）")
}

extension Relation {
  /// The stage that asks for it.
  fileprivate var keyword: String {
    switch self {
    case .replies: "replies"
    case .parents: "parents"
    case .thread: "thread"
    case .around(let count): "around \(count)"
    }
  }
}
