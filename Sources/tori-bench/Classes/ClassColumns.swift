import ToriEngine
import ToriText
import ToriTime

/// The posts of a corpus as columns for other engines: a file of JSON Lines.
struct ClassColumns {
  let zone: Zone

  private static let query =
    "posts | select id, doc, kind, source, author, time, reposts, text, links"

  func write(_ session: inout Session, to path: String) throws {
    let file = try OutputFile(path)
    guard let answer = try session.answer(to: Self.query) else { return }
    for row in 0..<answer.rowCount {
      let cells = try answer.shape.columns.indices.map { try answer.value(row: row, column: $0) }
      var members = ["\"row\":\(row)"]
      for (column, cell) in zip(answer.shape.columns, cells) {
        members.append("\"\(column.name)\":\(json(cell))")
      }
      members.append("\"source_name\":\(folded(cells[3]))")
      members.append("\"author_name\":\(folded(cells[4]))")
      members.append("\"folded\":\(folded(cells[7]))")
      try file.write("{" + members.joined(separator: ",") + "}\n")
    }
  }

  private func folded(_ value: Value) -> String {
    guard case .text(let text) = value else { return json(value) }
    return Self.quoted(String(decoding: Folding.fold(text).bytes, as: UTF8.self))
  }

  private func json(_ value: Value) -> String {
    switch value {
    case .text(let text), .identifier(let text, _): Self.quoted(text)
    case .integer(let number): "\(number)"
    case .list(let values): "[" + values.map(json).joined(separator: ",") + "]"
    case .time(let span): span.earliest.map { Self.quoted(clock($0)) } ?? "null"
    default: "null"
    }
  }

  /// `2025-02-03 03:01:47`.
  private func clock(_ instant: Instant) -> String {
    let time = CivilTime(instant, in: zone)
    return "\(padded(time.year, 4))-\(padded(time.month, 2))-\(padded(time.day, 2)) "
      + "\(padded(time.hour, 2)):\(padded(time.minute, 2)):\(padded(time.second, 2))"
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      case let scalar where scalar.value < 0x20:
        quoted += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
