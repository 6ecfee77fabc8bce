import Glibc
import ToriCorpus
import ToriTime

/// Drawn posts as a file of JSON Lines in a folder of its own, removed with this object.
final class DrawnFile {
  let folder: String
  var path: String { folder + "/posts.jsonl" }
  private(set) var byteCount = 0

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  init(_ corpus: inout BenchCorpus, postCount: Int) throws {
    folder = "/tmp/tori-bench-\(getpid())"
    // SAFETY: the library reads the strings during the calls alone; the stream is closed here.
    guard unsafe mkdir(folder, 0o700) == 0, let stream = unsafe fopen(folder + "/posts.jsonl", "w")
    else { throw Failure(description: "cannot write to '\(folder)'") }
    defer { unsafe fclose(stream) }
    for _ in 0..<postCount {
      let line = Self.line(corpus.next())
      byteCount += line.utf8.count
      guard unsafe fputs(line, stream) >= 0 else {
        throw Failure(description: "cannot write to '\(folder)'")
      }
    }
  }

  deinit {
    for name in ["posts.jsonl", "posts.tori"] { unsafe unlink(folder + "/" + name) }
    unsafe rmdir(folder)
  }

  private static func line(_ block: Block) -> String {
    let seconds = (block.time?.earliest?.milliseconds ?? 0) / 1000
    let time = CivilTime(Instant(milliseconds: seconds * 1000), in: .utc)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let date = "\(time.year)-\(two(time.month))-\(two(time.day))"
    let clock = "\(two(time.hour)):\(two(time.minute)):\(two(time.second))Z"
    let answers = block.repliesTo.map { "\($0)" }.joined(separator: ",")
    return "{\"id\":\(block.number ?? 0),\"author\":\"\(block.author ?? "")\","
      + "\"source\":\"\(block.source ?? "")\",\"time\":\"\(date)T\(clock)\","
      + "\"reply_to\":[\(answers)],\"reposts\":\(block.reposts ?? 0),"
      + "\"text\":\"\(escaped(block.text))\"}\n"
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": escaped += "\\\""
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      case "\r": escaped += "\\r"
      case "\t": escaped += "\\t"
      case "\0"..<" ": escaped += " "
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
