/// What is asked of every program in the same sense. Texts are folded UTF-8.
package enum Question: Hashable {
  /// Which posts hold the text.
  case containing([UInt8])
  case combined([UInt8], Combination, [UInt8])
  /// Which posts hold the text and were written in the period.
  case during([UInt8], Period)
  /// How many posts each month has, of those that hold the text or of all.
  case monthly([UInt8]?)
  /// How many posts each source has.
  case sources
  /// The ten posts with the most reposts of those that hold the text; the earlier first if equal.
  case top([UInt8])
  /// Every place of the text, in the order of what stands right of it.
  case concordance([UInt8])

  package enum Combination: CaseIterable {
    case both, either, firstAlone
  }

  /// The texts that are looked for.
  var needles: [[UInt8]] {
    switch self {
    case .containing(let needle), .during(let needle, _), .top(let needle),
      .concordance(let needle), .monthly(let needle?):
      [needle]
    case .combined(let first, _, let second): [first, second]
    case .monthly(nil), .sources: []
    }
  }
}

/// Whole days in Tokyo's time.
package struct Period: Hashable {
  /// As the language writes them; both belong to the period.
  let firstDay, lastDay: String
  /// Since 1970, half-open.
  let seconds: Range<Int>
}

/// A question and the classes that its time counts in.
package struct AskedQuestion {
  package let question: Question
  let classes: [String]
}

/// What a program answered.
package struct Reply {
  /// Of posts; of places in a concordance.
  package var count: Int
  /// The posts in order, or a place's post for each; counts by month or source. `nil` if only counted.
  package var rows: [UInt32]?
}
