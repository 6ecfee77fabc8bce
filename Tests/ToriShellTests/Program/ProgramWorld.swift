import Glibc
import Testing

/// Where the real `tori` runs in tests: a home of its own, with the seeds in it, and a cache that all
/// tests share, so that the seeds are indexed once.
struct ProgramWorld {
  let home = TemporaryDirectory()
  /// `LC_ALL`; where it is nil, a terminal has UTF-8 and a script no locale.
  private let locale: String?

  /// A locale with UTF-8 and one without: what a person does at the terminal is tried in both.
  static let locales = ["C.UTF-8", "C"]

  init(locale: String? = nil) { self.locale = locale }

  private static let shared: TemporaryDirectory = {
    let directory = TemporaryDirectory()
    // SAFETY: both paths are only read.
    _ = unsafe symlink(TestFiles.repository + "/seeds", directory.path + "/seeds")
    return directory
  }()

  /// The seeds, under a name short enough for a banner.
  static var seeds: String { shared.path + "/seeds" }

  static var tori: String { TerminalSession.path(of: "tori") }

  /// All that `tori` is told by its environment.
  var environment: [String: String] {
    var environment = [
      "HOME": home.path, "XDG_CACHE_HOME": Self.shared.path + "/cache",
      "XDG_STATE_HOME": home.path + "/state", "XDG_CONFIG_HOME": home.path + "/config",
      "TORI": Self.tori, "SEEDS": Self.seeds, "PATH": "/usr/bin:/bin", "PAGER": "cat",
    ]
    environment["LC_ALL"] = locale
    return environment
  }

  /// The shell on the seeds, in a terminal, once it asks for a statement.
  func shell(
    _ arguments: [String] = [seeds], environment more: [String: String] = [:], rows: Int = 24,
    columns: Int = 80, kind: Screen.Kind = .scalars, untilReady: Bool = true
  ) throws -> TerminalSession {
    let session = try TerminalSession(
      Self.tori, arguments, environment: environment.merging(more) { $1 }, rows: rows,
      columns: columns, kind: kind, prompt: "tori> ", home: home)
    if untilReady { try session.waitUntilReady() }
    return session
  }

  /// Runs a script of the system's shell in the home, where `$TORI` and `$SEEDS` are known.
  func sh(_ script: String, _ more: [String: String] = [:]) throws -> FinishedProgram {
    let program = try RunningProgram(
      "/bin/sh", ["-c", "cd \"$HOME\"; " + script], in: home,
      environment: environment.merging(more) { $1 })
    return try program.finish()
  }

  /// What a file of the home holds.
  func text(of file: String) -> String {
    String(decoding: TemporaryDirectory.read(home.path + "/" + file), as: UTF8.self)
  }

  func write(_ text: String, to file: String) { home.append(text, to: home.path + "/" + file) }
}

/// What a program wrote and how it ended.
struct FinishedProgram {
  let status: Int32
  let output: String
  let errors: String
}

/// A program without a terminal, whose standard output and error go to files.
final class RunningProgram {
  let process: pid_t
  private let home: TemporaryDirectory
  private let outputPath: String
  private let errorPath: String

  struct Failure: Error { let number: Int32 }

  /// - Parameter environment: the whole of it.
  init(
    _ path: String, _ arguments: [String], in home: TemporaryDirectory,
    environment: [String: String]
  ) throws {
    self.home = home
    // Names that no other program of this test has.
    let name = home.path + "/.program-\(UInt32.random(in: 0...UInt32.max))"
    outputPath = name + ".out"
    errorPath = name + ".err"
    var actions = unsafe posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    var signals = sigset_t()
    var process: pid_t = 0
    // SAFETY: C strings that live until the end of the scope, in lists that end with a null; the
    // actions and attributes are made, filled and ended here.
    unsafe posix_spawnattr_init(&attributes)
    unsafe sigemptyset(&signals)
    // What the tests' own thread blocks or ignores would stay so.
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    unsafe sigfillset(&signals)
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    unsafe posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    for (number, path) in [(Int32(1), outputPath), (2, errorPath)] {
      unsafe posix_spawn_file_actions_addopen(
        &actions, number, path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    }
    var list = unsafe ([path] + arguments).map { unsafe strdup($0) } + [nil]
    var variables = unsafe environment.map { unsafe strdup("\($0)=\($1)") } + [nil]
    var strings = unsafe list + variables
    defer {
      unsafe posix_spawn_file_actions_destroy(&actions)
      unsafe posix_spawnattr_destroy(&attributes)
      while let string = unsafe strings.popLast() { unsafe free(string) }
    }
    let number = unsafe posix_spawn(&process, path, &actions, &attributes, &list, &variables)
    guard number == 0 else { throw Failure(number: number) }
    self.process = process
  }

  var output: String { String(decoding: TemporaryDirectory.read(outputPath), as: UTF8.self) }

  /// Waits for the end; a signal counts as 1000 and its number.
  func finish() throws -> FinishedProgram {
    var status: Int32 = 0
    // SAFETY: one `int` is written.
    while unsafe waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { throw Failure(number: errno) }
    }
    return finished(status)
  }

  private func finished(_ status: Int32) -> FinishedProgram {
    let code = status & 0x7F == 0 ? status >> 8 & 0xFF : 1000 + status & 0x7F
    return FinishedProgram(
      status: code, output: output,
      errors: String(decoding: TemporaryDirectory.read(errorPath), as: UTF8.self))
  }
}
