import ToriLanguage
import ToriText

/// What is wrong with a text of the language, shown beside its place.
///
/// At a prompt a diagnostic is the line, the place marked below it, and what is wrong; in a script it
/// begins with `FILE:LINE:COLUMN:`, where editors look for it. Lines and columns count from 1,
/// columns in Unicode scalars.
package enum DiagnosticRenderer {
  /// Where no terminal says how wide a line may be.
  private static let widthElsewhere = 160

  /// All of `diagnostics` in the order of their places, and how many there are if not one.
  package static func render(
    _ diagnostics: [Diagnostic], of text: String, file: String? = nil, options: RenderOptions
  ) -> String {
    var page = Page(
      map: SourceMap(text), file: file, width: max(8, options.width ?? widthElsewhere),
      options: options)
    for (index, diagnostic) in inOrder(diagnostics).enumerated() {
      if index > 0 { page.putBlankLine() }
      page.put(diagnostic)
    }
    if diagnostics.count > 1 {
      page.putBlankLine()
      page.putSummary(of: diagnostics)
    }
    return page.text
  }

  static func inOrder(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.enumerated()
      .sorted { ($0.element.span.start, $0.offset) < ($1.element.span.start, $1.offset) }
      .map(\.element)
  }
}

extension Diagnostic {
  /// What to do, in words; made from the fix where there are none.
  var advice: LocalizedText? {
    if let hint { return hint }
    return fix.map {
      $0.replacement.isEmpty
        ? LocalizedText("leave it out", ja: "取り除く") : .write($0.replacement.trimmed)
    }
  }
}

extension Diagnostic.Severity {
  /// What a message begins with.
  fileprivate var label: LocalizedText {
    switch self {
    case .error: LocalizedText("error:", ja: "エラー:")
    case .warning: LocalizedText("warning:", ja: "警告:")
    }
  }
}

/// What is being written.
private struct Page {
  var map: SourceMap
  let file: String?
  let width: Int
  let options: RenderOptions
  private(set) var text = ""

  init(map: SourceMap, file: String?, width: Int, options: RenderOptions) {
    self.map = map
    self.file = file
    self.width = width
    self.options = options
  }

  /// The notes whose places are in the same line have their marks there, the others a line each.
  mutating func put(_ diagnostic: Diagnostic) {
    let mark = Excerpt.Mark(sign: "^", ink: diagnostic.severity == .error ? .error : .warning)
    let place = map.place(of: diagnostic.span)
    var excerpts = excerpts(of: place, mark: mark)
    var elsewhere = Set<Int>()
    for (index, note) in diagnostic.notes.enumerated() {
      let place = map.place(of: note.span)
      if !excerpts[0].mark(place, in: map, with: Self.noteMark) { elsewhere.insert(index) }
    }
    if file != nil { putMessage(diagnostic, mark.ink, at: place) }
    put(excerpts, of: place)
    if file == nil { putMessage(diagnostic, mark.ink, at: place) }
    for (index, note) in diagnostic.notes.enumerated() {
      if elsewhere.contains(index) {
        let place = map.place(of: note.span)
        put(self.excerpts(of: place, mark: Self.noteMark), of: place)
      }
      put(label: LocalizedText("note:", ja: "注:"), note.message)
    }
    if let advice = diagnostic.advice {
      put(label: LocalizedText("hint:", ja: "ヒント:"), advice)
    }
  }

  private static let noteMark = Excerpt.Mark(sign: "-", ink: .hint)

  private mutating func putMessage(_ diagnostic: Diagnostic, _ ink: Ink, at place: Range<Int>) {
    var pieces: [(String, Ink)] = []
    if let file {
      let position = map.position(at: place.lowerBound)
      pieces.append(("\(file):\(position.line):\(position.column): ", .heading))
    }
    pieces.append((diagnostic.severity.label[options.language], ink))
    pieces.append((" " + diagnostic.message[options.language], .plain))
    pieces.append((" [\(diagnostic.code)]", .faint))
    put(pieces)
  }

  /// The line of `place`, marked; of a place of several lines, the first and the last.
  private func excerpts(of place: Range<Int>, mark: Excerpt.Mark) -> [Excerpt] {
    let lines = lines(of: place)
    let first = excerpt(of: place, inLine: lines.first, mark: mark)
    if lines.first == lines.last { return [first] }
    return [first, excerpt(of: place, inLine: lines.last, mark: mark)]
  }

  private func lines(of place: Range<Int>) -> (first: Int, last: Int) {
    let first = map.lineIndex(at: place.lowerBound)
    var last = place.isEmpty ? first : map.lineIndex(at: place.upperBound - 1)
    // A last line of which only blanks are meant shows nothing.
    while last > first && map.isBlank(map.line(last).lowerBound..<place.upperBound) { last -= 1 }
    return (first, last)
  }

  private func excerpt(of place: Range<Int>, inLine index: Int, mark: Excerpt.Mark) -> Excerpt {
    let line = map.line(index)
    var start = min(max(place.lowerBound, line.lowerBound), line.upperBound)
    let end = min(max(place.upperBound, start), line.upperBound)
    if place.lowerBound < line.lowerBound { start = map.skippingBlanks(start..<end) }
    return Excerpt(
      map, line: line, place: start..<end, mark: mark, width: width, ambiguous: options.ambiguous)
  }

  private mutating func put(_ excerpts: [Excerpt], of place: Range<Int>) {
    let lines = lines(of: place)
    for (index, excerpt) in excerpts.enumerated() {
      if index > 0 && lines.last > lines.first + 1 { put([("…", .faint)]) }
      put(excerpt.source.trimmed())
      put(excerpt.marks)
    }
  }

  mutating func putSummary(of diagnostics: [Diagnostic]) {
    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count - errors
    let counts = [
      (errors, LocalizedText("\(errors) error\(errors == 1 ? "" : "s")", ja: "エラー\(errors)件")),
      (
        warnings,
        LocalizedText("\(warnings) warning\(warnings == 1 ? "" : "s")", ja: "警告\(warnings)件")
      ),
    ]
    let words = counts.filter { $0.0 > 0 }.map(\.1).listed()
    put([(words[options.language], .plain)])
  }

  mutating func putBlankLine() { text += "\n" }

  private mutating func put(label: LocalizedText, _ text: LocalizedText) {
    put([(label[options.language], .hint), (" " + text[options.language], .plain)])
  }

  private mutating func put(_ pieces: [(String, Ink)]) {
    var line = ScreenText(on: options.ambiguous)
    for (piece, ink) in pieces { line.append(piece, ink: ink) }
    guard let width = options.width else { return put(line) }
    for part in line.flowed(to: width, indent: min(2, width / 4)) { put(part) }
  }

  private mutating func put(_ line: ScreenText) {
    text += line.rendered(colour: options.colour) + "\n"
  }
}
