/// What a measurement is told on the command line.
package struct BenchOptions {
  /// Whose sentences posts are drawn from.
  var corpus = "seeds"
  var postCount = 100_000
  /// For each class.
  var queryCount = 100
  var showsGrowth = false
  /// As a page shows it, instead of for people at work on the index.
  var showsPage = false

  static let usage = """
    tori-bench [--corpus FILE] [--posts N] [--queries N] [--markdown]   measures beside other programs
    tori-bench --growth [--corpus FILE] [--posts N] [--queries N]       tori alone, from 10,000 posts to N
    tori-bench serve CORPUS                                             answers queries of the language

    Posts are drawn from the sentences of FILE, or of seeds/; the same arguments give the same posts. N is
    100,000 posts, or 3,000,000 with --growth, and 100 queries a class. Programs that are not installed are
    left out. Every answer is compared with that of a scan.
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
      case "--queries": queryCount = try Self.number(option, &rest)
      default: throw Mistake(description: "there is no option '\(option)'\n\n" + Self.usage)
      }
    }
    postCount = posts ?? (showsGrowth ? 3_000_000 : 100_000)
  }

  private static func value(
    _ option: String, _ rest: inout ArraySlice<String>
  ) throws(Mistake) -> String {
    guard let value = rest.popFirst() else {
      throw Mistake(description: "'\(option)' wants a value")
    }
    return value
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
