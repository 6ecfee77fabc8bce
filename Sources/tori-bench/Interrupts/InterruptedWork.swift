import Glibc
import ToriSystem

/// A piece of work that takes its time on many posts.
package struct InterruptedWork: Sendable {
  package let name: String
  let arguments: [String]
  /// Whether what it makes is to be made anew by the next run.
  private var makesIndex = false

  /// What there is to work on, and where to.
  struct Files {
    let posts: String
    let index: String
    let made: String
    let cache: String

    init(folder: String, corpus: String) {
      posts = corpus
      index = corpus.hasSuffix(".tori") ? corpus : folder + "/posts.tori"
      made = folder + "/made.tori"
      cache = folder + "/cache/tori"
    }
  }

  /// Sorts, groups, patterns, relations, lines in context, exports, and the making of an index.
  static func all(with files: Files, readsSources: Bool) -> [InterruptedWork] {
    let queries = [
      "posts | sort by text | limit 1 | select id", "posts | sort by text | count",
      "posts | sort by author, time desc | limit 1 | select id",
      "explain analyze posts | sort by text",
      "posts | count by id | limit 1", "posts | count by author, month | limit 1",
      "posts | median length by day, author | limit 1", "posts | mean reposts by author | limit 1",
      "posts | count by text | limit 1", "authors | sort by posts desc | limit 1",
      "threads | limit 1", "posts | share by hour", "posts where matches /(\\w+)\\s+\\1/ | count",
      "posts where matches /(.)(.).*\\1\\2.*\\1\\2/ | count",
      "posts where mentions \"の\" near \"は\" within 9 | count",
      "posts where mentions exactly \"の\" | count", "posts | kwic \"の\" | sort by right | limit 5",
      "posts | replies | parents | count", "posts where weekday = Sat and hour >= 22 | count",
      "posts | expect all length > 0 | count",
    ]
    let formats = ["csv", "jsonl", "json", "markdown", "table"]
    var all = queries.map {
      InterruptedWork(
        name: "`\($0.replacing("|", with: "\\|"))`", arguments: [files.index, "-c", $0])
    }
    all += formats.map {
      InterruptedWork(
        name: "all posts as \($0)", arguments: [files.index, "-c", "posts", "--format", $0])
    }
    guard readsSources else { return all }
    return all + [
      InterruptedWork(
        name: "making an index", arguments: ["index", files.posts, "-o", files.made],
        makesIndex: true),
      InterruptedWork(
        name: "opening a file", arguments: [files.posts, "-c", "posts | count"], makesIndex: true),
    ]
  }

  /// Removes the index that the work made.
  func clear(_ files: Files) {
    guard makesIndex else { return }
    for path in [files.made] + Self.files(in: files.cache) {
      // SAFETY: the library reads the string during the call alone.
      _ = unsafe unlink(path)
    }
  }

  private static func files(in folder: String) -> [String] {
    (names(inFolder: folder)).map { folder + "/" + $0 }
  }
}
