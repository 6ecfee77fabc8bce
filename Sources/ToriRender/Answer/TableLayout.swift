import ToriEngine
import ToriText

/// Which columns a table shows, and how wide.
struct TableLayout {
  struct Column {
    /// In the answer's `shape.columns`.
    let index: Int
    var name: ScreenText
    var maker: CellMaker
    /// The widest of the name and the cells that were measured.
    var natural: Int
    /// So wide that the name and all but the widest quarter of those cells fit.
    var usual: Int
    /// As wide as it is drawn.
    var width: Int
    /// Whether no cell that was measured shows anything.
    var isBlank = false
    var isNumeric: Bool { maker.column.type.isNumeric }
    /// Whether it is what somebody said.
    var isPost: Bool { maker.column.name == "text" }
  }

  private(set) var columns: [Column]
  /// The largest figure, where figures are to be drawn as bars.
  private(set) var largestFigure: Double?
  /// Whether these go to both sides of 0.
  private(set) var isBothSides = false

  /// The column whose figures the bars have, where it is not the last.
  private(set) var barColumn: Int?

  static let gap = 2
  /// So many rows are measured; of more, as many spread evenly over all. A table that is cut at the
  /// width of a terminal is not spoilt by a row that was not measured, and one in a file has a column
  /// pushed aside in that row.
  private static let measuredRows = 4096
  /// Beyond this a column of a table in a file is not padded, lest one long text widen every row.
  private static let widestPadding = 40
  /// A text narrower than this is no longer read.
  private static let narrowestText = 12
  /// What somebody said takes more than a name does.
  private static let narrowestPost = 20

  /// - Parameter shown: how many of the rows are shown.
  init(of answer: Answer, rows shown: Int, options: RenderOptions) throws(EngineError) {
    let shape = answer.shape
    let cap = options.width ?? Self.widestPadding
    let rows = Self.rowsToMeasure(of: shown)
    let isOfPosts = options.isTerminal && shape.isBlockRows && rows.count == shown
    let indices =
      isOfPosts ? try AlikeAuthors.columns(shape.shown, of: answer, rows: shown) : shape.shown
    columns = indices.map { index in
      let column = shape.columns[index]
      var maker = CellMaker(
        column: column, kind: shape.kind, zone: options.zone, ambiguous: options.ambiguous,
        language: options.language)
      if options.isTerminal && column.name == "text" {
        maker.highlights = Highlights(options.highlights)
      }
      let heading = column.heading?[options.language] ?? column.name
      let name = ScreenText(heading, ink: .heading, on: options.ambiguous)
      return Column(
        index: index, name: name, maker: maker, natural: name.width, usual: name.width, width: 0)
    }
    for position in columns.indices {
      try measure(position, of: answer, rows: rows, upTo: cap)
    }
    // What no row has gives its room to what they have, where nobody asked for it by name.
    if isOfPosts, shown > 0, columns.contains(where: { !$0.isBlank }) {
      columns.removeAll(where: \.isBlank)
    }
    for position in columns.indices { columns[position].width = columns[position].natural }
    guard let width = options.width else { return }
    fit(into: width)
    let all = columns
    for index in shape.yielding where !isReadable {
      columns.removeAll { $0.index == index }
      fit(into: width)
    }
    if !isReadable { columns = all }
    addGlosses(in: options.language)
  }

  private mutating func addGlosses(in language: SpokenLanguage) {
    for position in columns.indices {
      let column = columns[position]
      let shown = column.maker.column
      guard shown.heading == nil, shown.field?.access != .own,
        let gloss = ColumnGlosses.gloss(of: shown.name, in: language)
      else { continue }
      var name = column.name
      name.append(" " + gloss, ink: .faint)
      if name.width <= column.width { columns[position].name = name }
    }
  }

  /// Whether every column got what it needs to be read: all of it, unless it is text.
  var isReadable: Bool {
    columns.allSatisfy { column in
      let narrowest = column.isPost ? Self.narrowestPost : Self.narrowestText
      return column.width >= min(column.natural, column.maker.column.type.isCut ? narrowest : .max)
    }
  }

  /// Of all the columns and the gaps between them.
  var width: Int {
    columns.reduce(0) { $0 + $1.width } + Self.gap * max(0, columns.count - 1)
  }

  /// Where rows stand by how certain they are and not by how much they differ, bars are of what they stand by.
  private mutating func measureOrder(
    of answer: Answer, rows: [Int], beside ratios: [Double]
  ) throws(EngineError) {
    guard
      let column = answer.shape.columns.firstIndex(where: { $0.name == "log_likelihood" }),
      let word = answer.shape.columns.firstIndex(where: { $0.name == "word" })
    else { return }
    var figures: [Double] = []
    // The words of each value of a key stand in an order of their own.
    var groups: [[Value]] = []
    for row in rows {
      if case .number(let figure) = try answer.value(row: row, column: column) {
        figures.append(figure)
      }
      groups.append(
        try (0..<word).map { (key) throws(EngineError) in
          try answer.value(row: row, column: key)
        })
    }
    guard figures.count == rows.count, ratios.count == rows.count,
      !Self.descend(ratios, groups), !Self.descend(ratios.map(abs), groups),
      Self.descend(figures, groups)
    else { return }
    (barColumn, largestFigure) = (column, figures.map(abs).max())
  }

