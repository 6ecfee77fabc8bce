import ToriCorpus
import ToriEngine
import ToriLanguage
import ToriText

/// The corpus as a diagram: documents, their blocks, the posts among these, and what posts have.
struct ModelWords {
  private let model: CorpusModel
  private let options: RenderOptions

  init(_ model: CorpusModel, _ options: RenderOptions) {
    self.model = model
    self.options = options
  }

  /// What there is, how many, and what to know about it.
  var tree: Forest<[ScreenText]> {
    var posts = [
      tree(
        "text", "\(model.postCount)",
        LocalizedText("what was said, without header and stamps", ja: "見出しや時刻を除いた本文")),
      tree("time", "\(model.statedCount + model.boundedCount)", times),
    ]
    posts += model.fields.map { field, count in
      tree(field.access == .own ? cut(field.name) : field.name, "\(count)", field.summary)
    }
    if model.moreFieldCount > 0 {
      posts.append(
        tree(
          "…", "\(model.moreFieldCount)",
          LocalizedText("more fields of the data: describe posts", ja: "ほかのデータの項目: describe posts"))
      )
    }
    if model.answeringCount > 0 {
      posts.append(
        tree("replies_to ─▶ posts", "\(model.answeringCount)", replies))
    }
    let others = model.blockCount - model.postCount
    let blocks = [
      tree("posts", "\(model.postCount)", list(model.postKinds), posts),
      tree(
        LocalizedText("others", ja: "その他")[options.language], "\(others)",
        list(model.otherKinds)),
    ]
    return tree(
      "documents", "\(model.documentCount)", LocalizedText(same: list(model.readers)),
      [
        tree(
          "blocks", "\(model.blockCount)",
          LocalizedText(
            "pieces that together are the files, byte for byte",
            ja: "つなげると元のファイルに1バイトも違わず戻る部分"), blocks)
      ])
  }

  private var times: LocalizedText {
    let unknown = model.postCount - model.statedCount - model.boundedCount
    return LocalizedText(
      "\(model.statedCount) stated, \(model.boundedCount) bounded by neighbours, \(unknown) unknown",
      ja: "明記\(model.statedCount)件、前後から範囲がわかる\(model.boundedCount)件、日時不明\(unknown)件")
  }

  private var replies: LocalizedText {
    let (found, answered) = (model.answeringPostsCount, model.answeredCount)
    let lost = model.answeringCount - found
    if lost == 0 {
      return LocalizedText(
        "answers to \(answered) posts of their documents", ja: "同じ文書の投稿\(answered)件への返信")
    }
    return LocalizedText(
      "\(found) to \(answered) posts of their documents, \(lost) to none",
      ja: "\(found)件は同じ文書の投稿\(answered)件へ、\(lost)件は相手がない")
  }

  private func tree(
    _ name: String, _ count: String, _ words: LocalizedText, _ children: [Forest<[ScreenText]>] = []
  ) -> Forest<[ScreenText]> {
    Forest(
      [
        ScreenText(name, ink: .heading, on: options.ambiguous),
        ScreenText(count, on: options.ambiguous),
        ScreenText(words[options.language], ink: .faint, on: options.ambiguous),
      ], children)
  }

  /// The name of a column of the data, which may be as long as a path: its place with the guides is half of the width
  /// at most.
  private func cut(_ name: String) -> String {
    guard let width = options.width else { return name }
    let limit = max(Self.leastName, width / 2 - Self.guides)
    return ScreenText(name, on: options.ambiguous).cutInside(to: limit).rendered(colour: false)
  }

  /// Columns of the guides before a field.
  private static let guides = 9
  /// Columns that a name has wherever it stands.
  private static let leastName = 8

  private func list(_ counts: [(name: String, count: Int)]) -> String {
    counts.map { "\($0.name) \($0.count)" }.joined(separator: ", ")
  }

  /// Kinds of blocks, with what they are called in Japanese where all of that has room.
  private func list(_ counts: [(kind: BlockKind, count: Int)]) -> LocalizedText {
    let names = list(counts.map { ($0.kind.name, $0.count) })
    let glossed = list(counts.map { ("\($0.kind.name) \($0.kind.japanese)", $0.count) })
    let isCut = options.width.map { displayWidth(glossed) > $0 - Self.besides } ?? false
    return LocalizedText("\(names)", ja: "\(isCut ? names : glossed)")
  }

  /// Columns of guides, names and counts, as long as no name is longer than those of the model.
  private static let besides = 33
}
