/// The longest grams of a needle that a segment's dictionary has.
///
/// Of three characters and more the dictionary has those grams whose two parts, without the first and
/// without the last character, are both frequent. So one that it lacks either occurs nowhere, or has a
/// part in few texts: few are left to be compared with the needle.
struct NeedleCover {
  /// The blocks of each gram, the rarest first; every block that holds the needle is in all of them.
  let lists: [PostingList]
  /// Whether every block in all the lists holds the needle.
  let isExact: Bool

  /// As few blocks as this are compared sooner than longer grams are looked up.
  private static let fewBlocks = 24

  /// `nil` if no block of the segment holds `needle`, which is not empty.
  init?(_ needle: [UInt32], _ dictionary: GramDictionary) {
    if needle.count == 1 {
      guard let entry = dictionary.find(Gram(needle[0])) else { return nil }
      lists = [entry.list]
      isExact = true
      return
    }
    var pairs: [GramDictionary.Entry] = []
    for place in 1..<needle.count {
      guard let entry = dictionary.find(Gram(needle[place - 1], needle[place])) else { return nil }
      pairs.append(entry)
    }
    if needle.count == 2 || pairs.contains(where: { $0.list.count <= Self.fewBlocks }) {
      lists = Self.lists(of: pairs)
      isExact = needle.count == 2
      return
    }
    var level: [GramDictionary.Entry?] = pairs
    var chosen: [GramDictionary.Entry] = []
    var length = 2
    while level.contains(where: { $0 != nil }), length < min(needle.count, Gram.longest) {
      guard let longer = Self.extended(level, length, needle, dictionary) else { return nil }
      for (place, entry) in level.enumerated() {
        let isCovered =
          place > 0 && longer[place - 1] != nil || place < longer.count && longer[place] != nil
        if let entry, !isCovered { chosen.append(entry) }
      }
      level = longer
      length += 1
    }
    isExact = length == needle.count && level.contains { $0 != nil }
    lists = Self.lists(of: chosen + level.compactMap(\.self))
  }

  /// The lists of grams, each once, the rarest first.
  private static func lists(of grams: [GramDictionary.Entry]) -> [PostingList] {
    if grams.count == 1 { return [grams[0].list] }
    // A gram that the needle has twice stands next to itself then.
    let sorted = grams.sorted { ($0.list.count, $0.place) < ($1.list.count, $1.place) }
    return sorted.indices.filter { $0 == 0 || sorted[$0].place != sorted[$0 - 1].place }
      .map { sorted[$0].list }
  }

  /// The grams that are a character longer than those of `level`, where the dictionary has them; `nil` if
  /// one occurs nowhere.
  private static func extended(
    _ level: [GramDictionary.Entry?], _ length: Int, _ needle: [UInt32],
    _ dictionary: GramDictionary
  ) -> [GramDictionary.Entry?]? {
    var longer: [GramDictionary.Entry?] = []
    for place in 0..<level.count - 1 {
      guard let prefix = level[place], let suffix = level[place + 1],
        dictionary.isFrequent(prefix.list.count), dictionary.isFrequent(suffix.list.count)
      else {
        longer.append(nil)
        continue
      }
      let gram = Gram(extending: prefix.place, by: needle[place + length])
      guard
        let entry = dictionary.find(
          gram, parts: .init(prefix: prefix.list, suffix: suffix.list))
      else { return nil }
      longer.append(entry)
    }
    return longer
  }
}
