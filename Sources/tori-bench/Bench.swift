import Glibc
import ToriIndex

/// Measures building and searching an index, beside a scan that reads every text and beside other
/// programs that are installed.
///
///     tori-bench [--corpus FILE] [--posts N] [--queries N]     measures one corpus
///     tori-bench --growth [--corpus FILE] [--posts N]          from 10,000 posts up to N, or 3 million
///     tori-bench serve CORPUS                                  answers queries of the language
///
/// Without a file, posts are drawn from the sentences of `seeds/`; with one and `--posts`, from those of
/// the file. The same arguments give the same posts. Every answer is compared with the scan's.
@main
struct Bench {
  static func main() {
    do {
      let arguments = Array(CommandLine.arguments.dropFirst())
      if arguments.first == "serve", arguments.count == 2 {
        return try Serving(corpus: arguments[1]).run()
      }
      let options = try BenchOptions(arguments)
      if options.showsGrowth { try Growth(options).run() } else { try BenchRun(options).run() }
    } catch let error as IndexError {
      fail(error.message.english)
    } catch {
      fail("\(error)")
    }
  }

  private static func fail(_ message: String) -> Never {
    let line = Array("error: \(message)\n".utf8)
    // SAFETY: the pointer and count are of the array's own bytes, kept through the call.
    _ = unsafe line.withUnsafeBytes { unsafe write(2, $0.baseAddress, $0.count) }
    exit(2)
  }
}

struct BenchOptions {
  var corpus: String?
  var postCount: Int?
  /// For each class.
  var queryCount = 100
  var showsGrowth = false

  struct Mistake: Error, CustomStringConvertible {
    let description: String
  }

  init(_ arguments: [String]) throws(Mistake) {
    var rest = arguments[...]
    while let option = rest.popFirst() {
      if option == "--growth" {
        showsGrowth = true
        continue
      }
      guard let value = rest.popFirst() else {
        throw Mistake(description: "'\(option)' wants a value, or is no option")
      }
      switch option {
      case "--corpus": corpus = value
      case "--posts": postCount = try Self.number(option, value)
      case "--queries": queryCount = try Self.number(option, value)
      default:
        throw Mistake(
          description: "there is no option '\(option)'; there are --corpus, --posts, --queries,"
            + " --growth, and 'serve CORPUS'")
      }
    }
  }

  private static func number(_ option: String, _ value: String) throws(Mistake) -> Int {
    guard let number = Int(value), number > 0 else {
      throw Mistake(description: "'\(option)' wants a number above 0, not '\(value)'")
    }
    return number
  }
}
