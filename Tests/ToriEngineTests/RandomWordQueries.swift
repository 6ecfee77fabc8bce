import ToriRandom

/// Queries about words, drawn from what stands in texts; for the two engines to agree on.
struct RandomWordQueries {
  var random: SplitMix64
  let documents: [String]

  static let words = [
    "中国", "規制", "言う", "レアアース", "の", "日本", "する", "輸出", "ある", "倭国", "G7", "て", "依存",
  ]
  static let texts = ["中国", "規制", "国", "る", "アー", "の", "ない", "日"]
  static let forms = ["言った", "言っ", "中国", "レアアース泥", "している", "で"]

  mutating func pick<T>(_ values: [T]) -> T { random.pick(values) }

  /// What `near` takes too.
  private mutating func needle() -> String {
    switch Int.random(in: 0..<6, using: &random) {
    case 0: "\"\(pick(Self.texts))\""
    case 1: "word exactly \"\(pick(Self.forms))\""
    case 2: "exactly \"\(pick(["中国", "EU", "ＥＵ", "る", "国"]))\""
    default: "word \"\(pick(Self.words))\""
    }
  }

  private mutating func sought() -> String {
    switch Int.random(in: 0..<9, using: &random) {
    case 0: "any of \"\(pick(Self.texts))\", \"\(pick(Self.texts))\""
    case 1:
      "any of word \"\(pick(Self.words))\", \"\(pick(Self.texts))\", word \"\(pick(Self.words))\""
    case 2: pick(["/[ァ-ヶー]+/", "/中国|規制/", "/国./", "/[0-9,]*/", "/eu/i"])
    case 3: "[word = \"\(pick(Self.words))\"] []"
    case 4: "[pos = \"\(pick(["noun", "adp", "動詞", "sym"]))\"]"
    default: needle()
    }
  }

  private mutating func test() -> String {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: "[word = \"\(pick(Self.words))\"]"
    case 1: "[pos = \"\(pick(["noun", "verb", "propn", "adp", "名詞", "動詞"]))\"]"
    case 2: "[tag = \"\(pick(["名詞-サ変接続", "助詞", "名詞-一般", "動詞-自立"]))\"]"
    case 3: "[content and not word = \"\(pick(Self.words))\"]"
    case 4: "\"\(pick(Self.words))\""
    case 5: "[form = /\(pick(["中.*", "[ぁ-ん]+", "..", "レ?.+"]))/ or reading = \"スル\"]"
    case 6: "([content] | \"の\" [pos != \"verb\"])"
    default: "[]"
    }
  }

  private mutating func sequence() -> String {
    var parts = [
      pick(["[word = \"\(pick(Self.words))\"]", "[content]", "[tag = \"名詞-サ変接続\"]", "\"の\""])
    ]
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      parts.append(test() + pick(["", "", "?", "*", "+", "{0,3}", "{2}", "{1,}"]))
    }
    if Bool.random(using: &random) { parts.insert(test() + pick(["?", "{0,2}", "*"]), at: 0) }
    return parts.joined(separator: " ") + pick(["", "", " within sentence"])
  }

  private mutating func rows() -> String {
    let source = pick(["posts", "posts", "posts", "blocks", "posts | sort by id desc"])
    let condition = pick([
      "", "", " in \(pick(documents))", " where length > 20",
      " where mentions \"\(pick(Self.texts))\"",
      " where number < 3",
    ])
    return source.contains("|") ? source : source + condition
  }

  private mutating func window() -> String {
    pick([
      "", " within 1", " within 5", " within 3 within sentence", " left 2 right 0",
      " left 0 right 4 within sentence", " within 40",
    ])
  }

  private mutating func limit() -> String {
    pick(["", "", " | limit 0", " | limit 1", " | limit 7", " | limit 1000"])
  }

  mutating func query() -> String {
    let rows = rows()
    switch Int.random(in: 0..<16, using: &random) {
    case 0: return "posts where mentions \(needle())"
    case 1:
      return
        "posts where mentions any of word \"\(pick(Self.words))\", word exactly \"\(pick(Self.forms))\""
    case 2:
      return
        "posts where mentions \(needle()) near \(needle()) within \(Int.random(in: 0...6, using: &random))"
    case 3: return "posts where matches words \(sequence())"
    case 4:
      return "\(rows) | kwic \(sought())"
        + pick(["", " width 5 | sort by right", " | sort by left"])
    case 5: return "\(rows) | kwic words \(sequence())" + pick(["", " | count by match"])
    case 6:
      return "\(rows) | kwic \(sought()) | count by \(pick(["previous", "next", "doc", "match"]))"
    case 7:
      let key = pick(["", " by form", " by reading", " by tag", " by doc", " by month"])
      let conditions = ["", " | where content", " | where pos = 名詞", " | where word = \"EU\""]
      let hasWord = key != " by reading" && key != " by tag"
      return "\(rows) | words\(key)" + pick(hasWord ? conditions : Array(conditions.dropLast()))
    case 8: return "\(rows) | ngrams \(pick(["1", "2", "2 to 3", "4"]))"
    case 9: return "\(rows) | compounds"
    case 10, 11: return "\(rows) | collocates of \(sought())\(window())" + limit()
    case 12:
      return "\(rows) | keywords "
        + pick([
          "against (posts in \(pick(documents)))", "against (posts)", "by doc", "by author",
          "by weekday",
        ]) + pick(["", " at least 1", " at least 5"]) + limit()
    case 13, 14:
      return "\(rows) | network of "
        + pick(["words", "words", "words at least 1", "words at least 2", "documents", "authors"])
        + pick(["", " | limit 5", " | where count > 1"])
    default:
      return "\(rows) | dispersion of \(sought())" + pick(["", " by doc", " by hour"])
    }
  }
}
