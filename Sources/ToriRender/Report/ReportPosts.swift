import ToriCorpus
import ToriEngine
import ToriText

/// The posts that the tables of a page name, each once, with where it stands in its file.
struct ReportPosts {
  struct Post {
    let identifier: String
    /// What it is known by: its time, its author and the like.
    var heading: [String] = []
    var text: [ScreenText] = []
    /// How many characters of the text are left out.
    var leftOut = 0
    var facts: [(name: String, value: String)] = []
    /// Where it stands: file, bytes, lines, and their checksum where that can be told.
    var file = ""
    var bytes: ClosedRange<Int>?
    var lines: ClosedRange<Int>?
    var sha256: String?
    /// The answers whose tables name it, by their numbers.
    var answers: [Int] = []
  }

  private(set) var posts: [Post] = []
  /// How many more are named.
  private(set) var leftOut = 0
  /// Whether the files are as they were read.
  private(set) var hasChecksums = true
  private var known: Set<String> = []

  /// None.
  init() {}

  func has(_ identifier: String) -> Bool { known.contains(identifier) }

  /// - Parameter tables: each with the number of its answer.
  init(
    namedBy tables: [(answer: Int, table: ReportTable)], of report: Report, options: RenderOptions
  ) throws(EngineError) {
    var answers: [String: [Int]] = [:]
    var wanted: Set<String> = []
    for (number, table) in tables {
      for cell in table.rows.lazy.joined() {
        guard let target = cell.target else { continue }
        if answers[target]?.last != number { answers[target, default: []].append(number) }
        if wanted.count < ReportLimits.posts { wanted.insert(target) }
      }
    }
    leftOut = answers.count - wanted.count
    if wanted.isEmpty { return }
    let blocks = try report.blocks(wanted)
    hasChecksums = blocks.places != nil
    let files = Dictionary(
      zip(report.colophon.documents.map(\.name), report.colophon.documents.shownPaths)
    ) { first, _ in first }
    for row in 0..<blocks.rows.rowCount {
      guard var post = try Self.post(row, of: blocks.rows, files, options) else { continue }
      post.answers = answers[post.identifier] ?? []
      if let places = blocks.places { try post.place(row, of: places) }
      posts.append(post)
      known.insert(post.identifier)
    }
  }

  private static func post(
    _ row: Int, of answer: Answer, _ files: [String: String], _ options: RenderOptions
  ) throws(EngineError) -> Post? {
    let shape = answer.shape
    var post: Post?
    for (place, column) in shape.columns.enumerated() {
      let value = try answer.value(row: row, column: place)
      let maker = CellMaker(
        column: column, kind: shape.kind, zone: options.zone, ambiguous: options.ambiguous,
        language: options.language)
      if value.isAbsent || value == .boolean(false) || value == .text("") { continue }
      let shown = maker.cell(value).runs.map(\.text).joined()
      switch (column.field?.access, value) {
      case (.id, .identifier(let whole, _)), (.id, .text(let whole)): post = Post(identifier: whole)
      case (.document, .text(let name)):
        post?.file = files[name] ?? ""
        post?.facts.append((column.name, shown))
      case (.body, .text(let text)):
        let cut = text.prefix(ReportLimits.text)
        post?.leftOut = text.count - cut.count
        post?.text = maker.lines(of: String(cut))
      case (.bytes, .list(let items)): post?.bytes = range(items)
      case (.lines, .list(let items)): post?.lines = range(items)
      case (.time, _): post?.heading.insert(shown, at: 0)
      case (.text(.author), _): post?.heading.append(shown)
      default: post?.facts.append((column.name, shown))
      }
    }
    return post
  }

  private static func range(_ items: [Value]) -> ClosedRange<Int>? {
    guard items.count == 2, case .integer(let start) = items[0], case .integer(let end) = items[1]
    else { return nil }
    return start...max(start, end)
  }
}

extension ReportPosts.Post {
  /// Takes what a row of `cite` says.
  fileprivate mutating func place(_ row: Int, of places: Answer) throws(EngineError) {
    guard let column = places.shape.columns.firstIndex(where: { $0.name == "sha256" }),
      case .text(let sum) = try places.value(row: row, column: column)
    else { return }
    sha256 = sum
  }
}

extension [CatalogueDocument] {
  /// The documents' files from the folder that holds all of them, so that it does not matter where that lies.
  var shownPaths: [String] {
    CorpusIdentity.pathsFromSharedFolder(map { SourceStream.shown($0.path) })
  }
}
