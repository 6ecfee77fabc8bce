import ToriCorpus
import ToriTime

extension BenchCorpus.Drawn {
  /// The post as a line of JSON Lines, its line end included.
  var jsonLine: String {
    let seconds = (post.time?.earliest?.milliseconds ?? 0) / 1000
    let time = CivilTime(Instant(milliseconds: seconds * 1000), in: .utc)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let date = "\(time.year)-\(two(time.month))-\(two(time.day))"
    let clock = "\(two(time.hour)):\(two(time.minute)):\(two(time.second))Z"
    let answers = post.repliesTo.map(\.spelling).joined(separator: ",")
    return "{\"id\":\(post.number ?? 0),\"author\":\"\(post.author ?? "")\","
      + "\"source\":\"\(post.source ?? "")\",\"time\":\"\(date)T\(clock)\","
      + "\"reply_to\":[\(answers)],\"reposts\":\(post.reposts ?? 0),"
      + "\"text\":\"\(Self.escaped(post.text))\"}\n"
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": escaped += "\\\""
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      case "\t": escaped += "\\t"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
