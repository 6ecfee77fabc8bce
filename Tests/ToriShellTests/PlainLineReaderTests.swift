import Glibc
import Testing
import ToriRandom
import ToriShell

@Suite struct PlainLineReaderTests {
  let directory = TemporaryDirectory()

  @Test(
    arguments: [
      ("", []), ("\n", [""]), ("一", ["一"]), ("一\n", ["一"]), ("一\r\n二\n\n三", ["一", "二", "", "三"]),
      ("a\rb\r\r\n", ["a\rb\r"]), ("\u{1B}[31m\0\n", ["\u{1B}[31m\0"]),
    ] as [(String, [String])])
  func lines(text: String, lines: [String]) {
    #expect(read(Array(text.utf8)) == lines)
  }

  @Test func whatIsNotUTF8IsSeen() {
    #expect(
      read([0x61, 0xFF, 0x0A, 0xE9, 0xB3, 0x0A, 0xA5]) == ["a\u{FFFD}", "\u{FFFD}", "\u{FFFD}"])
  }

  /// Lines shorter and longer than what is read at once.
  @Test(arguments: UInt64(0)..<10) func longLines(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let lines = (0..<40).map { _ in
      String(repeating: "鳥", count: random.below(4) == 0 ? random.below(60_000) : 7)
    }
    #expect(read(Array(lines.map { $0 + "\n" }.joined().utf8)) == lines)
  }

  private func read(_ bytes: [UInt8]) -> [String] {
    let path = directory.path + "/lines"
    // SAFETY: the path is only read, here and below.
    _ = unsafe unlink(path)
    directory.append(bytes, to: path)
    let descriptor = unsafe open(path, O_RDONLY)
    defer { close(descriptor) }
    var reader = PlainLineReader(descriptor: descriptor)
    var lines: [String] = []
    while let line = reader.next() { lines.append(line) }
    #expect(reader.next() == nil)
    return lines
  }
}
