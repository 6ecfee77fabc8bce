/// Finds the blocks of a segment that have a gram.
///
/// The grams stand in order, in groups of 32. `gramIndex`: the number of groups (u32), how many blocks
/// have a frequent gram at least (u32), then for each group its first key and where its entries and its
/// postings start (u64 each). `grams`: for each gram the difference of its key from the one before it,
/// its count × 4 + its form, and the size of its postings, or its block if it has only one; all varints.
struct GramDictionary {
  static let groupSize = 32

  /// How the blocks that have a gram are kept.
  enum Form: Int {
    case runs, bitmap
    /// Not at all: they are those of the gram without its last character, or without its first.
    case asPrefix, asSuffix
  }

  /// The blocks that have a gram without its last, and without its first character.
  struct Parts {
    let prefix: PostingList
    let suffix: PostingList
  }

  struct Entry {
    let list: PostingList
    /// Its place in the dictionary, by which longer grams name it.
    let place: Int
  }

  let index: Section
  let entries: Section
  let postings: Section
  /// The number of the segment's first block.
  let base: UInt32

  /// Whether a gram that so many blocks have may be part of a longer one.
  func isFrequent(_ count: Int) -> Bool { count >= Int(index.u32(at: 4)) }

  /// The blocks that have `gram`; `nil` if none has, or it is one of three characters or more that is not
  /// kept. For those, the blocks of its parts are needed.
  func find(_ gram: Gram, parts: Parts? = nil) -> Entry? {
    // A segment without texts has no dictionary.
    if index.count == 0 { return nil }
    let groups = Int(index.u32(at: 0))
    let low = index.withBytes(8..<8 + groups * 24) { heads in
      var (low, high) = (0, groups)
      while low < high {
        let middle = (low + high) / 2
        if heads.u64(middle * 24) <= gram.key { low = middle + 1 } else { high = middle }
      }
      return low
    }
    guard let low, low > 0 else { return nil }
    let at = 8 + (low - 1) * 24
    let start = Int(truncatingIfNeeded: index.u64(at: at + 8))
    let end = low == groups ? entries.count : Int(truncatingIfNeeded: index.u64(at: at + 32))
    guard 0 <= start, start < end else { return nil }
    var (key, posting) = (index.u64(at: at), Int(truncatingIfNeeded: index.u64(at: at + 16)))
    return entries.withBytes(start..<end) { bytes -> Entry? in
      var (place, at) = ((low - 1) * Self.groupSize, 0)
      while at < bytes.byteCount {
        key &+= UInt64(bytes.varint(&at))
        let head = bytes.varint(&at)
        let (count, form) = (head >> 2, Form(rawValue: head & 3) ?? .runs)
        let isKept = form == .runs || form == .bitmap
        let extra = isKept ? bytes.varint(&at) : 0
        if key == gram.key {
          let list: PostingList? =
            switch form {
            case .asPrefix: parts?.prefix
            case .asSuffix: parts?.suffix
            case .bitmap: list(count, .bitmap(posting..<posting + extra))
            case .runs:
              count == 1
                ? list(1, .single(UInt32(truncatingIfNeeded: extra)))
                : list(count, .runs(posting..<posting + extra))
            }
          return list.map { Entry(list: $0, place: place) }
        }
        if key > gram.key { return nil }
        if count > 1 { posting += extra }
        place += 1
      }
      return nil
    } ?? nil
  }

  private func list(_ count: Int, _ form: PostingList.Form) -> PostingList {
    PostingList(count: count, form: form, section: postings, base: base)
  }
}
