import ToriSystem

/// The changes of a zone's clocks, as the system's database of zones gives them.
///
/// Source: RFC 9636, *The Time Zone Information Format (TZif)*.
struct ZoneTable: Sendable {
  /// Seconds since 1970 UTC, ascending, at which the clocks change.
  private(set) var changes: [Int64]
  /// The offset from each change on; the first holds before any change, so there is one more.
  private(set) var offsets: [Int]

  /// Japan since its standard time. Its clocks were an hour ahead in the summers of 1948 to 1951.
  ///
  /// By heart, so that no machine needs the database for it. Source: the database itself, *asia*, `Rule Japan`.
  static let tokyo = ZoneTable(
    changes: [
      -683_802_000, -672_310_800, -654_771_600, -640_861_200, -620_298_000, -609_411_600,
      -588_848_400, -577_962_000,
    ],
    offsets: [
      32_400, 36_000, 32_400, 36_000, 32_400, 36_000, 32_400, 36_000, 32_400,
    ])

  private init(changes: [Int64], offsets: [Int]) {
    (self.changes, self.offsets) = (changes, offsets)
  }

  /// Reads the zone's file; `nil` if there is no such zone or the file is damaged.
  init?(named name: String) {
    let isName = name.utf8.allSatisfy {
      ("a"..."z").contains(Unicode.Scalar($0)) || ("A"..."Z").contains(Unicode.Scalar($0))
        || ("0"..."9").contains(Unicode.Scalar($0)) || "_+-/".utf8.contains($0)
    }
    guard isName, !name.isEmpty, !name.hasPrefix("/"),
      let file = try? fileBytes(atPath: "/usr/share/zoneinfo/" + name)
    else { return nil }
    self.init(file: file)
  }

  init?(file: [UInt8]) {
    // The first part of the file has 32-bit times for readers of long ago; the second is the one to read.
    guard let old = Header(file, at: 0), old.version >= 0x32,
      let header = Header(file, at: old.end(timeSize: 4))
    else { return nil }
    let times = header.start + Header.size
    let types = times + header.changeCount * 8
    let infos = types + header.changeCount
    let end = header.end(timeSize: 8)
    guard header.typeCount > 0, end <= file.count else { return nil }
    func offset(ofType type: Int) -> Int? {
      guard type < header.typeCount else { return nil }
      let seconds = Int(Int32(truncatingIfNeeded: bigEndian(file, infos + type * 6, 4)))
      return abs(seconds) < 86_400 * 2 ? seconds : nil
    }
    guard let first = offset(ofType: 0) else { return nil }
    changes = []
    offsets = [first]
    for index in 0..<header.changeCount {
      let time = bigEndian(file, times + index * 8, 8)
      guard time > changes.last ?? .min, let offset = offset(ofType: Int(file[types + index]))
      else { return nil }
      changes.append(time)
      offsets.append(offset)
    }
    let footer = file[end...].dropFirst().prefix { $0 != 0x0A }
    if let rule = ZoneRule(String(decoding: footer, as: UTF8.self)) { extend(by: rule) }
  }

  func offset(atSecond second: Int64) -> Int { offsets[place(ofSecond: second)] }

  /// The offset all the time from `first` to `last`; nil where it changes.
  func offset(fromSecond first: Int64, to last: Int64) -> Int? {
    let place = place(ofSecond: first)
    return place == changes.count || last < changes[place] ? offsets[place] : nil
  }

  /// The stretches between changes that have some of the seconds from `first` to `last`.
  func regimes(fromSecond first: Int64, to last: Int64) -> [Zone.Regime] {
    func instant(_ second: Int64) -> Instant { Instant(milliseconds: second * 1000) }
    return (place(ofSecond: first)...max(place(ofSecond: first), place(ofSecond: last))).map {
      Zone.Regime(
        start: $0 > 0 ? instant(changes[$0 - 1]) : nil,
        end: $0 < changes.count ? instant(changes[$0]) : nil, offset: offsets[$0])
    }
  }

  /// How many changes there are at or before `second`; binary search.
  private func place(ofSecond second: Int64) -> Int {
    // Most times are of today's rule.
    if changes.last.map({ $0 <= second }) ?? true { return changes.count }
    var low = 0
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle] <= second { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Writes out the rule that holds after the last change, up to the year 2100.
  private mutating func extend(by rule: ZoneRule) {
    let from = changes.last.map { civil(fromDays: Int($0) / 86_400).year } ?? 1970
    guard from <= 2100 else { return }
    for year in from...2100 {
      for change in rule.changes(inYear: year) where change.second > changes.last ?? .min {
        changes.append(change.second)
        offsets.append(change.offset)
      }
    }
  }

  /// The counts at the head of each part of the file.
  private struct Header {
    static let size = 44
    let start: Int
    let version: UInt8
    let utcCount, standardCount, leapCount, changeCount, typeCount, nameLength: Int

    init?(_ file: [UInt8], at start: Int) {
      guard start + Self.size <= file.count, file[start...].starts(with: "TZif".utf8) else {
        return nil
      }
      self.start = start
      version = file[start + 4]
      func count(_ index: Int) -> Int { Int(bigEndian(file, start + 20 + index * 4, 4)) }
      (utcCount, standardCount, leapCount) = (count(0), count(1), count(2))
      (changeCount, typeCount, nameLength) = (count(3), count(4), count(5))
    }

    /// Where the part ends; its times take `timeSize` bytes each.
    func end(timeSize: Int) -> Int {
      start + Self.size + changeCount * (timeSize + 1) + typeCount * 6 + nameLength
        + leapCount * (timeSize + 4) + standardCount + utcCount
    }
  }
}

private func bigEndian(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int64 {
  bytes[start..<start + count].reduce(0) { $0 << 8 | Int64($1) }
}
