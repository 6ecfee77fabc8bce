import Glibc
import Testing
import ToriRandom
import ToriTime

/// Stamps beside what the C library writes for the same instants.
@Suite struct StampFuzzTests {
  /// Forms of strftime, and how fine they are: 0 for a day, 1 for a minute, 2 for a second.
  static let forms: [(form: String, precision: Int)] = [
    ("%Y-%m-%d", 0), ("%Y/%m/%d", 0), ("%Y.%m.%d", 0), ("%Y%m%d", 0), ("%Y-%j", 0),
    ("%G-W%V-%u", 0),
    ("%GW%V%u", 0), ("%d.%m.%Y", 0), ("%d %B %Y", 0), ("%b %e, %Y", 0), ("%d-%b-%Y", 0),
    ("%Y年%m月%d日", 0), ("%Y年%-m月%-d日", 0), ("%a, %d %b %Y", 0), ("%A, %B %d, %Y", 0),
    ("%Y-%m-%d %H:%M", 1), ("%Y/%-m/%-d %-H:%M", 1), ("%d.%m.%Y %H:%M", 1),
    ("%I:%M %p · %b %d, %Y", 1), ("%Y-%m-%d %I:%M %p", 1), ("%Y年%m月%d日%H時%M分", 1),
    ("%H:%M, %-d %B %Y (UTC)", 1), ("%Y/%m/%d(%a) %H:%M", 1), ("%Y%m%dT%H%M", 1),
    ("%Y%m%d%H%M", 1), ("%d/%b/%Y:%H:%M", 1), ("%G-W%V-%uT%H:%M", 1),
    ("%Y-%m-%dT%H:%M:%SZ", 2), ("%Y-%m-%d %H:%M:%S", 2), ("%Y%m%dT%H%M%SZ", 2),
    ("%Y%m%d%H%M%S", 2), ("%a %b %d %H:%M:%S +0000 %Y", 2), ("%a %b %e %H:%M:%S %Y", 2),
    ("%a %b %d %H:%M:%S UTC %Y", 2), ("%a, %d %b %Y %H:%M:%S +0000", 2),
    ("%a, %d %b %Y %H:%M:%S GMT", 2), ("%d-%b-%Y %H:%M:%S", 2), ("%Y-%-m-%-d %-H:%-M:%-S", 2),
    ("%Y年%-m月%-d日%-H時%-M分%-S秒", 2), ("%Y-%m-%d %H:%M:%S UTC", 2), ("%Y:%m:%d %H:%M:%S", 2),
    ("%A, %d-%b-%y %H:%M:%S GMT", 2), ("%Y-%m-%dT%H:%M:%S+00:00", 2), ("%Y-%m-%d %H:%M:%S%z", 2),
    ("%m/%d/%Y %I:%M:%S %p", 2), ("%Y.%m.%d %H:%M:%S", 2), ("%Y/%m/%d %H:%M:%S", 2),
  ]

  @Test(arguments: UInt64(0)..<40)
  func readsWhatIsWritten(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for (form, precision) in Self.forms {
      // Years whose last two digits name them.
      let second = Int.random(in: 50_000_000..<3_100_000_000, using: &random)
      let text = Self.written(second, form)
      let unit = [86_400, 60, 1][precision]
      let start = second - second % unit
      let order: DateOrder? = form.hasPrefix("%m/") ? .monthFirst : nil
      let span = TimeSpan.parse(text, in: .utc, order: order)
      #expect(span?.earliest?.milliseconds == Int64(start) * 1000, "\(text) of \(form)")
      #expect(span?.latest?.milliseconds == Int64(start + unit) * 1000, "\(text) of \(form)")
    }
  }

  /// Cut or changed, a stamp is read as some date or not at all, never past its end.
  @Test(arguments: UInt64(0)..<40)
  func survivesDamage(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for (form, _) in Self.forms {
      var bytes = Array(Self.written(Int.random(in: 0..<3_000_000_000, using: &random), form).utf8)
      for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes.remove(at: place)
        case 1: bytes[place] = UInt8.random(in: 0x20...0x7E, using: &random)
        default: bytes.removeLast(bytes.count - place)
        }
      }
      for order in [nil, DateOrder.dayFirst, .monthFirst, .yearFirst] {
        for isValue in [false, true] {
          let reading = Stamp.Reading(order: order, isValue: isValue)
          let stamp = Stamp.parse(prefixOf: bytes[...], reading)
          #expect((stamp?.byteCount ?? 0) <= bytes.count)
          #expect(stamp == nil || stamp?.date.period(in: .utc) != nil)
        }
      }
      _ = Stamp.orders(of: bytes.span)
      _ = TimeSpan.parse(bytes.span, in: .tokyo)
    }
  }

  private static func written(_ second: Int, _ form: String) -> String {
    var time = time_t(second)
    var parts = unsafe tm()
    var buffer = [CChar](repeating: 0, count: 200)
    // SAFETY: the library reads the time and writes the parts, then no more than the buffer holds.
    unsafe gmtime_r(&time, &parts)
    let length = unsafe strftime(&buffer, buffer.count, form, &parts)
    return String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
