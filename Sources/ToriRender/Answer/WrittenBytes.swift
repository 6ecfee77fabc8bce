import ToriEngine
import ToriText

/// What `raw` gives: the bytes of the sources, as they stand; on a terminal, so that they can be seen.
enum WrittenBytes {
  static func render(
    _ answer: Answer, options: RenderOptions, to sink: inout TextSink
  ) throws {
    for row in 0..<options.shownRows(of: answer.rowCount) {
      for column in answer.shape.essential {
        guard case .bytes(let bytes) = try answer.value(row: row, column: column) else { continue }
        if options.isTerminal {
          try sink.put(String(decoding: bytes, as: UTF8.self).visible(newline: nil, tab: nil))
          if bytes.last != 0x0A { try sink.put("\n") }
        } else {
          try sink.put(utf8: bytes)
        }
      }
    }
  }
}
