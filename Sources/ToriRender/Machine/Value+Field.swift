import ToriEngine
import ToriText
import ToriTime

extension Value {
  /// The value as one field of CSV, TSV or Markdown, before these quote or escape it; empty if absent.
  ///
  /// The items of a list are joined by line feeds, since none of the model's lists (links, quotes,
  /// hashtags, handles, numbers, dates) has items that hold one. Bytes that are not UTF-8, or that
  /// begin with `base64:` themselves, are written as `base64:` and that encoding; times and dates
  /// as EDTF (ISO 8601-2).
  private func field(in zone: Zone) -> String {
    switch self {
    case .none: ""
    case .text(let text): text
    case .words(let words): words.english
    case .integer(let integer): String(integer)
    case .number(let number): number.description
    case .boolean(let boolean): boolean ? "true" : "false"
    case .time(let span): span.edtf(in: zone)
    case .date(let date): date.edtf
    case .list(let items): items.map { $0.field(in: zone) }.joined(separator: "\n")
    case .bytes(let bytes):
      if let text = String(validating: bytes, as: UTF8.self), !text.hasPrefix("base64:") {
        text
      } else {
        "base64:" + base64(bytes)
      }
    }
  }

  /// The field as it may go to where `options` say: on a terminal, nothing in it acts on that.
  func field(_ options: RenderOptions) -> String {
    let text = field(in: options.zone)
    return options.isTerminal ? text.visible(newline: nil, tab: nil) : text
  }

  /// Whether the row has nothing here: machine formats leave it out.
  var isAbsent: Bool { self == .none || self == .list([]) }
}
