/// A mistake in a text of shapes, with its place.
package struct ShapeMistake: Error, Hashable, Sendable {
  /// The name of the file, or what the shape was given by.
  package var file: String
  /// Counted from 1.
  package var line: Int
  /// What is wrong there.
  package var fault: ShapeFault

  package init(file: String, line: Int, fault: ShapeFault) {
    (self.file, self.line, self.fault) = (file, line, fault)
  }
}

/// A text that holds shapes:
///
/// ```
/// shape NAME "a few words"
///   kind comment
///   head {number}. {author} {time}
/// ```
package struct ShapeFile {
  /// Those read so far, in order.
  package private(set) var shapes: [Shape] = []
  private let file: String
  private let origin: Shape.Origin
  private var line = 0

  /// Reads a text; throws the first mistake.
  package static func read(_ text: String, file: String, origin: Shape.Origin = .user)
    throws(ShapeMistake) -> [Shape]
  {
    var reader = ShapeFile(file: file, origin: origin)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      reader.line += 1
      let line = line.hasSuffix("\r") ? line.dropLast() : line
      try reader.read(String(line.hasPrefix("\u{FEFF}") ? line.dropFirst() : line))
    }
    try reader.finish()
    return reader.shapes
  }

  /// Reads one head, as the command line gives it, or a whole text of shapes.
  package static func readArgument(_ text: String) throws(ShapeMistake) -> [Shape] {
    let first = text.split(whereSeparator: { " \n\t".contains($0) }).first.map(String.init) ?? ""
    if first == "shape" { return try read(text, file: "--shape") }
    let isStatement = ShapeWord(rawValue: first) != nil
    return try read(
      "shape given\n" + (isStatement ? text : "head \(text)"), file: "--shape"
    )
    .map { shape in
      var shape = shape
      shape.least = shape.least ?? 1
      return shape
    }
  }

  private init(file: String, origin: Shape.Origin) {
    self.file = file
    self.origin = origin
  }

  private func mistake(_ fault: ShapeFault) -> ShapeMistake {
    ShapeMistake(file: file, line: line, fault: fault)
  }

  private mutating func read(_ text: String) throws(ShapeMistake) {
    let text = text.trimmingSpaces
    if text.isEmpty || text.hasPrefix("#") { return }
    let (first, rest) = text.firstWord
    guard let word = ShapeWord(rawValue: first) else {
      throw mistake(.unknownWord(first))
    }
    if word == .shape { return try begin(rest) }
    guard !shapes.isEmpty else { throw mistake(.noShape(first)) }
    shapes[shapes.count - 1].source += "  \(text)\n"
    try read(word, rest)
  }

  private mutating func begin(_ rest: String) throws(ShapeMistake) {
    try finish()
    let (name, summary) = rest.firstWord
    guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" })
    else { throw mistake(.shapeName) }
    guard !shapes.contains(where: { $0.name == name }) else { throw mistake(.twice(name)) }
    var shape = Shape(name: name)
    shape.origin = origin
    if !summary.isEmpty {
      guard summary.count >= 2, summary.hasPrefix("\""), summary.hasSuffix("\"") else {
        throw mistake(.summary)
      }
      shape.summary = String(summary.dropFirst().dropLast())
    }
    shape.source = "shape \(rest)\n"
    shapes.append(shape)
  }

  /// Checks the shape that ends here.
  private func finish() throws(ShapeMistake) {
    guard let shape = shapes.last else { return }
    guard !(shape.heads + shape.feet + shape.lines).isEmpty || !shape.labels.isEmpty else {
      throw mistake(.noHead(shape.name))
    }
  }

  private mutating func read(_ word: ShapeWord, _ rest: String) throws(ShapeMistake) {
    let last = shapes.count - 1
    switch word {
    case .shape: break
    case .kind:
      guard let kind = ShapeKind(rawValue: rest) else {
        throw mistake(.oneOf(word, rest, ShapeKind.allCases.map(\.rawValue)))
      }
      shapes[last].kind = kind
    case .min:
      guard let count = Int(rest), (1...1000).contains(count) else { throw mistake(.count(rest)) }
      shapes[last].least = count
    case .list:
      guard rest.isEmpty else { throw mistake(.nothingBehind(word)) }
      shapes[last].isList = true
    case .order:
      guard rest == "down" else { throw mistake(.oneOf(word, rest, ["down"])) }
      shapes[last].isDescending = true
    case .text:
      if let extent = Shape.TextExtent(rawValue: rest) {
        shapes[last].extent = extent
      } else if rest.count >= 3, rest.hasPrefix("\""), rest.hasSuffix("\"") {
        shapes[last].linePrefix = String(rest.dropFirst().dropLast())
      } else {
        throw mistake(
          .oneOf(word, rest, Shape.TextExtent.allCases.map(\.rawValue) + ["\"- \""]))
      }
    case .head, .moreHead: shapes[last].heads.append(try pattern(rest))
    case .also: shapes[last].weakHeads.append(try pattern(rest))
    case .foot, .moreFoot: shapes[last].feet.append(try pattern(rest))
    case .line, .moreLine: shapes[last].lines.append(try linePattern(rest))
    case .date: shapes[last].dates.append(try linePattern(rest))
    case .heads: shapes[last].labels += try list(rest)
    case .with: shapes[last].companions += try list(rest)
    case .start: shapes[last].starts += try list(rest)
    case .end: shapes[last].ends += try list(rest)
    case .cut: shapes[last].cuts += try list(rest)
    case .skip: shapes[last].skips += try list(rest)
    case .files:
      let names = rest.split(separator: "|").map { String($0).trimmingSpaces }
      guard !names.isEmpty, names.allSatisfy({ !$0.isEmpty }) else { throw mistake(.noFile) }
      shapes[last].files += names
    }
  }

  private func pattern(_ text: String) throws(ShapeMistake) -> Pattern {
    do throws(PatternMistake) {
      return try PatternParser.parse(text)
    } catch {
      throw mistake(.pattern(error, text))
    }
  }

  private func linePattern(_ text: String) throws(ShapeMistake) -> Pattern {
    let pattern = try pattern(text)
    guard pattern.lines.count == 1 else { throw mistake(.oneLine) }
    return pattern
  }

  private func list(_ text: String) throws(ShapeMistake) -> [[PatternPart]] {
    do throws(PatternMistake) {
      return try PatternParser.parseList(text)
    } catch {
      throw mistake(.pattern(error, text))
    }
  }
}

/// The words that begin a line of a text of shapes.
package enum ShapeWord: String, CaseIterable, Sendable {
  case shape, kind
  case head
  case moreHead = "head+"
  case also, foot
  case moreFoot = "foot+"
  case line
  case moreLine = "line+"
  case heads, date, text, with, start, end, cut, skip, min, list, order, files
}

extension String {
  fileprivate var trimmingSpaces: String {
    let isSpace = { (character: Character) in character == " " || character == "\t" }
    var text = self[...].drop(while: isSpace)
    while let last = text.last, isSpace(last) { text = text.dropLast() }
    return String(text)
  }

  /// The text up to the first space, and what follows.
  fileprivate var firstWord: (String, String) {
    let word = prefix { $0 != " " && $0 != "\t" }
    return (String(word), String(dropFirst(word.count)).trimmingSpaces)
  }
}
