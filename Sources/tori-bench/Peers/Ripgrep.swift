import Glibc

/// ripgrep counting the lines of a file of one post a line, from its start to its end.
struct Ripgrep: Answerer {
  let name = "ripgrep"
  let building: Building? = nil
  private let folder: String
  private var texts: String { folder + "/lines.txt" }

  /// nil if the program is not installed; `folder` holds `lines.txt`.
  init?(folder: String) {
    guard Child.run(["rg", "--version"], showsErrors: false) != nil else { return nil }
    self.folder = folder
  }

  func canAnswer(_ question: Question) -> Bool {
    if case .containing = question { true } else { false }
  }

  /// Each question once: nothing is kept from one to the next.
  func answer(
    _ questions: [Question], check: (_ number: Int, Reply) throws -> Void
  ) throws -> [Double] {
    let output = folder + "/count"
    var times: [Double] = []
    for (number, question) in questions.enumerated() {
      guard case .containing(let needle) = question else { continue }
      let text = String(decoding: LineText.line(needle[...]), as: UTF8.self)
      // Status 1 says that no line has it.
      let seconds = Child.run(
        ["rg", "--no-config", "--count", "--fixed-strings", "--text", "-e", text, texts],
        output: output, statuses: [0, 1])
      guard let seconds else { throw PeerFailure(description: "ripgrep failed on '\(text)'") }
      let count = try fileText(output).split(separator: "\n").first.flatMap { Int($0) } ?? 0
      try check(number, Reply(count: count, rows: nil))
      times.append(seconds)
    }
    return times
  }

  private func fileText(_ path: String) throws -> String {
    guard let file = InputFile(path) else { throw PeerFailure(description: "no output") }
    return String(decoding: file.bytes(Int.max), as: UTF8.self)
  }
}

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

/// Reads a file from its beginning on.
@safe final class InputFile {
  // SAFETY: open from `init` to `deinit`; only this object uses it.
  private let stream: UnsafeMutablePointer<FILE>

  init?(_ path: String) {
    // SAFETY: the library reads the strings during the call alone.
    guard let stream = unsafe fopen(path, "r") else { return nil }
    unsafe self.stream = stream
  }

  deinit { unsafe fclose(stream) }

  /// The next bytes, fewer at the end of the file.
  func bytes(_ count: Int) -> [UInt8] {
    var all: [UInt8] = []
    while all.count < count {
      let wanted = min(count - all.count, 1 << 20)
      let piece = unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
        // SAFETY: the buffer has room for as many bytes.
        filled = unsafe fread(buffer.baseAddress!, 1, wanted, stream)
      }
      if piece.isEmpty { break }
      all += piece
    }
    return all
  }

  /// A little-endian number of eight bytes; nil at the end of the file.
  func integer() -> Int? {
    let bytes = bytes(8)
    guard bytes.count == 8 else { return nil }
    return Int(truncatingIfNeeded: bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }
}
