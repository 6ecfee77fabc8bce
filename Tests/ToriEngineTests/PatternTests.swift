import Testing
import ToriCorpus
import ToriEngine

/// Patterns end, whatever they are, and find the same however they are run.
@Suite struct PatternTests {
  private static func sample(_ texts: [String]) throws -> Sample {
    let lines = texts.map { "{\"text\":\"\($0.replacing("\n", with: "\\n"))\"}\n" }
    return try Sample([
      DocumentReader.read(bytes: Array(lines.joined().utf8), path: "/p.jsonl")
    ])
  }

  private static let adverse = try? sample([
    String(repeating: "ab", count: 5000), String(repeating: "a", count: 4000) + "!",
    String(repeating: "あ", count: 3000), String(repeating: "a b ", count: 2000),
    String(repeating: "(", count: 3000),
  ])

  /// Each of them would take from seconds to years on some of the texts.
  @Test(arguments: [
    "(a?){500}a{500}", "(a?){900}a{900}", "(a|aa)+$", "(a+)+b", "((a+)+)+b", "(.*)*x$", "(.*)+x$",
    "^(([a-z])+.)+[A-Z]([a-z])+$", "(\\w+\\s*)+:$", "(a|a?)+c", "(.*a){20}z", "(.*?,){13}z",
    "(?=(a+))\\1*b", "^(a?b?)*$z", "(あ|ああ)+い", "(?:.*){12}x", "(\\()*(\\()*(\\()*(\\()*x",
    "(?i)(A|aA)+Z", "(a*)*\\1z", "(x+x+)+y|(a+a+)+y", "(?<n>a|b|ab)*(?&n)*c",
    "[ab]*[ab]*[ab]*[ab]*c",
    "a.*a.*a.*a.*a.*z", "((?R)|a)*z", "(?>a*)*z", "(\\X*)*z", "(?:a|b|ab){1,999}z",
  ])
  func everyPatternEnds(pattern: String) throws {
    let sample = try #require(Self.adverse)
    do {
      let found = try sample.cells("posts where matches /\(pattern)/ | count")
      #expect(found.count == 1)
    } catch EngineError.patternLimit(let source) {
      #expect(source == "/\(pattern)/")
    }
  }

  private static let longTexts = Result {
    let text = "南鳥島の沖\n120万トン\nabcde\n々々"
    let long = String(repeating: "…、\n", count: 4000)
    return try sample([text, long + text, text + "\n" + long, long])
  }

  /// In a text of some bytes, and in one so long that its steps have to be counted.
  @Test(arguments: [
    ("南鳥島", true), ("南鳥鳥", false), ("南.*島", true), ("[0-9]+万トン", true), ("[0-9]{4}万", false),
    ("(南|北)鳥島", true), ("(?<=鳥)島", true), ("(?<!鳥)島の", false), ("\\p{Han}+の\\p{Han}+", true),
    ("(.)\\1", true), ("(?:ab|cd)+e", true), ("^abcde$", true), ("^bcde$", false), ("A", false),
    ("a\\+b", false), ("[*+?{]", false), ("(?i)ABCDE", true), ("x*y*z*南", true), ("\\d\\d?万", true),
  ])
  func longTextsAreMatchedAsShortOnes(pattern: String, occurs: Bool) throws {
    let found = try Self.longTexts.get().cells("posts where matches /\(pattern)/m | select id")
    #expect(found.count == (occurs ? 3 : 0), "\(found)")
  }
}
