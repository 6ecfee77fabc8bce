import ToriCorpus
import ToriSystem
import ToriText
import ToriTime

/// Which lines of a file are gone, and which are new, in what would be written to it now.
struct LineChanges {
  /// How often each line of the file is left, by the checksum of its bytes.
  private var left: [UInt64: Int] = [:]
  private var line: [UInt8] = []
  private var newCount = 0
  private var firstNew: [String] = []
  private var firstGone: [String] = []
  private let old: [UInt8]

  private static let shown = 3

  /// Nil where the file cannot be read.
  init?(_ path: String) {
    guard let bytes = try? fileBytes(atPath: path) else { return nil }
    old = bytes
    for line in bytes.split(separator: 0x0A) { left[checksum(of: Array(line)), default: 0] += 1 }
  }

  mutating func take(_ bytes: [UInt8]) {
    for byte in bytes {
      if byte == 0x0A { endLine() } else { line.append(byte) }
    }
  }

  mutating func end() {
    endLine()
    for line in old.split(separator: 0x0A) where firstGone.count < Self.shown {
      let sum = checksum(of: Array(line))
      guard let count = left[sum], count > 0 else { continue }
      left[sum] = count - 1
      firstGone.append(String(decoding: line, as: UTF8.self))
    }
    gone += firstGone.count
  }

  private var gone = 0

  private mutating func endLine() {
    defer { line.removeAll(keepingCapacity: true) }
    if line.isEmpty { return }
    let sum = checksum(of: line)
    if let count = left[sum], count > 0 {
      left[sum] = count - 1
      return
    }
    newCount += 1
    if firstNew.count < Self.shown { firstNew.append(String(decoding: line, as: UTF8.self)) }
  }

  var words: [LocalizedText] {
    let goneCount = left.values.reduce(gone, +)
    var words = [
      LocalizedText(
        "  \(newCount) line\(newCount == 1 ? "" : "s") new, \(goneCount) gone",
        ja: "  新しい行\(newCount)、なくなった行\(goneCount)")
    ]
    for line in firstNew { words.append(LocalizedText(same: "  + \(shown(line))")) }
    for line in firstGone { words.append(LocalizedText(same: "  - \(shown(line))")) }
    return words
  }

  private func shown(_ line: String) -> String {
    String((line.hasSuffix("\r") ? line.dropLast() : line[...]).prefix(160))
  }
}
