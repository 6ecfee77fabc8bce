import Testing
import ToriEngine
import ToriRandom
import ToriRender
import ToriTime

/// `jsonl` and `json`.
struct JSONTests {
  @Test func eachRowIsAnObjectWithoutWhatIsAbsent() throws {
    let expected = #"""
      {"id":"001#11","doc":"001","number":11,"author":"名無し","time":"2026-01-13T10:32:15.84+09:00","text":">>3\n南鳥島沖のﾚｱｱｰｽ泥、\"採掘\"は2028年|以降","replies_to":[3],"links":["https://example.jp/a_b?x=1&y=2","https://example.com/c"],"deleted":false}
      {"id":"000:29","doc":"000","time":"2025-10-23T17:19:24+09:00/2025-10-23T17:48:40+09:00","text":"👨‍👩‍👧が\u001b[31m赤い\u202e字\t🇯🇵、*強調*と\\記号<b>","deleted":false}
      {"id":"002#3","doc":"002","number":3,"author":"ｶﾞ=x, \"y\"","time":"2025-12-12","text":"","deleted":true}
      {"id":"003#1","doc":"003","number":1,"text":"日"}

      """#
    #expect(try rendered(posts, as: .jsonl) == expected)
  }

  @Test func terminalsAndLimitsChangeNothing() throws {
    let plain = try rendered(posts, as: .jsonl)
    #expect(try rendered(posts, as: .jsonl, terminal(20, colour: true, limit: 1)) == plain)
  }

  @Test func jsonIsOneArrayOfTheSameObjects() throws {
    let lines = try rendered(posts, as: .jsonl).split(separator: "\n").compactMap { JSON($0) }
    #expect(lines.count == 4)
    #expect(try JSON(rendered(posts, as: .json)) == .array(lines))
    let none = answer(.posts, [("id", .text)], [])
    #expect(try rendered(none, as: .json) == "[]\n")
    #expect(try rendered(none, as: .jsonl) == "")
  }

  @Test(arguments: [
    (Value.integer(-9_007_199_254_740_992), "-9007199254740992"),
    (.integer(-9_007_199_254_740_993), "\"-9007199254740993\""), (.number(0.1), "0.1"),
    (.number(3), "3.0"), (.number(.infinity), "null"), (.number(.nan), "null"),
    (.boolean(true), "true"), (.date(PartialDate(month: 1, day: 12)), #""XXXX-01-12""#),
    (.date(PartialDate(year: 2025, half: 1)), #""2025-01/2025-06""#),
    (.list([.text("a\"b"), .integer(1), .none]), #"["a\"b",1,null]"#),
    (.bytes(Array("日\n".utf8)), #""日\n""#), (.bytes([0x93, 0xFA]), #"{"base64":"k/o="}"#),
    (.bytes([0xFF]), #"{"base64":"/w=="}"#), (.bytes([0xFF, 0xFE, 0xFD]), #"{"base64":"//79"}"#),
    (.bytes([]), #""""#),
    (
      .text("\0\u{7F}\u{9B}\u{2028}\u{2029}\u{2066}"),
      #""\u0000\u007f\u009b\u2028\u2029\u2066""#
    ),
  ])
  func values(value: Value, expected: String) throws {
    let one = answer(.columns, [("x", .text)], [[value]])
    #expect(try rendered(one, as: .jsonl) == "{\"x\":\(expected)}\n")
  }

  @Test func timesAreInTheZoneAskedFor() throws {
    let one = answer(.columns, [("time", .time)], [[bounded(stamp(2026, 1, 1, 8), nil)]])
    let options = RenderOptions(zone: .utc)
    #expect(try rendered(one, as: .jsonl, options) == #"{"time":"2025-12-31T23:00:00Z/.."}"# + "\n")
  }

  @Test(arguments: UInt64(0)..<200)
  func textsComeBack(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let texts = (0..<5).map { _ in random.text(upTo: 12) }
    let rows = answer(
      .columns, [("t", .text), ("l", .list(.text))],
      texts.map { [.text($0), .list([.text($0), .text("")])] })
    let lines = try rendered(rows, as: .jsonl).split(separator: "\n")
    #expect(
      lines.map { JSON($0) }
        == texts.map {
          .object(["t": .string($0), "l": .array([.string($0), .string("")])])
        })
  }
}
