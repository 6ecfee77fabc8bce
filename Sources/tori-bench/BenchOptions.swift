/// What a measurement is told on the command line.
package struct BenchOptions {
  /// Whose sentences posts are drawn from.
  var corpus = "seeds"
  var postCount = 100_000
  /// For each class.
  var queryCount = 100
  /// For answers; building and whole processes are timed as somebody who waits sees them.
  var clock = Clock.wall
  /// The programs to ask beside tori, of those that are installed.
  var peers = Peer.allCases
  var showsGrowth = false
  /// As a page shows it, instead of for people at work on the index.
  var showsPage = false

  static let usage = """
    tori-bench [--peers NAMES] [--markdown]    measures tori beside other programs
    tori-bench --growth                        tori alone, from 10,000 posts up
    tori-bench classes CORPUS [--idle MS] [--runs N] [--clock cpu] [--peers NAMES] [--only TEXT]
                                               what people type, beside DuckDB and ClickHouse's engine
    tori-bench words CORPUS [--idle MS] [--runs N] [--clock cpu] [--peers NAMES] [--only TEXT] [--kept]
                                               cutting into words, or those that are kept beside the index, and
                                               what is asked of them, beside DuckDB
    tori-bench servers CORPUS clickhouse://… [--idle MS] [--runs N] [--only TEXT]
                                               the same asked here and of servers that hold it, and what they read
    tori-bench door FOLDER PORT                the newest ClickHouse, as its package for Python has it, as a
                                               server for one
    tori-bench serve CORPUS                    answers queries of the language, one a line
    tori-bench keys [--corpus PATH] [--starts N]
                                               the start of the shell, and what a key costs in it
    tori-bench pages FOLDER...                 which texts are taken for threads, chats, posts of X or lists
    tori-bench reading [--corpus FILE] [--megabytes N] [--page BYTES] [--no-build] [PATH...]
                                               how fast pages are read, drawn ones or those of each PATH,
                                               and indexed with one core and with two
    tori-bench interrupts [--corpus FILE] [--posts N] [--count N] [--longest SECONDS]
                                               how long tori goes on after Ctrl-C, at random moments of
                                               heavy work on a million posts

    --corpus FILE   whose sentences posts are drawn from, always the same; else seeds/
    --posts N       else 100,000, or with --growth 3,000,000 at the end
    --queries N     for each class of questions; else 100
    --peers NAMES   of \(Peer.allCases.map(\.rawValue).joined(separator: ",")), or none; else all that are
                    installed
    --clock cpu     times of answers by what they compute, on a machine that is busy with other things
    --markdown      as RESULTS.md shows it, without the column of the bare index

    Every answer is compared with that of a scan of all texts.
    """

  package struct Mistake: Error, CustomStringConvertible {
    package let description: String
  }

  package init(_ arguments: [String]) throws(Mistake) {
    var rest = arguments[...]
    var posts: Int?
    while let option = rest.popFirst() {
      switch option {
      case "--growth": showsGrowth = true
      case "--markdown": showsPage = true
      case "--corpus": corpus = try Self.value(option, &rest)
      case "--posts": posts = try Self.number(option, &rest)
      case "--clock": clock = try Self.clock(try Self.value(option, &rest))
      case "--peers": peers = try Self.peers(try Self.value(option, &rest))
      case "--queries": queryCount = try Self.number(option, &rest)
      default: throw Mistake(description: "there is no option '\(option)'\n\n" + Self.usage)
      }
    }
    postCount = posts ?? (showsGrowth ? 3_000_000 : 100_000)
  }

  static func value(
    _ option: String, _ rest: inout ArraySlice<String>
  ) throws(Mistake) -> String {
    guard let value = rest.popFirst() else {
      throw Mistake(description: "'\(option)' wants a value")
    }
    return value
  }

  static func clock(_ name: String) throws(Mistake) -> Clock {
    guard let clock = Clock(rawValue: name) else {
      throw Mistake(description: "'--clock' wants wall or cpu, not '\(name)'")
    }
    return clock
  }

  private static func peers(_ names: String) throws(Mistake) -> [Peer] {
    var peers: [Peer] = []
    for name in names.split(separator: ",") where name != "none" {
      guard let peer = Peer(rawValue: String(name)) else {
        throw Mistake(description: "there is no '\(name)' to compare with\n\n" + usage)
      }
      peers.append(peer)
    }
    return peers
  }

  private static func number(
    _ option: String, _ rest: inout ArraySlice<String>
  ) throws(Mistake) -> Int {
    let value = try value(option, &rest)
    guard let number = Int(value), number > 0 else {
      throw Mistake(description: "'\(option)' wants a number above 0, not '\(value)'")
    }
    return number
  }
}
