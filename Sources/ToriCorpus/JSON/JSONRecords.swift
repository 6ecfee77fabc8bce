/// Goes through the records of a file of JSON, with what the page around them says.
struct JSONRecords {
  private let source: SourceBytes
  private let layout: JSONLayout
  private let plan: ProfilePlan?
  /// What files beside the source give.
  private let beside: [PageContext.Entries]
  /// The lines, where each is a page.
  private var lines: RecordScan<RecordCutter>
  /// The records of the page of a line, or of the file.
  private var values: RecordScan<JSONCutter>?
  /// Where in the file the page of a line begins, and its lines.
  private var linePage: (source: SourceBytes, piece: RecordCutter.Piece, hasRecords: Bool)?
  private var pageNumber = 0
  /// What the page of the record given last says.
  private(set) var page = PageContext()
  private let barePage: PageContext
  /// The names of which a page has one if it says anything; nil where that is not known.
  private let around: [[UInt8]]?

  /// `beside` are the entries of the plan's lookups that are not in the page.
  init(
    _ source: SourceBytes, _ layout: JSONLayout, _ plan: ProfilePlan?,
    beside: [PageContext.Entries] = []
  ) {
    self.source = source
    self.layout = layout
    self.plan = plan
    self.beside = beside
    lines = RecordScan(source, RecordCutter(.lines, from: layout.start))
    page.lookups = beside
    barePage = Self.barePage(plan, beside)
    around = plan?.keysAround
    guard layout.form != .lines else { return }
    values = RecordScan(
      source,
      Self.cutter(
        layout.form == .members ? .members : .values, from: layout.start, plan))
  }

  /// Of a page that says nothing.
  private static func barePage(_ plan: ProfilePlan?, _ beside: [PageContext.Entries]) -> PageContext
  {
    guard let plan else { return PageContext() }
    return PageContext(
      values: Array(repeating: [], count: plan.pagePaths.count),
      lookups: beside.isEmpty ? plan.lookups.map { _ in [:] } : beside)
  }

  private static func cutter(
    _ form: JSONCutter.Layout, from start: Int, _ plan: ProfilePlan?
  ) -> JSONCutter {
    JSONCutter(
      form, from: start, pages: plan?.profile.pages ?? [],
      targets: plan?.lists.map { JSONCutter.Target(steps: $0.list) }
        ?? [JSONCutter.Target(steps: [])],
      within: plan?.profile.within == nil ? nil : plan?.targets.last?.list)
  }

  /// The bytes that the record given last was cut from.
  var window: [UInt8] { isLineOfItsOwn ? lines.window : values?.window ?? lines.window }

  private var isLineOfItsOwn: Bool { layout.form == .lines && linePage == nil }

  /// The next record; `nil` if there is none.
  mutating func next() throws(CorpusError) -> RecordCutter.Piece? {
    guard layout.form == .lines else {
      guard let piece = try values?.next() else { return nil }
      try lookAround(in: source)
      return piece
    }
    while true {
      if let piece = try nextOfLine() { return piece }
      guard let line = try lines.next() else { return nil }
      if line.isTooLarge { return line }
      if isBare(line) {
        page = barePage
        return line
      }
      let page = SourceBytes(Array(lines.window[line.content]))
      linePage = (page, line, false)
      pageNumber = 0
      values = RecordScan(page, Self.cutter(.values, from: 0, plan))
    }
  }

  /// Whether a line is one record, whose page says nothing besides, or none at all; then it is read as it is.
  private func isBare(_ line: RecordCutter.Piece) -> Bool {
    let text = lines.window.span.extracting(line.content)
    if text.isValueOfSeveral { return false }
    guard let plan, !plan.isPlain || plan.needsPages else { return true }
    // A key may be written with escapes.
    guard plan.isPlain, let around, !text.holds(Self.escape) else { return false }
    return !around.contains { text.holds($0) }
  }

  private static let escape = Array("\\u00".utf8)

  private mutating func nextOfLine() throws(CorpusError) -> RecordCutter.Piece? {
    guard let (source, line, hasRecords) = linePage else { return nil }
    if var piece = try values?.next() {
      try lookAround(in: source)
      piece.base += line.bytes.lowerBound
      piece.lines = line.lines
      linePage?.hasRecords = true
      return piece
    }
    linePage = nil
    // A page that holds no records is no fault; one that is no JSON is.
    guard !hasRecords else { return nil }
    var position = 0
    let text = lines.window.span.extracting(line.content)
    text.skipBlank(at: &position)
    let isValue = text.skipJSONValue(at: &position)
    text.skipBlank(at: &position)
    return isValue && position == text.count ? nil : line
  }

  // MARK: The page

  /// Finds out what the page says that holds the record given last, if it is another than before.
  private mutating func lookAround(in source: SourceBytes) throws(CorpusError) {
    guard let plan, plan.needsPages, let values, values.cutter.page.number != pageNumber else {
      return
    }
    pageNumber = values.cutter.page.number
    var page = barePage
    let inPage = plan.lookups.indices.filter { plan.lookups[$0].lookup.place == .page }
    let targets =
      plan.pagePaths.map { JSONCutter.Target(steps: $0, isRecord: false) }
      + inPage.map { JSONCutter.Target(steps: plan.lookups[$0].lookup.list.steps, isRecord: false) }
    var scan = RecordScan(
      source,
      JSONCutter(
        .values, from: values.start + values.cutter.page.start, targets: targets,
        isSingle: true))
    var reader = JSONValue()
    while let piece = try scan.next() {
      if piece.isTooLarge { continue }
      let text = scan.window.span.extracting(piece.content)
      if piece.target < plan.pagePaths.count {
        if let value = reader.fieldValue(text, 0..<text.count, isName: true) {
          page.values[piece.target].append(value)
        }
      } else {
        let lookup = inPage[piece.target - plan.pagePaths.count]
        plan.lookups[lookup].add(text, to: &page.lookups[lookup])
      }
    }
    self.page = page
  }
}

extension Span<UInt8> {
  /// Whether a line begins with a whole object, and goes on behind it with what parts or ends the values of a file:
  /// `{…},`, `{…}{…}`, `{…}, {…}`. What is behind may be broken.
  fileprivate var isValueOfSeveral: Bool {
    // Only where a brace closes, and a comma or another value follows, need be looked for the value's end.
    var place = 0
    while true {
      place = firstIndex(of: 0x7D, or: 0x7D, from: place) + 1
      guard place < count else { return false }
      var next = place
      while next < count, self[next] <= 0x20 || self[next] == 0x2C { next += 1 }
      if next == count ? next > place : self[next] == 0x7B { break }
    }
    var end = 0
    skipBlank(at: &end)
    guard end < count, self[end] == 0x7B, skipJSONValue(at: &end) else { return false }
    skipBlank(at: &end)
    return end < count && (self[end] == 0x2C || self[end] == 0x7B)
  }
}
