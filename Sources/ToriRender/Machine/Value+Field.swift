import ToriEngine
import ToriText
import ToriTime

extension Value {
  /// The value as one field of CSV, TSV or Markdown, before these quote or escape it; empty if absent.
  ///
  /// The items of a list are joined by `;`, or by `separator`, or the list is a line of JSON where an item holds
  /// one. Bytes that are not UTF-8, or that begin with `base64:` themselves, are written as `base64:` and that
  /// encoding; times and dates as EDTF (ISO 8601-2).
  private func field(
    in zone: Zone, joining separator: String = ";", marksLists: Bool = false
  ) -> String {
    switch self {
    case .none, .lacking: ""
    case .text(let text), .identifier(let text, _): text
    case .words(let words): words.english
    case .integer(let integer): String(integer)
    case .number(let number): number.description
    case .boolean(let boolean): boolean ? "true" : "false"
    case .time(let span): span.edtf(in: zone)
    case .date(let date): date.edtf
    case .list(let items):
      list(items.map { $0.field(in: zone) }, joining: marksLists ? nil : separator)
    case .bytes(let bytes):
      if let text = String(validating: bytes, as: UTF8.self), !text.hasPrefix("base64:") {
        text
      } else {
        "base64:" + base64(bytes)
      }
    }
  }

  private func list(_ items: [String], joining separator: String?) -> String {
    let isPlain = items.allSatisfy { item in
      !item.isEmpty && !item.hasPrefix("[") && !item.utf8.contains { $0 == 0x3B || $0 < 0x20 }
    }
    if items.isEmpty { return "" }
    if isPlain, let separator { return items.joined(separator: separator) }
    var line = ""
    for item in items {
      line += line.isEmpty ? "[" : ","
      line += json(item)
    }
    return line + "]"
  }

  /// The field as it may go to where `options` say: on a terminal, nothing in it acts on that.
  ///
  /// - Parameter marksLists: whether a list is a line of JSON whatever is in it, so that it is read as one again.
  func field(
    _ options: RenderOptions, joining separator: String = ";", marksLists: Bool = false
  ) -> String {
    let text = field(in: options.zone, joining: separator, marksLists: marksLists)
    return options.isTerminal ? text.visible(newline: nil, tab: nil) : text
  }

  /// Whether the row has nothing here: machine formats leave it out.
  var isAbsent: Bool {
    switch self {
    case .none, .lacking, .list([]): true
    default: false
    }
  }
}
