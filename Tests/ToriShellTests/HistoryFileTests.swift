import Glibc
import Testing
import ToriShell

@Suite struct HistoryFileTests {
  let directory = TemporaryDirectory()

  private var path: String { directory.path + "/state/tori/history" }

  @Test(arguments: [
    "", "posts", "全角　スペース", "a\nb\r\nc\td", #"mentions "南鳥島" \ '/'"#, "\u{1B}[31m\0\u{7F}",
    "👨‍👩‍👧 か\u{3099} \u{2028}",
    String(repeating: "鳥", count: 5_000),
  ])
  func jsonStrings(text: String) {
    let encoded = JSONString.encode(text)
    #expect(!encoded.contains(0x0A))
    #expect(JSONString.decode(encoded).map { Array($0.utf8) } == Array(text.utf8))
  }

  @Test(
    arguments: [
      (#""\u9ce5\uD83E\uDD23\/\b\f""#, "鳥🤣/\u{8}\u{C}"), (#" "a"  "#, "a"),
      (#""\ud800""#, nil), (#""\udc00""#, nil), (#""\u12""#, nil), (#""\x""#, nil),
      (#""a"b""#, nil),
      (#"a"#, nil), (#"""#, nil), (#""a\""#, nil), (#"{"a":1}"#, nil), ("\"\u{1}\"", nil),
      ("", nil),
    ] as [(String, String?)])
  func jsonFromElsewhere(line: String, text: String?) {
    #expect(JSONString.decode(Array(line.utf8)) == text)
  }

  @Test func notUTF8IsNoString() {
    #expect(JSONString.decode([0x22, 0xFF, 0x22]) == nil)
  }

  @Test func keepsWhatItIsGiven() throws {
    let file = HistoryFile(path: path, limit: 100)
    #expect(file.load().statements == [])
    #expect(file.load().problem == nil)
    let statements = ["南鳥島　全角", "a (\nb)", #""\"#, String(repeating: "鳥", count: 5_000)]
    for statement in statements { try file.append(statement) }
    #expect(HistoryFile(path: path, limit: 100).load().statements == statements)
    #expect(HistoryFile(path: path, limit: 2).load().statements == Array(statements.suffix(2)))
    #expect(mode(of: path) == 0o600)
    #expect(mode(of: directory.path + "/state/tori") == 0o700)
  }

  @Test func halfALineSpoilsNoOther() throws {
    let file = HistoryFile(path: path, limit: 100)
    try file.append("一")
    directory.append("\"half", to: path)
    try file.append("二")
    directory.append([0x22, 0xFF, 0x22, 0x0A], to: path)
    #expect(file.load().statements == ["一", "二"])
    let bad = TemporaryDirectory.read(path + ".bad")
    #expect(bad == Array("\"half\n\"".utf8) + [0xFF, 0x22, 0x0A])
    #expect(TemporaryDirectory.read(path) == Array("\"一\"\n\"二\"\n".utf8))
    #expect(mode(of: path) == 0o600 && mode(of: path + ".bad") == 0o600)
  }

  @Test func staysWithinBounds() throws {
    let file = HistoryFile(path: path, limit: 10)
    for number in 0..<20 { try file.append("posts \(number % 5)") }
    #expect(file.load().statements.count == 10)
    try file.append("last")
    // Beyond twice the limit, each is kept once.
    #expect(
      file.load().statements == ["posts 0", "posts 1", "posts 2", "posts 3", "posts 4", "last"])
    #expect(TemporaryDirectory.read(path).count { $0 == 0x0A } == 6)
    let small = HistoryFile(path: path, limit: 10, byteLimit: 40)
    #expect(small.load().statements == ["posts 4", "last"])
  }

  @Test func failuresAreNamed() {
    let full = HistoryFile(path: "/dev/full", limit: 10)
    #expect(throws: HistoryError.self) { try full.append("x") }
    let file = HistoryFile(path: directory.path, limit: 10)
    do throws(HistoryError) {
      try file.append("x")
      Issue.record("a directory took a statement")
    } catch {
      #expect(error.action == .append && error.code == EISDIR && error.path == directory.path)
    }
    #expect(file.load().problem?.code == EISDIR)
  }

  /// Writers at once, and readers that rewrite the file under them: nothing is lost or torn.
  @Test func severalShellsAtOnce() async throws {
    let path = path
    let directory = directory
    try await withThrowingTaskGroup { group in
      for writer in 0..<6 {
        group.addTask {
          let file = HistoryFile(path: path, limit: 10_000)
          for number in 0..<40 {
            try file.append("鳥 \(writer) \(number)")
            if number % 7 == writer {
              // A reader that finds this rewrites the file.
              directory.append("bad\n", to: path)
              #expect(file.load().problem == nil)
            }
          }
        }
      }
      try await group.waitForAll()
    }
    let statements = HistoryFile(path: path, limit: 10_000).load().statements
    for writer in 0..<6 {
      let own = statements.filter { $0.hasPrefix("鳥 \(writer) ") }
      #expect(own == (0..<40).map { "鳥 \(writer) \($0)" })
    }
  }

  @Test func whereItIsKept() {
    func path(_ environment: [String: String]) -> String? {
      HistoryFile.defaultPath { environment[$0] }
    }
    #expect(path(["XDG_STATE_HOME": "/s", "HOME": "/h"]) == "/s/tori/history")
    #expect(path(["XDG_STATE_HOME": "s", "HOME": "/h"]) == "/h/.local/state/tori/history")
    #expect(path(["HOME": "/h"]) == "/h/.local/state/tori/history")
    #expect(path([:]) == nil && path(["HOME": ""]) == nil)
  }

  private func mode(of path: String) -> UInt32 {
    var status = stat()
    // SAFETY: `stat` fills the structure or fails.
    return unsafe stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
  }
}
