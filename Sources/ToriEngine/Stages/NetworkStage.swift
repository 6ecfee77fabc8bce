import ToriLanguage
import ToriText

/// `network of …`: pairs, with how often each is one.
///
/// Of authors and handles a pair goes one way: who answers whom, who mentions whom. Hashtags, hosts and words are a pair
/// where they stand in one post, documents where the same author writes in both; these go both ways, and stand in the
/// order of their log-likelihood.
package struct NetworkStage: LogicalStage {
  package let subject: NetworkSubject
  /// What stands in fewer posts (of documents: has fewer authors) is in no pair, and is counted; of pairs that go one
  /// way, those that are met fewer times.
  package let least: Int

  /// So many of what pairs are of are taken, those in most posts; the others are counted. All pairs of more are more
  /// than a person looks through, and than fit into memory.
  package static let mostNodes = 500

  package func shape(of inputs: [RowShape]) -> RowShape {
    let ends = [Column(name: "from", type: .text), Column(name: "to", type: .text)]
    let isFolded = subject != .documents
    let folded = isFolded ? ends.map(\.folded) : ends
    guard !subject.isOneWay else {
      return RowShape(kind: .figures, columns: folded + [.count("count")]).tied(.oneWay)
    }
    let unit = subject == .documents ? "authors" : "posts"
    let classes: [Column] =
      subject == .words
      ? [Column(name: "from_pos", type: .text), Column(name: "to_pos", type: .text)] : []
    return .words(
      folded, [.count("count"), .figure("jaccard"), .figure("log_likelihood")],
      more: classes + [.count("from_\(unit)"), .count("to_\(unit)"), .count(unit)],
      essentialKeys: 2
    ).drawn("log_likelihood", of: ["from", "to"], bothSides: true).tied(.mutual)
  }

  package func reading(of inputs: [LogicalNode], by explainer: Explainer) -> [LocalizedText] {
    explainer.reading(inputs) + words
  }

  private var words: [LocalizedText] {
    switch subject {
    case .authors:
      return [
        LocalizedText(
          "who answers whom: an author by the ID, where there is one, else by the name",
          ja: "誰が誰に返信したか。投稿者はIDがあればID、なければ名前で数える")
      ]
    case .handles:
      return [LocalizedText("who mentions whom with @", ja: "誰が誰に@で言及したか")]
    case .documents: return [Self.sharedAuthors, measures, bound]
    case .hashtags, .hosts: return [Self.inOnePost(subject.plural), measures, bound]
    case .words: return [Self.inOnePost(subject.plural), measures, bound, .countedWords]
    }
  }

  private static let sharedAuthors = LocalizedText(
    "which documents have the same authors: by the ID, where there is one, else by the name",
    ja: "同じ投稿者のいる文書の組。投稿者はIDがあればID、なければ名前で数える")

  private static func inOnePost(_ things: LocalizedText) -> LocalizedText {
    LocalizedText("which \(things) stand in one post", ja: "同じ投稿に現れる\(things)の組")
  }

  private var measures: LocalizedText {
    let units =
      subject == .documents
      ? LocalizedText("authors", ja: "投稿者") : LocalizedText("posts", ja: "投稿")
    return LocalizedText(
      "count is the \(units) with both, jaccard those of the \(units) with either; by log-likelihood over all \(units)",
      ja: "countは両方のある\(units)の数、jaccardはどちらかのある\(units)に占める割合。全\(units)での対数尤度の順")
  }

  private var bound: LocalizedText {
    LocalizedText(
      "of those in at least \(least), the \(Self.mostNodes) in most",
      ja: "\(least)以上に現れるもののうち、多い順に\(Self.mostNodes)まで")
  }

  package func needles(of inputs: [LogicalNode]) -> [Needle] { [] }

  package func narrowing(_ wording: Wording) -> LocalizedText? {
    LocalizedText(same: "network of \(subject.rawValue)")
  }
}

extension NetworkSubject {
  /// Whether its pairs go one way.
  package var isOneWay: Bool { self == .authors || self == .handles }

  package var plural: LocalizedText {
    switch self {
    case .authors: LocalizedText("authors", ja: "投稿者")
    case .handles: LocalizedText("handles", ja: "ハンドル")
    case .hashtags: LocalizedText("hashtags", ja: "ハッシュタグ")
    case .hosts: LocalizedText("hosts", ja: "ホスト")
    case .documents: LocalizedText("documents", ja: "文書")
    case .words: LocalizedText("content words", ja: "内容語")
    }
  }

  /// One line for help and completion.
  package var summary: LocalizedText {
    switch self {
    case .authors: LocalizedText("who answers whom", ja: "誰が誰に返信したか")
    case .handles: LocalizedText("who mentions whom with @", ja: "誰が誰に@で言及したか")
    case .hashtags: LocalizedText("which stand in one post", ja: "同じ投稿に付いているタグの組")
    case .hosts: LocalizedText("which are linked to in one post", ja: "同じ投稿からリンクされるホストの組")
    case .documents: LocalizedText("which have the same authors", ja: "同じ投稿者のいる文書の組")
    case .words: LocalizedText("content words that stand in one post", ja: "同じ投稿に現れる内容語の組")
    }
  }
}

/// What is said below the pairs of a network.
package enum NetworkFact: Hashable, Sendable {
  /// So many of what pairs are of, in so many posts or of so many authors; how many there are besides that stand in
  /// fewer than `least`, and how many that a network does not hold.
  case nodes(Int, NetworkSubject, units: Int, tooRare: Int, least: Int, tooMany: Int)
  /// Pairs that go one way: how many times all are met; and how many are met fewer times than that.
  case oneWay(Int, NetworkSubject, tooRare: Int, least: Int)
  /// Answers or mentions of which it is not known by whom they are, or to whom.
  case unknownEnds(Int, NetworkSubject)
}

extension Analyzer {
  mutating func network(
    of subject: NetworkSubject, atLeast least: Spanned<Int>?, _ stage: Stage,
    of input: LogicalNode
  ) -> LogicalNode? {
    guard posts(stage, input) else { return nil }
    let usual = subject == .words ? 3 : 1
    return LogicalNode(
      .network(NetworkStage(subject: subject, least: max(1, least?.value ?? usual))), of: [input])
  }
}
