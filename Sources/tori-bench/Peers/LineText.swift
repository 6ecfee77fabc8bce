/// Texts for programs that take one a line. No text of ours holds the two characters that stand for the
/// line feed and the tab.
enum LineText {
  static func line(_ text: ArraySlice<UInt8>) -> [UInt8] {
    text.map { $0 == UInt8(ascii: "\n") ? 1 : $0 == UInt8(ascii: "\t") ? 2 : $0 }
  }

  /// Writes `lines.txt`, and the numbers that stand beside each text as `fields.txt`.
  static func write(_ posts: BenchPosts, to folder: String) throws {
    let lines = try OutputFile(folder + "/lines.txt")
    let fields = try OutputFile(folder + "/fields.txt")
    for row in 0..<posts.count {
      try lines.write(line(posts.text(row)) + [UInt8(ascii: "\n")])
      try fields.write(
        "\(posts.seconds[row]) \(posts.months[row]) \(posts.sources[row]) \(posts.reposts[row])\n")
    }
  }
}
