import ToriLanguage
import ToriText

extension DiagnosticRenderer {
  /// Writes `diagnostics` for editors and scripts: JSON Lines, one object each, in order of place.
  ///
  /// `file` (if there is one), `code`, `severity`, `message` and, where there are any, `hint`, `fix`
  /// and `notes`. A place is `line` and `column`, `endLine` and `endColumn`, from 1, columns in Unicode
  /// scalars, and the same as `offset` and `endOffset`, from 0, in bytes of UTF-8; ends are not
  /// included. Messages and hints are in `language`. Replacing the place of `fix` by its `replacement` makes it right.
  package static func renderJSON(
    _ diagnostics: [Diagnostic], of text: String, file: String? = nil, in language: SpokenLanguage,
    to sink: inout TextSink
  ) throws {
    var map = SourceMap(text)
    for diagnostic in inOrder(diagnostics) {
      try sink.put("{")
      if let file {
        try sink.putMember("file", file)
        try sink.put(",")
      }
      try sink.putPlace(map.place(of: diagnostic.span), &map)
      try sink.put(",")
      try sink.putMember("code", diagnostic.code)
      try sink.put(",")
      try sink.putMember("severity", diagnostic.severity.rawValue)
      try sink.put(",")
      try sink.putMember("message", diagnostic.message[language])
      if let advice = diagnostic.advice {
        try sink.put(",")
        try sink.putMember("hint", advice[language])
      }
      if let fix = diagnostic.fix {
        try sink.put(",\"fix\":{")
        try sink.putPlace(map.exactPlace(of: fix.span), &map)
        try sink.put(",")
        try sink.putMember("replacement", fix.replacement)
        try sink.put("}")
      }
      try putNotes(diagnostic.notes, language, &map, to: &sink)
      try sink.put("}\n")
    }
    try sink.flush()
  }

  private static func putNotes(
    _ notes: [Diagnostic.Note], _ language: SpokenLanguage, _ map: inout SourceMap,
    to sink: inout TextSink
  ) throws {
    if notes.isEmpty { return }
    for (index, note) in notes.enumerated() {
      try sink.put(index == 0 ? ",\"notes\":[{" : ",{")
      try sink.putPlace(map.place(of: note.span), &map)
      try sink.put(",")
      try sink.putMember("message", note.message[language])
      try sink.put("}")
    }
    try sink.put("]")
  }
}

extension TextSink {
  fileprivate mutating func putMember(_ name: String, _ text: String) throws {
    try put("\"\(name)\":")
    try putJSON(text)
  }

  fileprivate mutating func putPlace(_ place: Range<Int>, _ map: inout SourceMap) throws {
    let start = map.position(at: place.lowerBound)
    let end = map.position(at: place.upperBound)
    try put("\"line\":\(start.line),\"column\":\(start.column),")
    try put("\"endLine\":\(end.line),\"endColumn\":\(end.column),")
    try put("\"offset\":\(place.lowerBound),\"endOffset\":\(place.upperBound)")
  }
}
