import CPseudoTerminal
import Glibc
import Testing

/// A program in a pseudo-terminal, and the screen that it makes.
///
/// Nothing here waits for time to pass as a sign of anything: it waits for output, for the state of
/// the terminal or for the program's end, and gives up after `patience`.
final class TerminalSession {
  private(set) var screen: Screen
  let process: pid_t
  private var terminal: Int32
  private let prompt: String
  /// Where the program keeps its files: there until it has ended.
  private let home: TemporaryDirectory?
  private var hasEnded = false
  private static let patience = 20

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// - Parameters:
  ///   - environment: the whole of it, but for `TERM`, `LC_ALL` and `HOME`, which have defaults.
  init(
    _ program: String = fixture, _ arguments: [String] = [], environment: [String: String] = [:],
    rows: Int = 24,
    columns: Int = 80, kind: Screen.Kind = .scalars, prompt: String = "鳥> ",
    home: TemporaryDirectory? = nil, input: Int32 = -1, output: Int32 = -1
  ) throws {
    screen = Screen(rows: rows, columns: columns, kind: kind)
    self.prompt = prompt
    self.home = home
    var all = ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "HOME": "/nonexistent"]
    all.merge(environment) { $1 }
    let path = program
    var process: pid_t = 0
    // SAFETY: C strings that live until the end of the scope, in lists that end with a null.
    var list = unsafe ([path] + arguments).map { unsafe strdup($0) } + [nil]
    var variables = unsafe all.map { unsafe strdup("\($0)=\($1)") } + [nil]
    var strings = unsafe list + variables
    defer { while let string = unsafe strings.popLast() { unsafe free(string) } }
    terminal = unsafe pseudo_terminal_start(
      path, &list, &variables, Int32(rows), Int32(columns), input, output, &process)
    self.process = process
    guard terminal >= 0 else { throw Failure(description: "cannot start \(path): \(errno)") }
  }

  /// The terminal goes away, as when its window is closed.
  func hangUp() {
    close(terminal)
    terminal = -1
    hasEnded = true
  }

  deinit {
    if terminal >= 0 { close(terminal) }
    if !hasExited { _ = try? exitStatus(afterSignal: SIGKILL) }
  }

  private var hasExited = false

  /// Waits for the end of the program; its status as `waitpid` has it.
  func exitStatus(afterSignal signal: Int32? = nil) throws -> Int32 {
    if let signal { kill(process, signal) }
    var status: Int32 = 0
    if !hasEnded && signal != SIGKILL { try read(until: { hasEnded }, for: "the end") }
    // SAFETY: one `int` is written.
    guard unsafe waitpid(process, &status, 0) == process else {
      throw Failure(description: "waitpid: \(errno)")
    }
    hasExited = true
    return status
  }

  var isRaw: Bool { pseudo_terminal_is_raw(terminal) }

  /// Waits until a prompt is drawn in the caret's row and the terminal hands over single keys.
  func waitUntilReady() throws {
    try read(
      until: {
        isRaw && screen.lines.indices.contains(screen.caret.row)
          && screen.lines[screen.caret.row].hasPrefix(prompt.trimmed)
      }, for: "the prompt")
  }

  /// Waits until some row of the screen has `text`.
  func wait(for text: String) throws {
    try read(until: { screen.lines.contains { $0.contains(text) } }, for: text)
  }

  /// Waits until `condition` holds of the screen.
  func wait(for name: String, _ condition: (Screen) -> Bool) throws {
    try read(until: { condition(screen) }, for: name)
  }

  /// Waits until every key sent so far is drawn.
  func draw() throws {
    let count = screen.messages.count
    try send("\u{1F}")
    try read(until: { screen.messages.count > count }, for: "the drawing")
  }

  /// Sends keys and waits until they are drawn.
  func type(_ keys: String) throws {
    try send(keys)
    try draw()
  }

  /// Sends keys and Enter, and waits until the next line is read.
  func submit(_ keys: String = "") throws {
    let count = screen.pasteStarts
    try send(keys + "\r")
    try read(until: { screen.pasteStarts > count }, for: "the next line")
    try waitUntilReady()
  }

  func send(_ keys: String) throws { try send(Array(keys.utf8)) }

  /// Sends bytes, reading meanwhile: else both sides might block.
  func send(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      // SAFETY: the buffer lives for the call and `write` only reads it.
      let count = unsafe rest.withUnsafeBytes {
        unsafe write(terminal, $0.baseAddress, min($0.count, 1_024))
      }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count < 0 && errno != EAGAIN && errno != EINTR {
        throw Failure(description: "write: \(errno)")
      }
      if count < 0 { try readSome() }
    }
  }

  func resize(rows: Int, columns: Int) {
    screen.resize(rows: rows, columns: columns)
    pseudo_terminal_resize(terminal, Int32(rows), Int32(columns))
  }

  /// Reads until `condition` holds, which may depend on more than what was read.
  private func read(until condition: () -> Bool, for name: String) throws {
    var quiet = 0
    // While the cursor is hidden, a drawing is on its way.
    while !(screen.modes.contains(25) && condition()) {
      if hasEnded { throw Failure(description: "the program ended before \(name)\n\(picture)") }
      quiet = try readSome() ? 0 : quiet + 1
      if quiet > Self.patience * 100 {
        throw Failure(description: "waited in vain for \(name)\n\(picture)")
      }
    }
  }

  /// What the screen shows, for messages.
  var picture: String {
    screen.lines.map { "|\($0)|" }.joined(separator: "\n") + "\ncaret \(screen.caret)"
  }

  /// Reads what comes within 10 ms; false if there was nothing.
  @discardableResult
  private func readSome() throws -> Bool {
    var source = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    // SAFETY: one element, which is there.
    guard unsafe poll(&source, 1, 10) > 0 else { return false }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    // SAFETY: room for as many bytes as asked for.
    let count = unsafe Glibc.read(terminal, &bytes, bytes.count)
    if count > 0 {
      screen.feed(Array(bytes[..<count]))
      return true
    }
    if count == 0 || errno == EIO { hasEnded = true }
    return hasEnded
  }

  /// A line editor around nothing; see its source.
  static var fixture: String { path(of: "LineEditorFixture") }

  /// Where a program of this package is.
  static func path(of program: String) -> String { directory + "/" + program }

  private static let directory: String = {
    var bytes = [UInt8](repeating: 0, count: 4_096)
    // SAFETY: room for as many bytes as told, so there is a base address; they are taken as characters without a zero.
    let count = unsafe bytes.withUnsafeMutableBytes {
      unsafe readlink("/proc/self/exe", $0.bindMemory(to: CChar.self).baseAddress!, $0.count)
    }
    let path = String(decoding: bytes[..<max(count, 0)], as: UTF8.self)
    return String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
  }()
}

extension String {
  fileprivate var trimmed: String { String(reversed().drop { $0 == " " }.reversed()) }
}