  private static func descend(_ figures: [Double], _ groups: [[Value]]) -> Bool {
    figures.indices.dropFirst().allSatisfy { row in
      figures[row - 1] >= figures[row] || groups[row - 1] != groups[row]
    }
  }

  private mutating func measure(
    _ position: Int, of answer: Answer, rows: [Int], upTo cap: Int
  ) throws(EngineError) {
    let column = columns[position]
    // Rows that lie far from each other are fetched one by one.
    let isWhole = rows.last.map { $0 == rows.count - 1 } ?? true
    var window = CellWindow(answer, columns: [column.index], size: isWhole ? 64 : 1)
    if column.isNumeric {
      var numbers: [Double] = []
      for row in rows {
        switch try window.value(row: row, column: column.index) {
        case .integer(let integer): numbers.append(Double(integer))
        case .number(let number): numbers.append(number)
        default: break
        }
      }
      columns[position].maker.decimals = decimals(for: numbers)
      let isFigure = position == columns.count - 1 && position > 0 && answer.shape.kind == .figures
      if isFigure, rows.count > 1, numbers.allSatisfy({ $0 >= 0 && $0.isFinite }) {
        largestFigure = numbers.max()
      }
      // Of words compared, what is used less goes to the other side.
      let drawing = answer.shape.drawing
      if let drawing, drawing.isBothSides, drawing.figure == column.index,
        position == columns.count - 1, rows.count > 1, column.maker.column.name == "log_ratio"
      {
        largestFigure = numbers.map(abs).max()
        isBothSides = numbers.contains { $0 < 0 }
        try measureOrder(of: answer, rows: rows, beside: numbers)
      }
    }
    // Of what somebody said, the first row or two take all there is.
    let isPost = column.isPost
    var widths: [Int] = []
    var widest = column.natural
    for row in rows where !isPost || widest < cap {
      let value = try window.value(row: row, column: column.index)
      let width = min(cap, columns[position].maker.cell(value, upTo: cap).width)
      widths.append(width)
      widest = max(widest, width)
    }
    columns[position].natural = widest
    columns[position].isBlank = widths.count == rows.count && widths.allSatisfy { $0 == 0 }
    let usual = isPost ? widest : widths.sorted().dropLast(widths.count / 4).last ?? 0
    columns[position].usual = max(column.natural, min(usual, widest))
  }

  /// Makes all fit into `total`. Numbers, times and the like give way only when texts have. Before what
  /// somebody said names and lists do: to what most of their cells need and to a third of the room.
  private mutating func fit(into total: Int) {
    let room = total - Self.gap * max(0, columns.count - 1)
    let texts = columns.indices.filter { columns[$0].maker.column.type.isCut }
    let others = columns.indices.filter { !columns[$0].maker.column.type.isCut }
    let posts = texts.filter { columns[$0].isPost }
    let names = texts.filter { !columns[$0].isPost }
    let left = max(room - sum(others, \.natural), min(room, texts.count))
    share(max(left - sum(posts, \.natural), roomForNames(names, of: left)), among: names)
    share(left - sum(names, \.width), among: posts)
    share(room - sum(texts, \.width), among: others)
  }

  /// What names and lists get where what somebody said does not fit beside them.
  private func roomForNames(_ names: [Int], of room: Int) -> Int {
    let least = names.reduce(0) { $0 + min(columns[$1].natural, Self.narrowestText) }
    return max(least, min(sum(names, \.usual), room / 3))
  }

  private func sum(_ positions: [Int], _ width: KeyPath<Column, Int>) -> Int {
    positions.reduce(0) { $0 + columns[$1][keyPath: width] }
  }

  /// Gives an equal share of the room to each, or less where it needs less.
  private mutating func share(_ room: Int, among positions: [Int]) {
    var room = max(0, room)
    let byNeed = positions.sorted { columns[$0].natural < columns[$1].natural }
    for (rank, position) in byNeed.enumerated() {
      columns[position].width = min(columns[position].natural, room / (byNeed.count - rank))
      room -= columns[position].width
    }
  }

  private static func rowsToMeasure(of count: Int) -> [Int] {
    if count <= measuredRows { return Array(0..<count) }
    return (0..<measuredRows).map { $0 * (count - 1) / (measuredRows - 1) }
  }
}

extension ValueType {
  /// Whether cells may be long and can be cut: the beginning of a text tells something, that of a
  /// number tells something else.
  fileprivate var isCut: Bool {
    switch self {
    case .text, .bytes, .list: true
    case .integer, .number, .boolean, .time, .date: false
    }
  }
}
