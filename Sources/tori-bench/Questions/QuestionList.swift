import ToriRandom
import ToriText
import ToriTime

/// Draws the questions of all classes; the same posts give the same questions.
package struct QuestionList {
  private let posts: BenchPosts
  private var random = SplitMix64(seed: 77)

  static let allLengths = "substring, all lengths"

  package static func questions(about posts: BenchPosts, countPerClass count: Int)
    -> [AskedQuestion]
  {
    var list = QuestionList(posts: posts)
    return list.substrings(count) + list.others(count)
  }

  private init(posts: BenchPosts) { self.posts = posts }

  private mutating func substrings(_ count: Int) -> [AskedQuestion] {
    let classes = [
      ("1 character", [1]), ("2 characters", [2]), ("3 characters", [3]),
      ("4–6 characters", [4, 5, 6]),
    ]
    var asked: [AskedQuestion] = []
    for (name, lengths) in classes {
      for needle in needles(lengths, count) {
        asked.append(
          AskedQuestion(question: .containing(needle), classes: [Self.allLengths, name]))
      }
    }
    return asked
  }

  private mutating func others(_ count: Int) -> [AskedQuestion] {
    func asked(_ name: String, _ questions: [Question]) -> [AskedQuestion] {
      questions.map { AskedQuestion(question: $0, classes: [name]) }
    }
    let lengths = [2, 3, 4]
    let pairs = zip(needles(lengths, count), needles([3, 4, 2], count))
    let combinations = Question.Combination.allCases
    let combined = pairs.enumerated().map { number, pair in
      Question.combined(pair.0, combinations[number / 3 % combinations.count], pair.1)
    }
    let during = needles(lengths, count).map { Question.during($0, period()) }
    let monthly = needles(lengths, count).map { Question.monthly($0) }
    let top = needles(lengths, count).map { Question.top($0) }
    let places = needles(lengths, max(3, count / 3)).map { Question.concordance($0) }
    return asked("two texts, and / or / not", combined) + asked("substring + period", during)
      + asked("substring, count by month", monthly) + asked("top 10 by reposts", top)
      + asked("KWIC of all hits, by right context", places)
      + asked("all posts, count by month", repeated(.monthly(nil)))
      + asked("all posts, count by source", repeated(.sources))
  }

  /// There is but one such question.
  private func repeated(_ question: Question) -> [Question] { Array(repeating: question, count: 7) }

  /// Texts cut from posts, of each length in turn; one in five a near miss, with a last character from
  /// elsewhere.
  private mutating func needles(_ lengths: [Int], _ count: Int) -> [[UInt8]] {
    (0..<count).map { number in
      needle(length: lengths[number % lengths.count], isNearMiss: number % 5 == 4)
    }
  }

  private mutating func needle(length: Int, isNearMiss: Bool) -> [UInt8] {
    while true {
      let scalars = scalarsOfPost()
      guard scalars.count >= length else { continue }
      let start = random.below(scalars.count - length + 1)
      var part = Array(scalars[start..<start + length])
      if isNearMiss {
        let others = scalarsOfPost()
        guard !others.isEmpty else { continue }
        part[length - 1] = others[random.below(others.count)]
      }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: part)
      // Next to each other, characters may fold into others.
      let folded = Folding.fold(String(text)).bytes
      if folded == Array(String(text).utf8) { return folded }
    }
  }

  private mutating func scalarsOfPost() -> [Unicode.Scalar] {
    Array(String(decoding: posts.text(random.below(posts.count)), as: UTF8.self).unicodeScalars)
  }

  /// A day to three months, within the years of the posts.
  private mutating func period() -> Period {
    let first = daysFromCivil(year: BenchPosts.firstYear, month: 1, day: 1) + random.below(1000)
    let last = first + random.below(90)
    func date(_ day: Int) -> String {
      let (year, month, day) = civil(fromDays: day)
      return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }
    func start(_ day: Int) -> Int { day * 86_400 - 9 * 3600 }
    return Period(
      firstDay: date(first), lastDay: date(last), seconds: start(first)..<start(last + 1))
  }
}
