/// The minutes of 国会会議録検索システム as its API gives them where nobody asks for JSON: a post a speech, by itself or in
/// its meeting, with all else that is said of it as columns of its own.
///
/// Source: *国会会議録検索システム 検索用APIの仕様*, `recordPacking=xml`.
final class MinutesForm: XMLForm {
  /// What the meeting says of itself, whose speeches follow.
  private var meeting: [(name: String, value: String)] = []

  static func recognises(_ head: [UInt8]) -> Bool {
    let start = head.prefix(1 << 16).trimmedStart
    return start.first == 0x3C && start.contains(anyOf: ["<data>"])
      && start.contains(anyOf: ["<speechRecord>", "<meetingRecord>"])
  }

  func isRecord(_ path: [String]) -> Bool { path.last == "speechRecord" }

  func takeOuter(_ node: XMLNode, _ path: [String], into form: inout FormBlocks) {
    guard path.dropLast().last == "meetingRecord" else { return }
    // Each meeting begins with what it is called.
    if node.name == "issueID" { meeting = [] }
    meeting.append((node.name, node.text().trimmedText))
  }

  func take(_ node: XMLNode, _ path: [String], into form: inout FormBlocks) {
    var record = Record()
    var own: [(name: String, value: String)] = []
    var names: Set<String> = []
    for (name, value) in Self.values(node) + (path.contains("meetingRecord") ? meeting : [])
    where !value.isEmpty && names.insert(name).inserted {
      switch name {
      case "speech": record.set(.text, value)
      case "speechID": record.set(.identifier, value)
      case "speaker": record.set(.author, value)
      case "date": record.set(.time, value)
      case "nameOfMeeting": record.set(.source, value)
      case "issueID": record.set(.thread, value)
      case "speechURL": record.set(.permalink, value)
      default: own.append((name, value))
      }
    }
    form.add(record, at: node.bytes, own: own)
  }

  private static func values(_ node: XMLNode) -> [(name: String, value: String)] {
    node.children.compactMap { child in
      if case .element(let node) = child { (node.name, node.text().trimmedText) } else { nil }
    }
  }
}
